/** Opens the files that people name, and says in one sentence why one cannot be opened. */
import { basename } from "node:path";
import { FileError, openWorkbook, type ByteSource, type FileSheet, type WorkbookFile } from "../files";
import { fileSource, nodeInflate } from "./byte-source";
import { UsageError } from "./errors";

export interface OpenedFile {
  readonly workbook: WorkbookFile;
  /** Has to be called once; a copy is written before that. */
  close(): Promise<void>;
}

export interface OpenFileOptions {
  /** Sheets that somebody asked for: one of them has to be there. All sheets are read, because one may complete another. */
  readonly sheets: readonly string[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file: check its name and folder.",
  EACCES: "The file may not be read: ask for access to it.",
  EPERM: "The file may not be read: ask for access to it.",
  EISDIR: "This is a folder: name the files in it.",
  EBUSY: "The file is in use: close it elsewhere and try again.",
};

async function source(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  try {
    return await fileSource(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const sentence = sentences[code];
    if (sentence === undefined) throw error;
    throw new FileError("sheet-not-found", sentence);
  }
}

/** Opens a spreadsheet. Throws `FileError`. */
export async function openFile(
  path: string,
  { sheets, onProgress, signal }: OpenFileOptions,
): Promise<OpenedFile> {
  const bytes = await source(path);
  try {
    const workbook = await openWorkbook(bytes, {
      fileName: basename(path),
      inflate: nodeInflate,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (sheets.length > 0 && !workbook.sheets.some(({ name }) => sheets.includes(name))) {
      throw new FileError(
        "sheet-not-found",
        `There is no sheet named ${sheets.map((name) => `"${name}"`).join(" or ")}.`,
      );
    }
    return { workbook, close: () => bytes.close() };
  } catch (error) {
    await bytes.close();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EISDIR") throw new FileError("sheet-not-found", sentences["EISDIR"] ?? "");
    throw error;
  }
}

/** Takes something from the sheets of a file and closes it again. Throws `FileError`. */
export async function fromSheets<Result>(
  path: string,
  take: (sheets: readonly FileSheet[]) => Result,
  signal?: AbortSignal,
): Promise<Result> {
  const opened = await openFile(path, { sheets: [], ...(signal === undefined ? {} : { signal }) });
  try {
    return take(opened.workbook.sheets);
  } finally {
    await opened.close();
  }
}

/** The same for a file that an option names. Throws `UsageError` with the option where it cannot be read. */
export async function fromOption<Result>(
  option: string,
  path: string,
  take: (sheets: readonly FileSheet[]) => Result,
  signal?: AbortSignal,
): Promise<Result> {
  try {
    return await fromSheets(path, take, signal);
  } catch (error) {
    if (error instanceof FileError && error.code !== "cancelled")
      throw new UsageError(`${option} ${path}: ${error.message}`);
    throw error;
  }
}
