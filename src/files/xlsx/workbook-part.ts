import { FileError } from "../file-error";
import type { SheetVisibility } from "../workbook-file";
import { scanXmlBytes } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { names } from "./names";
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
  let date1904 = false;
  scanXmlBytes(bytes, {
    open(name, tag) {
      if (name === names.workbookPr) date1904 = tag.flag(names.date1904);
      if (name !== names.sheet) return;
      const relationship = byId.get(relationshipId(tag.attributesText()));
      if (relationship?.kind !== "worksheet") return;
      sheets.push({
        name: tag.attribute(names.name) ?? "",
        visibility: visibility(tag.attribute(names.state)),
        part: relationship.target,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const target = (kind: string): string => relationships.find((one) => one.kind === kind)?.target ?? "";
  return {
    part,
    date1904,
    sheets,
    relationships,
    stylesPart: target("styles"),
    sharedStringsPart: target("sharedStrings"),
  };
}

/** The relationship's id, whatever prefix its namespace has. */
function relationshipId(attributes: string): string {
  return /(?:^|\s)[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "";
}

function visibility(state: string | undefined): SheetVisibility {
  if (state === "hidden") return "hidden";
  return state === "veryHidden" ? "very-hidden" : "visible";
}
