/** The add-in's own columns: their names, where they stand, where new ones go. */
import { resultColumns, isResultColumn, type ResultColumn } from "../core/result-columns";
import type { Area } from "../core/sheet";

/** Short keys for names in the workbook, in the order of `resultColumns`. */
const keys: Readonly<Record<ResultColumn, string>> = {
  "Lens action": "action",
  "Lens to settle": "settle",
  "Lens maker": "maker",
  "Lens why": "why",
  "Lens checked": "checked",
};

/** A register's number on its sheet: its hidden names carry it, so that several registers do not mix. */
export type RegisterNumber = number;

/** `_EstateLens_action_1`: the hidden name on an own column's header cell, the same in a highlighted copy. */
export function columnName(register: RegisterNumber, column: ResultColumn): string {
  return `_EstateLens_${keys[column]}_${register}`;
}

/** `_EstateLens_rows_1`: the hidden name on the register's rows, as of the last check. */
export function rowsName(register: RegisterNumber): string {
  return `_EstateLens_rows_${register}`;
}

/** Reads such a name; null for every other name. */
export function parseName(name: string): { register: RegisterNumber; column: ResultColumn | "rows" } | null {
  const match = /^_EstateLens_([a-z]+)_(\d{1,6})$/i.exec(name);
  const key = match?.[1]?.toLowerCase();
  if (match === null || key === undefined) return null;
  const column = key === "rows" ? "rows" : resultColumns.find((one) => keys[one] === key);
  return column === undefined ? null : { register: Number(match[2]), column };
}

/** A hidden name of ours and the cells that it stands for now; `area` is null where they were deleted. */
export interface NamedPlace {
  readonly name: string;
  readonly area: Area | null;
}

/** Where a register's own columns stand now. */
export interface OwnColumns {
  readonly register: RegisterNumber;
  /** Column by kind; kinds that are missing were never written or were deleted. */
  readonly columns: ReadonlyMap<ResultColumn, number>;
  /** The rows that the last check wrote, where known. */
  readonly rows: Area | null;
  /** Names of ours whose cells are gone. */
  readonly deadNames: readonly string[];
}

/** The register that a person sees, as far as its own columns are concerned. */
export interface RegisterPlace {
  readonly headerRow: number;
  readonly area: Area;
}

/**
 * Finds a register's own columns: by hidden names on its header row, else by their headers.
 * @param headers the texts of the header row, by column.
 */
export function findOwnColumns(
  place: RegisterPlace,
  names: readonly NamedPlace[],
  headers: ReadonlyMap<number, string>,
  otherRegisters: readonly RegisterPlace[],
): OwnColumns {
  const groups = groupNames(names);
  const rivals = otherRegisters.filter(({ headerRow }) => headerRow === place.headerRow);
  for (const [register, group] of groups) {
    const onHeaderRow = group.columns.some(([, area]) => area.top === place.headerRow);
    const ours = group.rows === null ? onHeaderRow : belongs(group.rows, place, rivals);
    if (!onHeaderRow || !ours) continue;
    const columns = new Map(
      group.columns
        .filter(([, area]) => area.top === place.headerRow)
        .map(([kind, area]) => [kind, area.left]),
    );
    return { register, columns, rows: group.rows, deadNames: group.dead };
  }
  const register = Math.max(0, ...groups.keys()) + 1;
  const columns = new Map<ResultColumn, number>();
  if (rivals.length === 0) {
    for (const [column, text] of headers) {
      const kind = resultColumns.find(
        (one) => isResultColumn(text) && one.toLowerCase() === text.trim().toLowerCase(),
      );
      if (kind !== undefined && !columns.has(kind)) columns.set(kind, column);
    }
  }
  return { register, columns, rows: null, deadNames: [] };
}

interface NameGroup {
  readonly columns: [ResultColumn, Area][];
  rows: Area | null;
  readonly dead: string[];
}

function groupNames(names: readonly NamedPlace[]): Map<RegisterNumber, NameGroup> {
  const groups = new Map<RegisterNumber, NameGroup>();
  for (const { name, area } of names) {
    const parsed = parseName(name);
    if (parsed === null) continue;
    const group = groups.get(parsed.register) ?? { columns: [], rows: null, dead: [] };
    groups.set(parsed.register, group);
    if (area === null) group.dead.push(name);
    else if (parsed.column === "rows") group.rows = area;
    else group.columns.push([parsed.column, area]);
  }
  return groups;
}

/** The rows of the last check overlap the register's, and its columns do not fit a neighbour better. */
function belongs(rows: Area, { area }: RegisterPlace, rivals: readonly RegisterPlace[]): boolean {
  const overlap = (other: Area): number =>
    Math.min(rows.right, other.right) - Math.max(rows.left, other.left) + 1;
  const sameRows = rows.top <= area.bottom && rows.bottom >= area.top;
  return sameRows && overlap(area) > 0 && rivals.every((rival) => overlap(rival.area) <= overlap(area));
}

/**
 * Where missing own columns go: right of the register where that is free in all of its rows, else right of
 * everything on the sheet. They move no user column.
 * @param isFree whether a column holds nothing between two rows.
 * @returns the first column, or null where the sheet has no room.
 */
export function placeForColumns(
  count: number,
  area: Area,
  usedRight: number,
  isFree: (column: number) => boolean,
): number | null {
  const beside = area.right + 1;
  const free = Array.from({ length: count }, (_, index) => beside + index).every(isFree);
  const first = free ? beside : Math.max(usedRight, area.right) + 1;
  return first + count <= 16_384 ? first : null;
}
