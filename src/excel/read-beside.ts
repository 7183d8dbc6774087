/**
 * Reads the other sheets of the workbook that may complete a register: a property list, COBie's Type and Facility.
 * Of each the first rows are looked at; only what promises something is read to its end. Nothing is written there.
 */
import { type BesideSheet, mostLookedUp, type SheetReading } from "../core/register";
import type { Area } from "../core/sheet";
import { BlockWalk, headRows } from "./blocks";
import type { CheckEngine } from "./engine";
import { type ExcelSession, supports } from "./excel-session";
import type { OtherSheet, SheetFacts } from "./locate";
import { askNamedPlaces, ownColumnsOf, takeNamedPlaces } from "./named-places";
import { throwIfCancelled, type Watcher } from "./progress";
import { areaOf, areaProperties, rangeAt } from "./range";
import { askedFor, readRows, takeRows } from "./read-rows";
import { SheetSource } from "./sheet-source";

/** Cells of first rows that one answer may hold. */
const cellsPerSync = 10_000;
/** Columns that are looked at; no list of places or kinds of devices is wider. */
const mostColumns = 256;
/** Cells that are kept, of one sheet and of all. */
const mostCells = 2_000_000;
const mostCellsInAll = 4_000_000;
/** A guess of a cell's bytes where none has been seen. */
const bytesPerCell = 40;

/** Where the cells of another sheet stand. */
interface Place {
  readonly other: OtherSheet;
  readonly area: Area;
  /** It has more columns than are looked at. */
  readonly isCut: boolean;
  readonly own: ReadonlySet<number>;
}

export async function readBeside(
  session: ExcelSession,
  engine: CheckEngine,
  { others }: SheetFacts,
  reading: SheetReading,
  watcher: Watcher,
): Promise<BesideSheet[]> {
  const wanted = others.filter(({ name }) => engine.mayLookAt(name));
  const found = reading.registers.length + (reading.setAside?.length ?? 0);
  if (wanted.length === 0 || found === 0) return [];
  const places = await placesOf(session, wanted);
  const heads = await readHeads(session, places, watcher);
  const sheets: BesideSheet[] = [];
  let room = mostCellsInAll;
  for (const other of wanted) {
    const head = heads.get(other);
    const { whole, source, note, cells } =
      head === undefined
        ? { whole: true, source: emptySource(other.name), note: null, cells: 0 }
        : await readOn(session, engine, head, reading, room, watcher);
    room -= cells;
    const leftOut = note === null ? {} : { leftOut: note };
    sheets.push({ sheet: source.sheet(), before: other.before, whole, ...leftOut });
  }
  return sheets;
}

function emptySource(name: string): SheetSource {
  return new SheetSource(name, { top: 0, left: 0, bottom: -1, right: -1 }, [], [], new Set());
}

interface ReadOn {
  readonly source: SheetSource;
  readonly whole: boolean;
  /** Why it was left out; null where nobody need know. */
  readonly note: string | null;
  /** How many cells were read beyond the first rows. */
  readonly cells: number;
}

/** Reads a sheet to its end where its first rows promise something and there is room for it. */
async function readOn(
  session: ExcelSession,
  engine: CheckEngine,
  { place, source, perRow }: Head,
  reading: SheetReading,
  room: number,
  watcher: Watcher,
): Promise<ReadOn> {
  const { other, area, isCut, own } = place;
  const rows = area.bottom - area.top + 1;
  const ahead = engine.lookAhead(source.sheet(), rows, reading);
  source.dropColumns(ahead.secrets, ahead.headerRow);
  // Without headings nobody can say which columns hold secrets, and nothing is looked up.
  if (ahead.headerRow < 0) return { source: emptySource(other.name), whole: false, note: null, cells: 0 };
  const isThere = rows <= headRows;
  const cells = isThere ? 0 : rows * (area.right - area.left + 1);
  const fits = !isCut && rows <= mostLookedUp && cells <= Math.min(mostCells, room);
  const wanted = ahead.promise !== "nothing";
  if (!fits || isThere || !wanted) {
    const note = !fits && ahead.promise === "complete" ? tooLarge(other.name, rows) : null;
    return { source, whole: fits && isThere, note, cells: 0 };
  }
  const walk = new BlockWalk(area.top + headRows, area.bottom, perRow);
  const without = new Set([...own, ...ahead.secrets]);
  await readRows(session, other.sheet, source, walk, without, watcher);
  return { source, whole: true, note: null, cells };
}

