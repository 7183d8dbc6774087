/** Empties a sheet of ours before it is drawn anew. */
import type { ExcelSession } from "../excel-session";

/** Takes tables, charts, rules, merged cells and everything in the cells away. The sheet itself stays where it is. */
export async function clearSheet(session: ExcelSession, sheet: Excel.Worksheet): Promise<void> {
  sheet.tables.load("items/id");
  sheet.charts.load("items/id");
  await session.sync();
  for (const table of sheet.tables.items) table.delete();
  // Collections change their order while charts are deleted: each by its own object.
  for (const chart of sheet.charts.items) chart.delete();
  const all = sheet.getRange();
  all.unmerge();
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
  all.clear("All");
  all.format.autofitRows();
  sheet.horizontalPageBreaks.removePageBreaks();
  sheet.freezePanes.unfreeze();
}
