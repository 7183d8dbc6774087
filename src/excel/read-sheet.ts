/** Reads the cells of a register's sheet in blocks: values, hidden rows, struck-through cells, merged cells. */
import type { Area } from "../core/sheet";
import { BlockWalk, headRows } from "./blocks";
import type { CheckEngine } from "./engine";
import type { ExcelSession } from "./excel-session";
import { supports } from "./excel-session";
import type { SheetFacts, TableOnSheet } from "./locate";
import { ownColumnsOf } from "./named-places";
import type { Watcher } from "./progress";
import { areaOf, rangeAt } from "./range";
import { readRows } from "./read-rows";
import { SheetSource } from "./sheet-source";

/** Rows above a table that may hold its title. */
const titleRows = 10;

/** What to read: a table with the rows above it, or everything on the sheet. */
export function areaToRead(facts: SheetFacts, table: TableOnSheet | undefined): Area | null {
  if (facts.used === null) return null;
  if (table === undefined) return facts.used;
  return { ...table.area, top: Math.max(facts.used.top, table.area.top - titleRows, 0) };
}

/**
 * Reads the area. Columns of secrets are asked for in the first block alone, which holds their header;
 * the add-in's own columns are never input.
 */
export async function readSheet(
  session: ExcelSession,
  engine: CheckEngine,
  facts: SheetFacts,
  table: TableOnSheet | undefined,
  area: Area,
  watcher: Watcher,
): Promise<SheetSource> {
  const { sheet } = facts;
  const merged = await readMerged(session, sheet, area);
  const own = ownColumnsOf(facts.names);
  const tables = table === undefined ? facts.tables : [table];
  const source = new SheetSource(facts.name, area, tables, merged, own);
  const read = (walk: BlockWalk, without: ReadonlySet<number>): Promise<void> =>
    readRows(session, sheet, source, walk, without, watcher);
  const headEnd = Math.min(area.bottom, area.top + headRows - 1);
  const head = new BlockWalk(area.top, headEnd, 1);
  await read(head, own);
  const secrets = source.dropSecrets(engine.read(source.sheet()));
  await read(new BlockWalk(headEnd + 1, area.bottom, head.longest()), new Set([...own, ...secrets]));
  await readHidden(session, sheet, source, area);
  await readStruck(session, sheet, source, area);
  return source;
}

async function readMerged(session: ExcelSession, sheet: Excel.Worksheet, area: Area): Promise<Area[]> {
  if (!supports("1.13")) return [];
  const merged = rangeAt(sheet, area).getMergedAreasOrNullObject();
  merged.load("address");
  await session.sync();
  if (merged.isNullObject) return [];
  merged.areas.load(`items/rowIndex,items/columnIndex,items/rowCount,items/columnCount`);
  await session.sync();
  return merged.areas.items.map(areaOf);
}

/** One question settles a register without hidden rows; only else the rows are asked one by one, in blocks. */
async function readHidden(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  source: SheetSource,
  area: Area,
): Promise<void> {
  const range = rangeAt(sheet, area);
  range.load("rowHidden");
  await session.sync();
  // Excel answers null where some rows are hidden, which the declared type does not say.
  const hidden: unknown = range.rowHidden;
  if (hidden === false) return;
  const walk = new BlockWalk(area.top, area.bottom, 20);
  for (let block = walk.take(); block !== null; block = walk.take()) {
    const rows = rangeAt(sheet, { ...area, right: area.left, top: block.first, bottom: block.last });
    const properties = rows.getRowProperties({ rowHidden: true });
    await session.sync();
    properties.value.forEach(({ rowHidden }, index) => {
      if (rowHidden === true) source.hideRow(block.first + index);
    });
    walk.seen(block, 20 * (block.last - block.first + 1));
  }
}

/** Ranges asked for in one sync while looking for struck-through cells. */
const questionsPerSync = 400;

/** Where cells are struck through: halves what answers "some" until it is all, none, or one row. */
async function readStruck(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  source: SheetSource,
  area: Area,
): Promise<void> {
  let open: Area[] = [area];
  while (open.length > 0) {
    const asked = open.splice(0, questionsPerSync).map((part) => {
      const { font } = rangeAt(sheet, part).format;
      font.load("strikethrough");
      return { part, font };
    });
    await session.sync();
    const mixed: Area[] = [];
    for (const { part, font } of asked) {
      // Null where only some of the cells are struck through.
      const struck: unknown = font.strikethrough;
      if (struck === true) markStruck(source, part);
      else if (struck !== false) mixed.push(...halves(part));
    }
    open = [...mixed, ...open];
  }
}

function markStruck(source: SheetSource, { top, left, bottom, right }: Area): void {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) source.strikeCell(row, column);
  }
}

/** By rows first: what is struck through is usually a whole row. */
function halves(part: Area): Area[] {
  if (part.bottom > part.top) {
    const middle = Math.floor((part.top + part.bottom) / 2);
    return [
      { ...part, bottom: middle },
      { ...part, top: middle + 1 },
    ];
  }
  const middle = Math.floor((part.left + part.right) / 2);
  return [
    { ...part, right: middle },
    { ...part, left: middle + 1 },
  ];
}
