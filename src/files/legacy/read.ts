import type { CellObject, ColInfo, RowInfo, WorkSheet } from "@e965/xlsx";
import type { Area, CellValue } from "../../core/sheet";
import type { ByteSource } from "../byte-source";
import { FileError, throwIfCancelled } from "../file-error";
import type { Container } from "../kind";
import type { ReadLimits } from "../limits";
import type { FileKind, FileSheet, OpenOptions, WorkbookFile } from "../workbook-file";
import { isDateFormat } from "../xlsx/date-format";
import { checkOle } from "./ole";
import { struckCells } from "./struck-cells";

/**
 * Reads the older formats (.xls, HTML tables, XML spreadsheets of 2003) through the `xlsx` library,
 * which is loaded only when such a file comes. These files are read whole.
 */
export async function readLegacy(
  source: ByteSource,
  container: Container,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<WorkbookFile> {
  if (source.size > limits.wholeFileBytes)
    throw new FileError("too-large", "an older format of this size is read whole");
  const bytes = await source.read(0, source.size);
  if (container === "ole") checkOle(bytes);
  throwIfCancelled(options.signal);
  const library = await loadLibrary();
  let book;
  try {
    book = library.read(bytes, {
      type: "array",
      dense: true,
      cellStyles: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellDates: false,
      raw: container === "html",
    });
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : "";
    if (/password|encrypt/i.test(message)) throw new FileError("password", "", { cause: problem });
    throw new FileError("damaged", "", { cause: problem });
  }
  options.onProgress?.(source.size, source.size);
  const struck = container === "ole" ? struckCells(workbookStream(library, bytes)) : [];
  const sheets: FileSheet[] = [];
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || !(options.wants?.(name) ?? true)) return;
    const isStruckThrough = struck.length === book.SheetNames.length ? struck[index] : undefined;
    const state = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    sheets.push({
      ...legacySheet(sheet),
      ...(isStruckThrough === undefined ? {} : { isStruckThrough }),
      name,
      file: options.fileName,
      visibility: state === 2 ? "very-hidden" : state === 1 ? "hidden" : "visible",
    });
  });
  if (sheets.length === 0 && options.wants === undefined) throw new FileError("damaged", "it has no sheet");
  return { kind: kindOf(container), fileName: options.fileName, sheets, warnings: [] };
}

/** The stream inside the OLE file that holds the workbook; empty where there is none. */
function workbookStream(library: Awaited<ReturnType<typeof loadLibrary>>, bytes: Uint8Array): Uint8Array {
  const containers: unknown = library.CFB;
  if (!isContainerLibrary(containers)) return new Uint8Array();
  const file = containers.read(bytes, { type: "array" });
  const content = (containers.find(file, "Workbook") ?? containers.find(file, "Book"))?.content;
  return content === undefined ? new Uint8Array() : Uint8Array.from(content);
}

/** What is used of the library's reader of OLE files; its declarations leave it untyped. */
interface ContainerLibrary {
  read(bytes: Uint8Array, options: { readonly type: "array" }): unknown;
  find(container: unknown, name: string): { readonly content?: ArrayLike<number> } | null;
}

function isContainerLibrary(value: unknown): value is ContainerLibrary {
  return typeof value === "object" && value !== null && "read" in value && "find" in value;
}

async function loadLibrary() {
  try {
    return await import("@e965/xlsx");
  } catch (problem) {
    throw new FileError("unsupported-format", "A file of this older kind", { cause: problem });
  }
}

function kindOf(container: Container): FileKind {
  if (container === "html" || container === "xml-2003") return container;
  return "xls";
}

const errorTexts: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

function cellValue(cell: CellObject | undefined): CellValue {
  if (cell === undefined) return null;
  const { t, v } = cell;
  if (t === "e") return typeof v === "number" ? (errorTexts[v] ?? "#VALUE!") : null;
  if (typeof v === "string") return v === "" ? null : v;
  return typeof v === "number" || typeof v === "boolean" ? v : null;
}

function legacySheet(
  sheet: WorkSheet,
): Pick<
  FileSheet,
  "rowCount" | "columnCount" | "value" | "isDate" | "isRowHidden" | "isColumnHidden" | "merged"
> {
  const rows: (CellObject[] | undefined)[] = sheet["!data"] ?? [];
  let rowCount = 0;
  let columnCount = 0;
  rows.forEach((row, index) => {
    if (row === undefined) return;
    for (let column = row.length - 1; column >= 0; column--) {
      if (cellValue(row[column]) === null) continue;
      rowCount = index + 1;
      columnCount = Math.max(columnCount, column + 1);
      break;
    }
  });
  const merged: Area[] = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  const hiddenRows: (RowInfo | undefined)[] = sheet["!rows"] ?? [];
  const hiddenColumns: (ColInfo | undefined)[] = sheet["!cols"] ?? [];
  return {
    rowCount,
    columnCount,
    value: (row, column) => cellValue(rows[row]?.[column]),
    isDate: (row, column) => {
      const cell = rows[row]?.[column];
      return cell?.t === "n" && typeof cell.z === "string" && isDateFormat(cell.z);
    },
    isRowHidden: (row) => hiddenRows[row]?.hidden === true,
    isColumnHidden: (column) => hiddenColumns[column]?.hidden === true,
    merged,
  };
}
