/** A PaneExcel over one sheet in memory: what is "written" is kept to be looked at. */
import type { DecisionCells, DecisionSource } from "../../src/core/decisions";
import type { RegisterReading } from "../../src/core/register";
import type { PlannedSheet } from "../../src/core/sheets";
import { plannedCells, rowsIn, withChanges } from "../../src/taskpane/model/decision-source";
import { type Sheet, sheetFromRows } from "../../src/core/sheet";
import type { PaneExcel, PaneMemory, RegisterChoice, Trouble } from "../../src/taskpane/model/pane-excel";
import type { RegimeId } from "../../src/core/policy/regime";

export class SheetExcel implements PaneExcel {
  /** Rows and their texts, as of the last marking; null where nothing is written. */
  written: Map<number, readonly string[]> | null = null;
  selections: string[] = [];
  /** Which register each check asked for; undefined stands for the one under the selection. */
  wishes: (RegisterChoice | undefined)[] = [];
  trouble: Trouble | null = null;
  edit: Parameters<PaneExcel["onEdited"]>[0] = () => undefined;

  move: Parameters<PaneExcel["onSelected"]>[0] = () => undefined;

  constructor(public sheet: Sheet) {}

  check: PaneExcel["check"] = async ({ engine, watcher, choice }) => {
    this.wishes.push(choice);
    await Promise.resolve();
    if (this.trouble !== null) return { kind: "trouble", trouble: this.trouble };
    const { registers, nothing } = engine.read(this.sheet);
    const reading: RegisterReading | undefined = registers[0];
    if (reading === undefined) return { kind: "nothing", message: nothing[0]?.message ?? "" };
    const rows = new Map<number, readonly string[]>();
    for (const block of engine.check(reading)) {
      for (const { row, texts } of block) rows.set(row, texts);
      watcher.report({ stage: "checking", done: rows.size, total: reading.rows.length });
      if (watcher.isCancelled()) return { kind: "cancelled" };
    }
    this.written = rows;
    return { kind: "checked", result: { sheet: this.sheet.name, written: rows.size * 5, notes: [] } };
  };

  undo: PaneExcel["undo"] = async () => {
    await Promise.resolve();
    if (this.written === null) return { kind: "nothing", message: "There is no check to undo." };
    this.written = null;
    return { kind: "undone", sheet: this.sheet.name, date: "2026-11-22" };
  };

  /** The decision tables, as they stand in the workbook. */
  tables: DecisionSource = () => null;
  /** What keeps the tables from being written. */
  refusal: string | null = null;
  sheets: readonly PlannedSheet[] = [];
  opened: string[] = [];

  readTables: PaneExcel["readTables"] = async () => {
    await Promise.resolve();
    return { kind: "read", source: this.tables, sheetNames: [this.sheet.name], tables: new Map() };
  };

  changeTables: PaneExcel["changeTables"] = async (_ids, plan) => {
    await Promise.resolve();
    if (this.refusal !== null) return { kind: "nothing", message: this.refusal };
    this.tables = withChanges(this.tables, plan(rowsIn(this.tables)));
    return { kind: "written", notes: [] };
  };

  writeSheets: PaneExcel["writeSheets"] = async (_read, plan) => {
    await Promise.resolve();
    this.sheets = plan(() => null);
    const before = this.tables;
    const written = new Map(this.sheets.map((sheet) => [sheet.name, plannedCells(sheet)]));
    this.tables = (table) => written.get(table.sheet) ?? before(table);
    return { kind: "written", notes: [] };
  };

  /** Sheets that somebody has filled in. */
  filled: readonly DecisionCells[] = [];
  readSurveySheets: PaneExcel["readSurveySheets"] = async () => {
    await Promise.resolve();
    return { kind: "read", sheets: this.filled };
  };

  numberFormats: PaneExcel["numberFormats"] = async () => {
    await Promise.resolve();
    return { kind: "read", formats: new Map() };
  };

  openWorkbook: PaneExcel["openWorkbook"] = async (base64) => {
    await Promise.resolve();
    this.opened.push(base64);
    return { kind: "written", notes: [] };
  };

  select: PaneExcel["select"] = async (sheet, row, column) => {
    await Promise.resolve();
    this.selections.push(`${sheet} ${row} ${column}`);
    return null;
  };

  onEdited: PaneExcel["onEdited"] = async (tell) => {
    await Promise.resolve();
    this.edit = tell;
    return () => undefined;
  };

  onSelected: PaneExcel["onSelected"] = async (tell) => {
    await Promise.resolve();
    this.move = tell;
    return () => undefined;
  };

  addSample: PaneExcel["addSample"] = async (rows) => {
    await Promise.resolve();
    this.sheet = sheetFromRows("Sample", rows);
    return null;
  };
}

export function memory(regimes: readonly RegimeId[] | null = null, welcomed = true): PaneMemory {
  let kept = regimes;
  let seen = welcomed;
  let typed = "";
  let sites: string | null = null;
  return {
    regimes: () => Promise.resolve(kept),
    keepRegimes: (chosen) => {
      kept = chosen;
      return Promise.resolve();
    },
    sitesFile: () => Promise.resolve(sites),
    keepSitesFile: (name) => {
      sites = name;
      return Promise.resolve();
    },
    wasWelcomed: () => seen,
    name: () => typed,
    keepName: (name) => {
      typed = name;
    },
    keepWelcomed: () => {
      seen = true;
    },
  };
}
