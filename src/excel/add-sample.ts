/** A new sheet with a small register, to try things on. Touches no other sheet. */
import { type ExcelOptions, withExcel } from "./excel-session";
import { problemOf, type Trouble, troubleOf } from "./problem";

const sampleName = "Lens sample";

/** Adds the sheet, or shows the one that is there already. Null where it worked. */
export async function addSampleSheet(
  options: ExcelOptions,
  rows: readonly (readonly (string | number)[])[],
): Promise<Trouble | null> {
  try {
    await withExcel(options, async (session) => {
      const { worksheets } = session.workbook;
      const known = worksheets.getItemOrNullObject(sampleName);
      known.load("name");
      await session.sync();
      const sheet = known.isNullObject ? worksheets.add(sampleName) : known;
      if (known.isNullObject) {
        const range = sheet.getRangeByIndexes(0, 0, rows.length, rows[0]?.length ?? 0);
        range.values = rows.map((row) => [...row]);
      }
      sheet.activate();
      sheet.getRangeByIndexes(0, 0, 1, 1).select();
      await session.sync();
    });
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return troubleOf(problem, "as-before");
  }
}
