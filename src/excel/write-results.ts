/** Writes what was planned: headers, names, cells, rules. Nothing outside the add-in's own columns. */
import { type ActionLook, inkColour } from "../core/palette";
import type { ResultColumn } from "../core/result-columns";
import { areaName } from "../core/sheet";
import { jsonBytes, blockBytes } from "./blocks";
import { byKind, type CellRun, cellText } from "./changes";
import type { ExcelSession } from "./excel-session";
import { lookOf } from "./highlight-logic";
import { columnName, rowsName } from "./own-columns-logic";
import type { OwnRule } from "./own-columns";
import type { CheckPlan } from "./plan";
import type { Watcher } from "./progress";
import { rangeAt } from "./range";
import type { RecordedRule } from "./undo-record";

/** Widths of new columns, in points. */
const widths: Readonly<Record<ResultColumn, number>> = {
  "Lens action": 110,
  "Lens to settle": 150,
  "Lens maker": 120,
  "Lens why": 360,
  "Lens checked": 120,
};

/** Bytes that a written run costs besides its texts. */
const runBytes = 900;

/** Makes new columns: headers first, so that a table that grows over them takes their names. */
export async function createColumns(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  { columns, register, rows, tableArea }: CheckPlan,
): Promise<void> {
  const created = columns.filter(({ isNew }) => isNew);
  for (const { kind, column } of created) {
    const header = sheet.getRangeByIndexes(register.headerRow, column, 1, 1);
    // All of the column is of text format, its blank cells too.
    Object.assign(rangeAt(sheet, { ...rows, top: register.headerRow, left: column, right: column }), {
      numberFormat: "@",
    });
    header.values = [[kind]];
    header.format.columnWidth = widths[kind];
  }
  if (register.table !== null && tableArea !== null) {
    sheet.tables.getItem(register.table.id).resize(areaName(tableArea));
  }
  if (created.length > 0) await session.sync();
}

/** Hidden names on header cells and rows, by which the columns are found again wherever they are moved. */
export async function writeNames(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  plan: CheckPlan,
  existing: ReadonlySet<string>,
): Promise<void> {
  const { columns, register, rows, number, ownBefore } = plan;
  const dead = new Set(ownBefore.deadNames);
  for (const name of dead) sheet.names.getItem(name).delete();
  for (const { kind, column } of columns) {
    const name = columnName(number, kind);
    if (existing.has(name) && !dead.has(name)) continue;
    addName(sheet, name, sheet.getRangeByIndexes(register.headerRow, column, 1, 1));
  }
  const name = rowsName(number);
  const same = ownBefore.rows !== null && areaName(ownBefore.rows) === areaName(rows);
  if (!same) {
    if (existing.has(name) && !dead.has(name)) sheet.names.getItem(name).delete();
    addName(sheet, name, rangeAt(sheet, rows));
  }
  await session.sync();
}

export function addName(sheet: Excel.Worksheet, name: string, range: Excel.Range): void {
  sheet.names.add(name, range).visible = false;
}

/**
 * Writes cells in requests of about a megabyte. Text goes into cells of text format: whatever it starts with,
 * Excel then keeps it as text.
 */
export async function writeRuns(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  runs: readonly CellRun[],
  watcher: Watcher,
): Promise<void> {
  let bytes = 0;
  let done = 0;
  const total = runs.reduce((sum, { cells }) => sum + cells.length, 0);
  for (const run of runs) {
    for (const part of byKind(run)) {
      for (const piece of pieces(part.cells.map(cellText))) {
        if (bytes > 0 && bytes + piece.bytes > blockBytes) {
          await session.sync();
          bytes = 0;
          watcher.report({ stage: "writing", done, total });
        }
        const range = sheet.getRangeByIndexes(part.first + piece.at, run.column, piece.texts.length, 1);
        writeTexts(range, piece.texts, part.formulas);
        bytes += piece.bytes;
        done += piece.texts.length;
      }
    }
  }
  if (bytes > 0) await session.sync();
}

function writeTexts(range: Excel.Range, texts: readonly string[], formulas: boolean): void {
  const lines = texts.map((text) => [text]);
  // One format for all cells of the range: Excel takes a single text for that, which the declared type does not know.
  Object.assign(range, { numberFormat: formulas ? "General" : "@" });
  if (formulas) range.formulas = lines;
  else range.values = lines;
}

interface Piece {
  readonly at: number;
  readonly texts: readonly string[];
  readonly bytes: number;
}

/** Splits long columns of text into pieces that fit into a request. */
function pieces(texts: readonly string[]): Piece[] {
  const found: { at: number; texts: string[]; bytes: number }[] = [];
  texts.forEach((text, at) => {
    // Two for the brackets around each row.
    const bytes = jsonBytes(text) + 2;
    const last = found.at(-1);
    if (last !== undefined && last.bytes + bytes <= blockBytes) {
      last.texts.push(text);
      last.bytes += bytes;
    } else found.push({ at, texts: [text], bytes: runBytes + bytes });
  });
  return found;
}

/** Takes our old rules away and adds the new ones, the strictest on top. */
export async function writeRules(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  before: readonly OwnRule[],
  rules: readonly RecordedRule[],
): Promise<void> {
  for (const { format } of before) format.delete();
  // One object for all rules on the same cells keeps the request small. Each new rule goes on top of the others.
  const formats = new Map<string, Excel.ConditionalFormatCollection>();
  for (const { area, formula } of [...rules].reverse()) {
    const look = lookOf(formula);
    if (look === null) continue;
    const key = areaName(area);
    const collection = formats.get(key) ?? rangeAt(sheet, area).conditionalFormats;
    formats.set(key, collection);
    addRule(collection, formula, look);
  }
  if (before.length + rules.length > 0) await session.sync();
}

function addRule(formats: Excel.ConditionalFormatCollection, formula: string, look: ActionLook): void {
  const { custom } = formats.add("Custom");
  custom.rule.formula = formula;
  custom.format.fill.color = `#${look.fill}`;
  // As in a highlighted copy: rows without anything to do keep the colour of their letters.
  const stands = look.bold === true || look.italic === true || look.underline === true;
  if (stands) custom.format.font.color = `#${inkColour}`;
  if (look.bold === true) custom.format.font.bold = true;
  if (look.italic === true) custom.format.font.italic = true;
  if (look.underline === true) custom.format.font.underline = "Single";
}
