/** A file as a new workbook, which the person then saves where they like. */
import type { ExcelOptions } from "./excel-session";
import { ExcelProblem, problemOf, type Trouble, troubleOf } from "./problem";

/**
 * Opens an .xlsx file as a new workbook. Never throws for anything that Excel does.
 * @param base64 the file's bytes
 * @returns null where it was opened
 */
export async function openNewWorkbook({ patience }: ExcelOptions, base64: string): Promise<Trouble | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ExcelProblem("NoAnswer", false));
    }, patience);
  });
  try {
    await Promise.race([Excel.createWorkbook(base64), silence]);
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return {
      ...troubleOf(problem, "as-before"),
      happened: "Excel did not open a new workbook.",
      todo: "Click the button again; in a browser, allow this page to open windows. Where Excel opens none, the command line makes the same file: estate-lens report, share or foi.",
    };
  } finally {
    clearTimeout(timer);
  }
}
