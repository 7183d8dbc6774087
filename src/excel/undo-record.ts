/** What a command is about to change, so that it can be put back: also after the workbook was closed and opened again. */
import { type ResultColumn, resultColumns } from "../core/result-columns";
import type { Area } from "../core/sheet";
import type { CellRun, OwnCell } from "./changes";
import type { RegisterNumber } from "./own-columns-logic";

/** A rule of ours as it stood before. */
export interface RecordedRule {
  readonly area: Area;
  readonly formula: string;
}

export interface UndoRecord {
  readonly id: string;
  /** When, as ISO date. */
  readonly date: string;
  readonly sheetId: string;
  readonly sheetName: string;
  readonly register: RegisterNumber;
  /** The table that was extended, and what it covered before. */
  readonly table: { readonly name: string; readonly area: Area } | null;
  /** Columns that did not exist before: they are emptied. */
  readonly created: readonly {
    readonly kind: ResultColumn;
    readonly column: number;
    readonly width: number;
  }[];
  /** Where the header row and the rows were when it was written. */
  readonly headerRow: number;
  readonly rows: Area;
  /** The rows that the check before this one covered; null where it was the first. */
  readonly rowsBefore: Area | null;
  /** Names that did not exist before. */
  readonly names: readonly string[];
  /** Our rules before. */
  readonly rules: readonly RecordedRule[];
  /** Old contents of own columns that existed before. */
  readonly old: readonly { readonly kind: ResultColumn; readonly run: CellRun }[];
  /** A fingerprint of what the own columns hold after it was done; "" while it was being done. */
  readonly after: string;
}

/** A cell holds 32,767 characters; parts stay well below. */
const partLength = 30_000;

/** The record as texts that fit into cells. */
export function encodeRecord(record: UndoRecord): string[] {
  const text = JSON.stringify(record);
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += partLength) parts.push(text.slice(at, at + partLength));
  return parts;
}

/** Reads a record back; null where somebody has changed it. */
export function decodeRecord(parts: readonly string[]): UndoRecord | null {
  try {
    const value: unknown = JSON.parse(parts.join(""));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is UndoRecord {
  if (typeof value !== "object" || value === null) return false;
  const has = (name: string, test: (found: unknown) => boolean): boolean =>
    name in value && test((value as Readonly<Record<string, unknown>>)[name]);
  return (
    ["id", "date", "sheetId", "sheetName", "after"].every((name) => has(name, isText)) &&
    ["register", "headerRow"].every((name) => has(name, Number.isInteger)) &&
    has("rows", isArea) &&
    has("rowsBefore", (found) => found === null || isArea(found)) &&
    has("names", (found) => Array.isArray(found) && found.every(isText)) &&
    has(
      "table",
      (found) => found === null || (typeof found === "object" && "area" in found && isArea(found.area)),
    ) &&
    has("created", (found) => Array.isArray(found) && found.every(isCreated)) &&
    has("rules", (found) => Array.isArray(found)) &&
    has("old", (found) => Array.isArray(found) && found.every(isRun))
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isArea(value: unknown): value is Area {
  return (
    typeof value === "object" &&
    value !== null &&
    ["top", "left", "bottom", "right"].every((edge) => Number.isInteger(Reflect.get(value, edge)))
  );
}

function isCreated(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    resultColumns.some((kind) => kind === value.kind) &&
    "column" in value &&
    Number.isInteger(value.column)
  );
}

function isRun(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value && "run" in value)) return false;
  const { kind, run } = value;
  if (typeof run !== "object" || run === null || !resultColumns.some((one) => one === kind)) return false;
  return "column" in run && "first" in run && "cells" in run && Array.isArray(run.cells);
}

export type UndoState = "writing" | "done" | "undoing";

/** The pointer to the record, kept in the workbook's settings: small, whatever the size of the record. */
export interface UndoPointer {
  readonly id: string;
  /** `writing`: the work was begun and not ended; `done`: it can be undone; `undoing`: that was begun and not ended. */
  readonly state: UndoState;
  readonly sheet: string;
  readonly date: string;
}

export function readPointer(value: unknown): UndoPointer | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("id" in value && "state" in value && "sheet" in value && "date" in value)) return null;
  const { id, state, sheet, date } = value;
  if (!isText(id) || !isText(sheet) || !isText(date)) return null;
  return state === "writing" || state === "done" || state === "undoing" ? { id, state, sheet, date } : null;
}

/** A fingerprint of the own columns' contents: tells whether they were sorted, moved or edited since. */
export class Fingerprint {
  private hash = 0x811c9dc5;

  add(cell: OwnCell): void {
    const text = cell === null ? "" : "formula" in cell ? cell.formula : cell.text;
    for (let at = 0; at < text.length; at += 1) this.mix(text.charCodeAt(at));
    this.mix(0x1f);
  }

  text(): string {
    return (this.hash >>> 0).toString(16).padStart(8, "0");
  }

  private mix(code: number): void {
    this.hash = Math.imul(this.hash ^ code, 0x01000193);
  }
}
