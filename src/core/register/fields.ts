/** Where each text of an asset comes from: its own cell, a band, a value given once above, a vendor flag. */
import type { ColumnRole } from "../asset";
import type { Area, CellAddress, Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import type { BandText } from "./bands";
import type { VendorFlag } from "./columns";
import type { ColumnContent } from "./content";
import { lastNotAbove } from "./growing";
import type { Lexicon } from "./lexicon";
import type { ColumnReading, FieldSource } from "./reading";

/** The text of the asset's own cell. */
export function ownCell(sheet: Sheet, { role, header, column }: ColumnReading): FieldSource {
  return {
    role,
    header,
    text: (row) => textAt(sheet, row, column),
    cell: (row) => ({ sheet: sheet.name, row, column }),
  };
}

/** A text given once, with blanks below: the row's own cell, else the last row at or above it in `given`. */
export function givenOnce(
  sheet: Sheet,
  { role, header, column }: ColumnReading,
  given: Int32Array,
): FieldSource {
  const sourceOf = (row: number): number => given[lastNotAbove(given, row)] ?? row;
  return {
    role,
    header,
    text: (row) => textAt(sheet, sourceOf(row), column),
    cell: (row) => ({ sheet: sheet.name, row: sourceOf(row), column }),
  };
}

/**
 * The rows of a column that do not repeat the one above by a word or sign ("ditto", "as above"); `null` where all are such.
 * @param content what a sample of these rows says
 */
export function rowsWithoutDitto(
  sheet: Sheet,
  column: number,
  rows: Int32Array,
  content: ColumnContent | undefined,
  lexicon: Lexicon,
): Int32Array | null {
  const isDitto = (text: string): boolean =>
    text !== "" && text.length <= 30 && (dittoSign.test(text) || lexicon.isOne("ditto", text));
  if (content?.some(isDitto) !== true) return null;
  const own = rows.filter((row) => !isDitto(textAt(sheet, row, column).trim()));
  return own.length === 0 || own[0] !== rows[0] ? null : own;
}

const dittoSign = /^(?:["\u02ba\u2033\u201c\u201d\u3003]|''|,,|-\s*["\u2033\u3003]\s*-)$/;

/** A text of the bands above a row; where the row has a cell of its own for it, that one counts. */
export function fromBands(
  sheet: Sheet,
  role: ColumnRole,
  bands: readonly { readonly row: number; readonly column: number; readonly text: string }[],
  own: FieldSource | undefined,
): FieldSource {
  const rows = Int32Array.from(bands, ({ row }) => row);
  const bandOf = (row: number): (typeof bands)[number] | undefined => bands[lastNotAbove(rows, row)];
  const ownText = (row: number): string => own?.text(row) ?? "";
  return {
    role,
    header: own?.header ?? "",
    text: (row) => (isBlank(ownText(row)) ? (bandOf(row)?.text ?? "") : ownText(row)),
    cell: (row): CellAddress => {
      const band = isBlank(ownText(row)) ? bandOf(row) : undefined;
      if (band !== undefined) return { sheet: sheet.name, row: band.row, column: band.column };
      return own?.cell(row) ?? { sheet: sheet.name, row, column: 0 };
    },
  };
}

/** Band parts as fields: site, site type, make, and category where bands name kinds of things. */
export function bandFields(
  sheet: Sheet,
  bands: readonly BandText[],
  own: ReadonlyMap<ColumnRole, FieldSource>,
): Map<ColumnRole, FieldSource> {
  const fields = new Map<ColumnRole, FieldSource>();
  const sites = bands.filter(({ site, siteType }) => site !== "" || siteType !== "");
  const kinds = bands.filter(({ category }) => category !== "");
  const isMade = bands.some(({ make }) => make !== "");
  // A wrong make accuses: any band after "Manufacturer: Hikvision" ends what it says.
  if (isMade)
    fields.set(
      "make",
      fromBands(
        sheet,
        "make",
        bands.map(({ row, column, make }) => ({ row, column, text: make })),
        own.get("make"),
      ),
    );
  if (sites.length > 0) {
    fields.set(
      "site",
      fromBands(
        sheet,
        "site",
        sites.map(({ row, column, site }) => ({ row, column, text: site })),
        own.get("site"),
      ),
    );
    if (sites.some(({ siteType }) => siteType !== ""))
      fields.set(
        "siteType",
        fromBands(
          sheet,
          "siteType",
          sites.map(({ row, typeColumn, siteType }) => ({ row, column: typeColumn, text: siteType })),
          own.get("siteType"),
        ),
      );
  }
  if (kinds.length > 0)
    fields.set(
      "category",
      fromBands(
        sheet,
        "category",
        kinds.map(({ row, column, category }) => ({ row, column, text: category })),
        own.get("category"),
      ),
    );
  return fields;
}

/** A yes/no or counting column under a maker's name: "Hikvision", "12 x Hikvision", or nothing. */
export function flagField(
  sheet: Sheet,
  { column, maker }: VendorFlag,
  header: string,
  lexicon: Lexicon,
): FieldSource {
  return {
    role: "make",
    header,
    text: (row) => {
      const value = lexicon.flag(textAt(sheet, row, column));
      if (value.is === "yes") return maker;
      if (value.is === "count")
        return value.count === 0 ? "" : value.count === 1 ? maker : `${value.count} x ${maker}`;
      if (value.is !== "words") return "";
      return flagWords(value.words, maker, lexicon);
    },
    cell: (row) => ({ sheet: sheet.name, row, column }),
  };
}

/** "Y (3)", "Yes - two domes", "N (removed)" in a flag column. */
function flagWords(words: string, maker: string, lexicon: Lexicon): string {
  const first = /^[\p{L}]+/u.exec(words)?.[0] ?? "";
  const count = /\d+/.exec(words)?.[0];
  if (first !== "" && lexicon.isOne("no", first)) return "";
  if (first !== "" && lexicon.isOne("unsure", first)) return "";
  if (words.includes("?")) return "";
  return count === undefined || count === "1" ? maker : `${Number(count)} x ${maker}`;
}

/** Cells merged downwards give their value to every row they cover. */
export function mergedDown(sheet: Sheet, column: number): readonly Area[] {
  const areas = (sheet.merged ?? []).filter(({ left, top, bottom }) => left === column && bottom > top);
  return areas.sort((a, b) => a.top - b.top);
}

/** A column whose cells are merged downwards: the text stands in the first row of the merge. */
export function mergedCell(sheet: Sheet, reading: ColumnReading, areas: readonly Area[]): FieldSource {
  const tops = areas.map(({ top }) => top);
  const sourceOf = (row: number): number => {
    const area = areas[lastNotAbove(tops, row)];
    return area !== undefined && row <= area.bottom ? area.top : row;
  };
  return {
    role: reading.role,
    header: reading.header,
    text: (row) => textAt(sheet, sourceOf(row), reading.column),
    cell: (row) => ({ sheet: sheet.name, row: sourceOf(row), column: reading.column }),
  };
}

/**
 * The rows in which a site column gives its value, where it plainly gives each site once for the rows below:
 * blanks follow, the first asset has one, no two neighbours repeat a site and (hardly) no site comes twice. Else `null`.
 */
export function rowsThatGiveSites(sheet: Sheet, column: number, rows: Int32Array): Int32Array | null {
  // Most columns are simply filled in: there are too few blanks, and no text needs to be remembered.
  if (isFilledIn(sheet, column, rows)) return null;
  const given: number[] = [];
  const seen = new Set<string>();
  let [again, neighbours, lastAt] = [0, 0, -2];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const value = sheet.value(row, column);
    if (isBlank(value)) continue;
    const text = String(value);
    if (seen.has(text)) again++;
    seen.add(text);
    if (at === lastAt + 1) neighbours++;
    lastAt = at;
    given.push(row);
    // A column that is simply filled in shows it early.
    if (given.length === 400 && again > 40 && neighbours > 40) return null;
  }
  if (given.length === 0 || given[0] !== rows[0]) return null;
  if (again > given.length * 0.1) return null;
  return Int32Array.from(given);
}

/** Whether a column has too few blanks to give its values once for the rows below. */
function isFilledIn(sheet: Sheet, column: number, rows: Int32Array): boolean {
  let filled = 0;
  for (const row of rows) {
    if (isBlank(sheet.value(row, column))) continue;
    filled++;
    // blanks are fewer than 0.4 of what is filled, however the rest is
    if (rows.length - filled < filled * 0.4) return true;
  }
  return filled === rows.length;
}

/** Whether a column says something only in the rows in which the site is given: then it speaks for the same rows. */
export function isGivenWithSites(sheet: Sheet, column: number, rows: Int32Array, given: Int32Array): boolean {
  const sites = new Set(given);
  let [filled, elsewhere] = [0, 0];
  for (const row of rows) {
    if (isBlank(sheet.value(row, column))) continue;
    filled++;
    if (!sites.has(row)) elsewhere++;
    if (elsewhere > 3 && elsewhere > filled * 0.05) return false;
  }
  return filled > 0 && elsewhere <= filled * 0.05;
}
