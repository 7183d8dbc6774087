/** Tells how many rows people edit. Events are hints: they can come late or not at all, so nothing rests on them. */
import { type ExcelOptions, supports, withExcel } from "./excel-session";
import { problemOf } from "./problem";

const rowsIn = (address: string): number => {
  const [first, last] = [...address.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return first === undefined || last === undefined ? 1 : Math.abs(last - first) + 1;
};

/** Calls back with the sheet's name and how many rows an edit touched. Gives a way to stop. */
export async function watchEdits(
  options: ExcelOptions,
  tell: (sheet: string, rows: number) => void,
): Promise<() => void> {
  if (!supports("1.9")) return () => undefined;
  try {
    return await withExcel(options, async (session) => {
      const { worksheets } = session.workbook;
      const handler = worksheets.onChanged.add(async ({ worksheetId, address, triggerSource }) => {
        // Our own result columns are no edit of the register.
        if (triggerSource === "ThisLocalAddin") return;
        await withExcel(options, async (inner) => {
          const sheet = inner.workbook.worksheets.getItem(worksheetId);
          sheet.load("name");
          await inner.sync();
          tell(sheet.name, rowsIn(address));
        });
      });
      await session.sync();
      return () => {
        handler.remove();
      };
    });
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return () => undefined;
  }
}
