/** Files that are written whole or not at all: to a temporary file beside the wanted one, and renamed. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PlannedSheet } from "../core/sheets";
import { FileError, writePlannedWorkbook, type ByteSink } from "../files";
import { fileSink, nodeDeflate } from "./byte-source";
import { UsageError } from "./errors";

/** Writes a file. What was begun is taken away after an error or Ctrl-C. Throws `FileError`. */
export async function writeWhole<Result>(
  path: string,
  write: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  const partial = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(join(path, ".."), { recursive: true });
    const sink = await fileSink(partial);
    try {
      const result = await write(sink);
      await sink.close();
      await rename(partial, path);
      return result;
    } catch (error) {
      await sink.close().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof FileError) throw error;
    if (error instanceof Error && "code" in error)
      throw new FileError("cannot-write", `${path}: ${String(error.code)}`);
    throw error;
  }
}

/** Refuses an --out that would overwrite an input, or, without `force`, anything. Throws `UsageError`. */
export function refuseOverwriting(path: string, inputs: readonly string[], force: boolean): void {
  if (inputs.some((input) => resolve(path) === resolve(input)))
    throw new UsageError(`--out ${path}: that is the register itself; name another file.`);
  if (existsSync(path) && !force)
    throw new UsageError(`--out ${path}: the file is there already; add --force to overwrite it.`);
}

/** The name of a new workbook, which has to end in .xlsx. Throws `UsageError`. */
export function newWorkbookPath(
  out: string | undefined,
  inputs: readonly string[],
  force: boolean,
  what: string,
): string {
  if (out === undefined) throw new UsageError(`Name the file for ${what}: --out NAME.xlsx`);
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`--out ${out}: name it .xlsx, it is an Excel workbook.`);
  refuseOverwriting(out, inputs, force);
  return out;
}

/** Writes planned sheets into a new workbook. Throws `FileError`. */
export async function writeSheets(
  path: string,
  sheets: readonly PlannedSheet[],
  options: {
    readonly title: string;
    readonly date: string;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<void> {
  await writeWhole(path, (sink) => writePlannedWorkbook(sheets, sink, { ...options, deflate: nodeDeflate }));
}
