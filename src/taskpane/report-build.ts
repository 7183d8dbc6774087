/** The report from what the pane has read: for this workbook, or as a workbook of its own. A chunk of its own. */
import { problemWords } from "../core/decisions";
import { rebuiltReport } from "../core/report";
import type { PlannedSheet } from "../core/sheets";
import { memorySink } from "../files/byte-source";
import { writePlannedWorkbook } from "../files/planned/write-workbook";
import type { ReportParts } from "./model/decisions-model";
import type { SheetCellsOf } from "./model/pane-excel";

/** The sheets whose fields people fill in: what they typed is carried into the new report. */
export const typedSheets = ["Lens report", "Lens plan"] as const;

/** Plans the report; `cellsOf` tells what stands on an earlier one. */
export function planReport(parts: ReportParts, cellsOf: SheetCellsOf): PlannedSheet[] {
  const { seen, basis, decisions, problems, difference, byHand } = parts;
  const input = {
    registers: [{ reading: seen.reading, assets: seen.results.assets }],
    basis,
    rulesGiven: true,
    decisions,
    problems: problems.map(problemWords),
    nothing: [],
    ...(difference === null ? {} : { difference, byHand }),
  };
  return rebuiltReport(input, cellsOf);
}

/** Planned sheets as an .xlsx file, in base64. */
export async function workbookOf(
  sheets: readonly PlannedSheet[],
  title: string,
  date: string,
): Promise<string> {
  const sink = memorySink();
  await writePlannedWorkbook(sheets, sink, { title, date });
  return base64(sink.bytes());
}

function base64(bytes: Uint8Array): string {
  let text = "";
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(text);
}
