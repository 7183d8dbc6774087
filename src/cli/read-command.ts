/** `estate-lens read`: what was understood of a file, and why, without checking anything. */
import { parseArgs } from "node:util";
import { catalogue } from "../catalogue";
import { contentHints } from "../core/content-hints";
import { readingReport, readWorkbook, type ReadingReport } from "../core/register";
import { FileError } from "../files";
import { correctionsFor, givenCorrections } from "./corrections";
import { UsageError } from "./errors";
import { openFile } from "./open-file";
import { readingReportLines } from "./output/reading";
import { styleFor, widthOf } from "./output/style";
import { exitCodes, type Surroundings } from "./surroundings";

/** Reads files and prints the reading report; exit code 2 where a file could not be read. Throws `UsageError`. */
export async function runRead(
  words: readonly string[],
  { out, err, environment, signal }: Surroundings,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      sheet: { type: "string", multiple: true },
      reading: { type: "string" },
    },
  });
  if (positionals.length === 0) throw new UsageError("Name at least one file to read.");
  const style = styleFor(err, environment);
  const printed = styleFor(out, environment);
  const layout = { style: printed, width: widthOf(out, environment) };
  const note = (sentence: string): void => {
    err.write(`${style("yellow", "note:")} ${sentence}\n`);
  };
  const given = await givenCorrections(values.reading);
  given.problems.forEach(note);
  const wanted = values.sheet ?? [];
  const isWanted = ({ sheet }: { readonly sheet: string }): boolean =>
    wanted.length === 0 || wanted.includes(sheet);
  const hints = contentHints(catalogue);
  const files: ({ file: string } & (ReadingReport | { error: string }))[] = [];
  for (const path of positionals) {
    try {
      const opened = await openFile(path, { sheets: wanted, signal });
      try {
        const { sheets } = opened.workbook;
        const { corrections, problems } = correctionsFor(sheets, given);
        for (const problem of problems) note(`${path}: ${problem}`);
        const readings = readWorkbook(sheets, catalogue.vocabulary.columns, { hints, corrections });
        const reports = readings.map(readingReport);
        files.push({
          file: path,
          registers: reports.flatMap(({ registers }) => registers).filter(isWanted),
          nothing: reports.flatMap(({ nothing }) => nothing).filter(isWanted),
        });
      } finally {
        await opened.close();
      }
    } catch (error) {
      if (!(error instanceof FileError) || error.code === "cancelled") throw error;
      files.push({ file: path, error: error.message });
      err.write(`${style("red", "error:")} ${path}: ${error.message}\n`);
    }
  }
  if (values.json === true) out.write(`${JSON.stringify({ files }, null, 2)}\n`);
  else
    for (const file of files)
      if ("registers" in file)
        out.write(`${[printed("bold", file.file), ...readingReportLines(file, layout)].join("\n")}\n\n`);
  return files.some((file) => "error" in file) ? exitCodes.notRead : exitCodes.nothingToDo;
}