function tooLarge(sheet: string, rows: number): string {
  return (
    `"${sheet}" was left out because it is too large to look things up in (${rows.toLocaleString("en-GB")} rows; ` +
    `${mostLookedUp.toLocaleString("en-GB")} at most): put the rows that this register needs on a sheet of their own.`
  );
}

/** Where cells stand on the sheets, and the add-in's own columns there. Two syncs at most. */
async function placesOf(session: ExcelSession, others: readonly OtherSheet[]): Promise<Place[]> {
  const asked = others.map((other) => {
    const used = other.sheet.getUsedRangeOrNullObject(true);
    used.load(areaProperties);
    other.sheet.names.load("items/name");
    return { other, used };
  });
  await session.sync();
  const named = asked.map(({ other }) => askNamedPlaces(other.sheet.names));
  if (named.some((names) => names.length > 0)) await session.sync();
  return asked.flatMap(({ other, used }, at) => {
    if (used.isNullObject) return [];
    const all = areaOf(used);
    const area = { ...all, right: Math.min(all.right, mostColumns - 1) };
    if (area.left > area.right) return [];
    const own = ownColumnsOf(takeNamedPlaces(named[at] ?? []));
    return [{ other, area, isCut: area.right < all.right, own }];
  });
}

interface Head {
  readonly place: Place;
  readonly source: SheetSource;
  /** Bytes of a row, as seen. */
  readonly perRow: number;
}

/** The first rows of the sheets, several sheets in one answer. */
async function readHeads(
  session: ExcelSession,
  places: readonly Place[],
  watcher: Watcher,
): Promise<Map<OtherSheet, Head>> {
  const heads = new Map<OtherSheet, Head>();
  for (const group of grouped(places)) {
    throwIfCancelled(watcher);
    const merged = await mergedIn(session, group);
    const sources = group.map(
      ({ other, area, own }, at) => new SheetSource(other.name, area, [], merged[at] ?? [], own),
    );
    const [place] = group;
    const [source] = sources;
    if (group.length === 1 && place !== undefined && source !== undefined) {
      // Wide sheets stand alone; their rows are measured as they come.
      const { area } = headOf(place);
      const walk = new BlockWalk(area.top, area.bottom, bytesPerCell * (area.right - area.left + 1));
      await readRows(session, place.other.sheet, source, walk, place.own, watcher);
      heads.set(place.other, { place, source, perRow: walk.longest() });
      continue;
    }
    const asked = group
      .map(headOf)
      .map(({ other, area, own }) => askedFor(other.sheet, area, own, area.top, area.bottom));
    await session.sync();
    group.forEach((one, at) => {
      const into = sources[at];
      if (into === undefined) return;
      const bytes = takeRows(into, one.area.top, asked[at] ?? []);
      const { area } = headOf(one);
      heads.set(one.other, { place: one, source: into, perRow: bytes / (area.bottom - area.top + 1) });
    });
  }
  return heads;
}

function headOf(place: Place): Place {
  const { area } = place;
  return { ...place, area: { ...area, bottom: Math.min(area.bottom, area.top + headRows - 1) } };
}

/** Sheets whose first rows go into one answer. */
function grouped(places: readonly Place[]): Place[][] {
  const groups: { places: Place[]; cells: number }[] = [];
  for (const place of places) {
    const { top, bottom, left, right } = headOf(place).area;
    const cells = (bottom - top + 1) * (right - left + 1);
    const last = groups.at(-1);
    if (last !== undefined && last.cells + cells <= cellsPerSync) {
      last.places.push(place);
      last.cells += cells;
    } else groups.push({ places: [place], cells });
  }
  return groups.map((group) => group.places);
}

/** Merged cells among the first rows: headings over several columns. */
async function mergedIn(session: ExcelSession, places: readonly Place[]): Promise<Area[][]> {
  if (!supports("1.13")) return places.map(() => []);
  const asked = places.map((place) => {
    const merged = rangeAt(place.other.sheet, headOf(place).area).getMergedAreasOrNullObject();
    merged.load("address");
    return merged;
  });
  await session.sync();
  const some = asked.filter(({ isNullObject }) => !isNullObject);
  for (const merged of some)
    merged.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
  if (some.length > 0) await session.sync();
  return asked.map((merged) => (merged.isNullObject ? [] : merged.areas.items.map(areaOf)));
}
