/** Number formats of columns: they alone tell a date from a number. */
import { BlockWalk, jsonBytes } from "./blocks";
import { type ExcelOptions, withExcel } from "./excel-session";
import { problemOf, type Trouble, troubleOf } from "./problem";

export type FormatsOutcome =
  | {
      readonly kind: "read";
      /** By column: a format code for each row from the first one asked for. */
      readonly formats: ReadonlyMap<number, readonly string[]>;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Reads the formats of some columns, from the first to the last row. Never throws for anything that Excel does. */
export async function readNumberFormats(
  options: ExcelOptions,
  sheetName: string,
  columns: readonly number[],
  first: number,
  last: number,
): Promise<FormatsOutcome> {
  const formats = new Map<number, string[]>(columns.map((column) => [column, []]));
  if (columns.length === 0) return { kind: "read", formats };
  try {
    await withExcel(options, async (session) => {
      const sheet = session.workbook.worksheets.getItem(sheetName);
      const walk = new BlockWalk(first, last, 16 * columns.length);
      for (let block = walk.take(); block !== null; block = walk.take()) {
        const rows = block.last - block.first + 1;
        const asked = columns.map((column) => {
          const range = sheet.getRangeByIndexes(block.first, column, rows, 1);
          range.load("numberFormat");
          return { column, range };
        });
        await session.sync();
        let bytes = 0;
        for (const { column, range } of asked) {
          const codes: readonly (readonly unknown[])[] = range.numberFormat;
          for (const [code] of codes) {
            bytes += jsonBytes(code);
            formats.get(column)?.push(typeof code === "string" ? code : "");
          }
        }
        walk.seen(block, bytes);
      }
    });
    return { kind: "read", formats };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return { kind: "trouble", trouble: troubleOf(problem, "as-before") };
  }
}
