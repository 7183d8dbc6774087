import { areaName } from "../../core/sheet";
import type { PlannedSheet, PlannedTable } from "../../core/sheets";
import { escapeAttribute, escapeCellText } from "../xml/edit";
import { declaration, type Dialect } from "./dialect";

/** A table's part. `id` is unique in the workbook. Column names are the header cells' texts. */
export function tableXml(
  sheet: PlannedSheet,
  { name, area }: PlannedTable,
  id: number,
  { main }: Dialect,
): string {
  const columns: string[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const value = sheet.rows[area.top]?.[column]?.value;
    columns.push(
      `<tableColumn id="${columns.length + 1}" name="${columnName(typeof value === "string" ? value : "")}"/>`,
    );
  }
  const reference = areaName(area);
  return (
    `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0">` +
    `<autoFilter ref="${reference}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
  );
}

/** As the header cell's text; a line break is written as an escape here (ECMA-376 part 1, 18.5.1.3). */
function columnName(header: string): string {
  const escaped = escapeCellText(header).replaceAll("\n", "_x000a_").replaceAll("\t", "_x0009_");
  return escapeAttribute(unescapedText(escaped));
}

/** `escapeCellText` escapes for text between tags; an attribute is escaped once more, so that is taken back. */
function unescapedText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
