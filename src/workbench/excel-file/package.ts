/** The parts of an .xlsx that are read and written beside exceljs. */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { childrenOf, parseXml, piecesOf, type XmlNode } from "./xml";

export type Parts = Record<string, Uint8Array>;

const needed =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|worksheets\/[^/]+\.xml|tables\/[^/]+\.xml)$/;

/** Unpacks the parts that hold sheets, tables and styles. */
export function sheetParts(bytes: Uint8Array): Parts {
  return unzipSync(bytes, { filter: ({ name }) => needed.test(name) });
}

export function partText(parts: Parts, name: string): string {
  const part = parts[name];
  return part === undefined ? "" : strFromU8(part);
}

export function setPartText(parts: Parts, name: string, text: string): void {
  parts[name] = strToU8(text);
}

/** The part of each sheet, by the sheet's name. */
export function sheetPaths(parts: Parts): Map<string, string> {
  const targets = new Map(
    piecesOf(partText(parts, "xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes["Id"],
      attributes["Target"] ?? "",
    ]),
  );
  return new Map(
    piecesOf(partText(parts, "xl/workbook.xml"), "sheet").flatMap(({ attributes }) => {
      const target = targets.get(attributes["r:id"]);
      if (target === undefined) return [];
      return [[attributes["name"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`] as const];
    }),
  );
}

/** The looks (`dxf`) that rules name by their number. */
export function looksOf(parts: Parts): XmlNode[] {
  return piecesOf(partText(parts, "xl/styles.xml"), "dxfs").flatMap((list) => childrenOf(list, "dxf"));
}

/** The extensions of a sheet, of all kinds. */
export function extensionsOf(sheet: string): XmlNode[] {
  // Rules have extension lists of their own; the sheet's stands at its end.
  const from = sheet.lastIndexOf("<extLst");
  if (from < 0 || sheet.includes("</conditionalFormatting>", from)) return [];
  return parseXml(sheet.slice(from, sheet.lastIndexOf("</worksheet>"))).flatMap((list) =>
    childrenOf(list, "ext"),
  );
}

/** What follows rules and input checks in a sheet. */
const later =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]|<\/worksheet>/;

/** Puts rules and input checks, in this order, into a sheet that has none. */
export function withPieces(sheet: string, pieces: string, extensions: string): string {
  const end = Math.max(0, sheet.indexOf("</sheetData>"), sheet.indexOf("<sheetData/>"));
  const place = end + sheet.slice(end).search(later);
  const whole = sheet.slice(0, place) + pieces + sheet.slice(place);
  return extensions === ""
    ? whole
    : whole.replace("</worksheet>", () => `<extLst>${extensions}</extLst></worksheet>`);
}
