/** What people have corrected in the reading of a workbook: its own sheet "Lens reading", and the file of `--reading`. */
import {
  correctionsBySheet,
  correctionsSheetName,
  readCorrections,
  strayCorrections,
  workbookCorrections,
  type Correction,
  type CorrectionProblem,
  type Corrections,
} from "../core/register";
import type { Sheet } from "../core/sheet";
import { readTable } from "./tables";

/** The corrections in the file of `--reading`. */
export interface GivenCorrections {
  readonly corrections: readonly Correction[];
  /** Sentences for stderr. */
  readonly problems: readonly string[];
}

function sentences(where: string, problems: readonly CorrectionProblem[]): string[] {
  return problems.map(({ row, message }) => `${where}: row ${row + 1}: ${message}`);
}

/** Reads the file of `--reading`; nothing without one. Throws `UsageError` where it cannot be read. */
export async function givenCorrections(path: string | undefined): Promise<GivenCorrections> {
  if (path === undefined) return { corrections: [], problems: [] };
  const { corrections, problems } = readCorrections(await readTable(path, "--reading"));
  return { corrections, problems: sentences("--reading", problems) };
}

/** The corrections for a workbook: those on its own sheet, then those given, which win; and what is wrong with its own. */
export function correctionsFor(
  sheets: readonly Sheet[],
  given: GivenCorrections,
): { readonly corrections: ReadonlyMap<string, Corrections>; readonly problems: readonly string[] } {
  const own = workbookCorrections(sheets);
  return {
    corrections: correctionsBySheet([...own.corrections, ...given.corrections]),
    problems: [
      ...sentences(correctionsSheetName, own.problems),
      ...strayCorrections(own.corrections, sheets).map((sentence) => `${correctionsSheetName}: ${sentence}`),
    ],
  };
}
