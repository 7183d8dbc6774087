/** Defined names of a finished .xlsx: exceljs knows neither hidden ones nor formulas, so they are put in afterwards. */
import type { WorkbookModel } from "../../host";
import { type Parts, partText, setPartText } from "./package";

const part = "xl/workbook.xml";

export function putNames(parts: Parts, workbook: WorkbookModel): void {
  const names = [
    ...workbook.state.names.map((entry) => nameElement(entry, null)),
    ...workbook.sheets.flatMap(({ state }, index) => state.names.map((entry) => nameElement(entry, index))),
  ];
  if (names.length > 0) setPartText(parts, part, inserted(partText(parts, part), names.join("")));
}

/** Print areas and the like, which exceljs writes itself, stay. */
function inserted(xml: string, names: string): string {
  if (xml.includes("</definedNames>")) return xml.replace("</definedNames>", () => `${names}</definedNames>`);
  return xml.replace("</sheets>", () => `</sheets><definedNames>${names}</definedNames>`);
}

function nameElement(
  entry: { readonly name: string; readonly formula: string; readonly visible: boolean },
  sheet: number | null,
): string {
  const place = sheet === null ? "" : ` localSheetId="${sheet}"`;
  const hidden = entry.visible ? "" : ' hidden="1"';
  return `<definedName name="${escaped(entry.name)}"${place}${hidden}>${escaped(entry.formula.replace(/^=/, ""))}</definedName>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
