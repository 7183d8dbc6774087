/** What a band row says about the rows below it: the site, its type, or the kind of things. */
import type { Sheet } from "../sheet";
import type { Band } from "./body";
import { textAt } from "./cells";
import { filledColumns } from "./filled";
import type { Lexicon } from "./lexicon";

/** The parts of a band, as written. */
export interface BandText {
  readonly row: number;
  readonly column: number;
  /** The column of the type, where it stands in a cell of its own. */
  readonly typeColumn: number;
  readonly site: string;
  readonly siteType: string;
  readonly category: string;
  /** "Manufacturer: Hikvision". */
  readonly make: string;
}

const label =
  /^(?:site|premises|property|location|building|establishment|school|standort|sitio|site name|safle|sede|locatie|emplacement)\s*(?:name|no\.?|:|-|–)+\s*/i;
const typeLabel = /^(?:site\s*)?(?:type|category|use|usage|typ|tipo|math)\s*[:-]\s*/i;
const numbering = /^(?:\d{1,3}[.)]|[A-Z][.)])\s+/;
const counted = /\s*[-–(]?\s*\d+\s*(?:no\.?|assets?|items?|devices?|cameras?|units?)\)?\s*$/i;

/** Reads "HMP Fernhill - Prison", "HMP Fernhill (Prison)", "Site: HMP Fernhill", "CCTV cameras". */
export function bandText(band: Band, lexicon: Lexicon): BandText {
  const [first, second] = band.cells;
  const column = first?.column ?? 0;
  const plain = {
    row: band.row,
    column,
    typeColumn: second?.column ?? column,
    site: "",
    siteType: "",
    category: "",
    make: "",
  };
  if (first === undefined) return plain;
  const labelled = labelledText(band.cells, lexicon);
  if (labelled?.role === "make") return { ...plain, column: labelled.column, make: labelled.text };
  if (second !== undefined) {
    if (/:\s*$/.test(first.text)) {
      const parts = splitBand(second.text.trim(), lexicon);
      return typeLabel.test(first.text)
        ? { ...plain, column: second.column, siteType: second.text }
        : { ...plain, column: second.column, ...parts };
    }
    const number = /^[\d.,\s]+$/.test(second.text);
    if (!number)
      return {
        ...plain,
        site: first.text.replace(label, "").trim(),
        siteType: second.text.replace(typeLabel, "").trim(),
      };
  }
  const text = first.text.replace(numbering, "").replace(counted, "").trim();
  if (isKindOfThing(text, lexicon)) return { ...plain, category: text };
  return { ...plain, ...splitBand(text, lexicon) };
}

/** What a label with its text stands for: "Site: HMP Fernhill", or "Manufacturer" and "Hikvision" in two cells. */
interface LabelledText {
  readonly role: "site" | "siteType" | "make";
  readonly column: number;
  readonly text: string;
}

/** The label and its text in a row that holds nothing else; `null` where it is no label for a site, its type or a make. */
function labelledText([first, second, third]: Band["cells"], lexicon: Lexicon): LabelledText | null {
  if (first === undefined || third !== undefined) return null;
  const [, inOne = "", rest = ""] = /^([^:]{2,30}):\s*(\S.*)$/.exec(first.text.trim()) ?? [];
  const before = second === undefined ? inOne : first.text.replace(/:\s*$/, "");
  const text = second === undefined ? rest : second.text.trim();
  if (text === "" || before === "" || lexicon.isSiteType(before)) return null;
  const { role, sure } = lexicon.headers.read(before);
  const { column } = second ?? first;
  if (!sure) return null;
  if (role === "site" || role === "location") return { role: "site", column, text };
  return role === "siteType" || role === "make" ? { role, column, text } : null;
}

/** Rows above a table that say for all of it, with a label, what bands say for the rows below them. */
export function titleBands(
  sheet: Sheet,
  rows: readonly number[],
  columns: readonly number[],
  lexicon: Lexicon,
): Band[] {
  return rows.flatMap((row) => {
    const cells = filledColumns(sheet, row, columns).map((column) => ({
      column,
      text: textAt(sheet, row, column),
    }));
    const labelled = labelledText(cells, lexicon);
    if (labelled === null) return [];
    const [first, second] = cells;
    // Two cells are told from a name and its type by the colon of the label.
    if (first !== undefined && second !== undefined)
      return [{ row, cells: [{ ...first, text: `${first.text.replace(/:\s*$/, "")}:` }, second] }];
    return [{ row, cells }];
  });
}

/** "CCTV cameras", "Recorders": device words only. */
function isKindOfThing(text: string, lexicon: Lexicon): boolean {
  if (lexicon.isSiteType(text)) return false;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && word !== "and" && word !== "other");
  if (words.length === 0 || words.length > 5) return false;
  const known = words.filter(
    (word) => lexicon.holds("category", word) || lexicon.holds("category", word.replace(/s$/, "")),
  );
  const kinds = [
    "equipment",
    "system",
    "systems",
    "network",
    "security",
    "video",
    "external",
    "internal",
    "devices",
    "assets",
    "ip",
    "hardware",
  ];
  return known.length > 0 && words.every((word) => known.includes(word) || kinds.includes(word));
}

/** "Centro: Prisión de Valdemar": what stands before a colon names the column that the band stands for. */
function withoutLabel(text: string, lexicon: Lexicon): string {
  const bare = text.replace(label, "").trim();
  const [, before = "", after = ""] = /^([^:]{2,30}):\s*(\S.*)$/.exec(bare) ?? [];
  if (after === "" || lexicon.isSiteType(before)) return bare;
  const { role, sure } = lexicon.headers.read(before);
  return sure && (role === "site" || role === "location") ? after : bare;
}

function splitBand(text: string, lexicon: Lexicon): { site: string; siteType: string } {
  const bare = withoutLabel(text, lexicon);
  const bracket = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(bare);
  if (bracket !== null)
    return { site: bracket[1]?.trim() ?? bare, siteType: (bracket[2] ?? "").replace(typeLabel, "").trim() };
  const dashed = /^(.+?)(?:\s+[-–—|/]\s+|\s*[:;|]\s*|,\s+|\s*\t\s*|\s{3,})([^-–—|:;]+)$/.exec(bare);
  if (dashed !== null) {
    const site = dashed[1]?.trim() ?? bare;
    const type = (dashed[2] ?? "").replace(typeLabel, "").trim();
    if (lexicon.isSiteType(type) || lexicon.holds("siteType", type) || typeLabel.test(dashed[2] ?? ""))
      return { site, siteType: type };
    if (lexicon.isSiteType(site)) return { site: type, siteType: site };
    if (
      /\s[-–—|]\s/.test(bare) &&
      type.split(" ").length <= 3 &&
      !/\d/.test(type) &&
      !lexicon.holds("location", type)
    )
      return { site, siteType: type };
  }
  return { site: bare, siteType: "" };
}
