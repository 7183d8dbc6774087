/** Compares what an own column holds with what it should hold, so that only differences are written. */

/** A cell of an own column: plain text or a formula; `null` is blank. */
export type OwnCell = { readonly text: string } | { readonly formula: string } | null;

export function sameCell(a: OwnCell, b: OwnCell): boolean {
  if (a === null || b === null) return a === b;
  if ("formula" in a) return "formula" in b && a.formula === b.formula;
  return "text" in b && a.text === b.text;
}

/** Neighbouring rows of one column that are written together. */
export interface CellRun {
  readonly column: number;
  readonly first: number;
  readonly cells: readonly OwnCell[];
}

/** Differences further apart than this become runs of their own: cheaper than rewriting what lies between. */
const gap = 20;

/** The runs to write. Cells between near differences are written again with what they hold. */
export function changedRuns(
  column: number,
  first: number,
  before: readonly OwnCell[],
  after: readonly OwnCell[],
): CellRun[] {
  const runs: { column: number; first: number; cells: OwnCell[] }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  after.forEach((cell, index) => {
    if (sameCell(before[index] ?? null, cell)) return;
    const run = runs.at(-1);
    if (run !== undefined && index - end <= gap && run.cells.length < 5000) {
      for (let between = end + 1; between <= index; between += 1) run.cells.push(after[between] ?? null);
    } else runs.push({ column, first: first + index, cells: [cell] });
    end = index;
  });
  return runs;
}

/** Splits runs so that neighbours of one kind (text or formula) stand together: they are written differently. */
export function byKind(
  run: CellRun,
): readonly { first: number; formulas: boolean; cells: readonly OwnCell[] }[] {
  const parts: { first: number; formulas: boolean; cells: OwnCell[] }[] = [];
  run.cells.forEach((cell, index) => {
    const formulas = cell !== null && "formula" in cell;
    const part = parts.at(-1);
    if (part?.formulas === formulas) part.cells.push(cell);
    else parts.push({ first: run.first + index, formulas, cells: [cell] });
  });
  return parts;
}

export function cellText(cell: OwnCell): string {
  if (cell === null) return "";
  return "formula" in cell ? cell.formula : cell.text;
}
