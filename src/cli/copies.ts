/** Highlighted copies on disk: where each goes, written to a temporary file and renamed when it is whole. */
import { existsSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Checker, CheckedAsset } from "../core/check";
import { legendRows } from "../core/legend";
import type { RegisterReading } from "../core/register";
import type { PlannedSheet } from "../core/sheets";
import { resultTexts } from "../core/result-columns";
import type { Summary } from "../core/summary";
import {
  FileError,
  writeHighlightedCopy,
  type LensTexts,
  type RegisterMarks,
  type WorkbookFile,
} from "../files";
import { nodeDeflate } from "./byte-source";
import { UsageError } from "./errors";
import { refuseOverwriting, writeWhole } from "./whole-file";

/** The texts of a register's rows, kept for the copy. */
export class CopyMarks {
  private readonly marks: RegisterMarks[] = [];

  constructor(private readonly checked: string) {}

  /** Starts a register; the result takes its assets. */
  register(reading: RegisterReading): (asset: CheckedAsset) => void {
    const texts = new Map<number, LensTexts>();
    this.marks.push({
      sheet: reading.sheet,
      area: reading.area,
      headerRow: reading.headerRows.at(-1) ?? null,
      firstRow: reading.rows[0] ?? reading.area.top,
      lastRow: reading.rows.at(-1) ?? reading.area.bottom,
      texts: (row) => texts.get(row),
    });
    return ({ row, verdict, reason }) => {
      const [action = "", settle = "", maker = "", why = "", checked = ""] = resultTexts(
        verdict,
        reason,
        this.checked,
      );
      texts.set(row, { action, settle, maker, why, checked });
    };
  }

  list(): readonly RegisterMarks[] {
    return this.marks;
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Where the copy of each input goes. One input: the file that `--out` names, or into the folder that it names.
 * Several: a folder. Throws `UsageError` where a copy would overwrite something, unless `force`.
 */
export function copyPaths(inputs: readonly string[], out: string, force: boolean): string[] {
  const folder = inputs.length > 1 || isFolder(out) || /[\\/]$/.test(out);
  if (inputs.length > 1 && existsSync(out) && !isFolder(out)) {
    throw new UsageError(`--out ${out}: for several files name a folder.`);
  }
  const paths = inputs.map((input) => {
    const ending = extname(input).toLowerCase() === ".xlsm" ? ".xlsm" : ".xlsx";
    return folder ? join(out, `${basename(input, extname(input))}${ending}`) : out;
  });
  if (new Set(paths).size < paths.length)
    throw new UsageError("--out: two of the files have the same name; copy them one by one.");
  for (const [index, path] of paths.entries()) {
    refuseOverwriting(path, inputs.slice(index, index + 1), force);
    if (!/\.xls[xm]$/i.test(path))
      throw new UsageError(
        `--out ${path}: a copy is an Excel workbook; name it .xlsx (or .xlsm for a workbook with macros).`,
      );
  }
  return paths;
}

/** Writes one copy. What was begun is taken away after an error or Ctrl-C. Throws `FileError`. */
export async function writeCopy(
  workbook: WorkbookFile,
  path: string,
  marks: CopyMarks,
  checker: Checker,
  summary: Summary,
  options: {
    /** Estate Lens's own sheets that the copy keeps beside the legend. */
    readonly sheets: readonly PlannedSheet[];
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<readonly string[]> {
  const macros = workbook.kind === "xlsm";
  if (macros !== path.toLowerCase().endsWith(".xlsm")) {
    throw new FileError(
      "cannot-write",
      macros
        ? "a workbook with macros needs a name that ends in .xlsm"
        : "only a workbook with macros may be named .xlsm",
    );
  }
  const { warnings } = await writeWhole(path, (sink) =>
    writeHighlightedCopy(workbook, sink, [...marks.list()], legendRows(checker.basis, summary), {
      ...options,
      deflate: nodeDeflate,
    }),
  );
  return warnings;
}
