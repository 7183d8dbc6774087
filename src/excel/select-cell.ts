/** Brings a cell into view for the person who clicked a finding. */
import { type ExcelOptions, withExcel } from "./excel-session";
import { problemOf, type Trouble, troubleOf } from "./problem";

/** Selects the cell on its sheet. Null where it worked. */
export async function selectCell(
  options: ExcelOptions,
  sheet: string,
  row: number,
  column: number,
): Promise<Trouble | null> {
  try {
    await withExcel(options, async (session) => {
      const found = session.workbook.worksheets.getItem(sheet);
      found.activate();
      found.getRangeByIndexes(row, column, 1, 1).select();
      await session.sync();
    });
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return troubleOf(problem, "as-before");
  }
}
