import { type NamedColumn, parseLensName } from "../copy/lens-columns";
import { FileError } from "../file-error";
import type { SheetVisibility } from "../sheet-visibility";
import { scanXmlBytes, unescapeXml } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { names } from "./names";
import { parseArea } from "./reference";
import { readRelationships } from "./relationships";
import type { Relationship } from "./relationships";

/** A worksheet as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly part: string;
}

/** The workbook part and where its other parts are. */
export interface WorkbookPart {
  readonly part: string;
  readonly date1904: boolean;
  /** Worksheets only: chart, macro and dialog sheets hold no register. */
  readonly sheets: readonly ListedSheet[];
  readonly relationships: readonly Relationship[];
  /** Header cells of own columns of an earlier run. */
  readonly lensNames: readonly NamedColumn[];
  readonly stylesPart: string;
  readonly sharedStringsPart: string;
}

/** Finds the workbook part by the package's relationships. Throws `missing-part` when there is none. */
export async function readWorkbookPart(zip: ZipPackage): Promise<WorkbookPart> {
  const root = await readRelationships(zip, "");
  const part = root.find((one) => one.kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const bytes = await zip.bytes(part);
  if (bytes === undefined) throw new FileError("missing-part", "the workbook");
  const relationships = await readRelationships(zip, part);
  const byId = new Map(relationships.map((one) => [one.id, one]));
  const sheets: ListedSheet[] = [];
  const lensNames: NamedColumn[] = [];
  let definedName = "";
  let definition = "";
  let date1904 = false;
  scanXmlBytes(bytes, {
    open(name, tag) {
      if (name === names.workbookPr) date1904 = tag.flag(names.date1904);
      if (name === names.definedName) {
        definedName = tag.attribute(names.name) ?? "";
        definition = "";
      }
      if (name !== names.sheet) return;
      const relationship = byId.get(relationshipId(tag.attributesText()));
      if (relationship?.kind !== "worksheet") return;
      sheets.push({
        name: tag.attribute(names.name) ?? "",
        visibility: visibility(tag.attribute(names.state)),
        part: relationship.target,
      });
    },
    close(name) {
      if (name !== names.definedName) return;
      const found = namedColumn(definedName, unescapeXml(definition));
      if (found !== undefined) lensNames.push(found);
      definedName = "";
    },
    text(part, start, end) {
      if (definedName !== "") definition += decoder.decode(part.subarray(start, end));
    },
  });
  const target = (kind: string): string => relationships.find((one) => one.kind === kind)?.target ?? "";
  return {
    part,
    date1904,
    sheets,
    relationships,
    lensNames,
    stylesPart: target("styles"),
    sharedStringsPart: target("sharedStrings"),
  };
}

/** The relationship's id, whatever prefix its namespace has. */
function relationshipId(attributes: string): string {
  return /(?:^|\s)[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "";
}

/** A defined name of ours, if it still points to a cell. */
function namedColumn(name: string, definition: string): NamedColumn | undefined {
  const own = parseLensName(name);
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+)$/.exec(definition.trim());
  const cell = parseArea(match?.[3] ?? "");
  if (own === undefined || match === null || cell === undefined) return undefined;
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2] ?? "";
  return { ...own, sheet, row: cell.top, at: cell.left };
}

const decoder = new TextDecoder();

function visibility(state: string | undefined): SheetVisibility {
  if (state === "hidden") return "hidden";
  return state === "veryHidden" ? "very-hidden" : "visible";
}
