/**
 * Speed as ratios in one run: the check of a million rows beside things everybody knows the cost of. Bundled as the
 * command line is, and in processor time, so that other work on the machine counts little.
 * `npm run bench` (add a number of rows for a shorter run, and a part for that part alone: `npm run bench -- 100000 new`)
 */
import fuzzysort from "fuzzysort";
import Fuse from "fuse.js";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "../src/core/catalogue";
import { Checker } from "../src/core/check";
import { defaultPolicy } from "../src/core/policy/own";
import { Lexicon, readSheet, readSheetInSteps } from "../src/core/register";
import { sheetFromRows, type CellValue } from "../src/core/sheet";
import { createMakerReader } from "../src/core/maker";
import {
  allDistinct,
  header,
  newCombination,
  newModel,
  newPlace,
  nothingNew,
  realistic,
  type MakeRow,
} from "./bench-rows";

const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "build", "catalogue.json"), "utf8"),
) as Catalogue;
const [argument = "1000000", part] = process.argv.slice(2);
const rowCount = Number(argument);

function rowsOf(make: MakeRow, count: number): CellValue[][] {
  return [header, ...Array.from({ length: count }, (_, row) => make(row))];
}

/** The rows as JSON, put together piece by piece: a million rows twice in memory would not be fair to either side. */
function jsonOf(make: MakeRow, count: number): string {
  const lines = [JSON.stringify(header)];
  for (let row = 0; row < count; row++) lines.push(JSON.stringify(make(row)));
  return `[${lines.join(",")}]`;
}

/** Work in seconds of processor time, all threads of this process together. */
function timed<T>(work: () => T): { seconds: number; result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

interface Start {
  readonly checker: Checker;
  readonly lexicon: Lexicon;
}

function start(): Start {
  const basis = { catalogue, setting: defaultPolicy, sites: [], makers: [], asOf: "2026-11-22" };
  return { checker: new Checker(basis), lexicon: new Lexicon(catalogue.vocabulary.columns) };
}

function check(
  rows: readonly (readonly CellValue[])[],
  { checker, lexicon }: Start,
): { reading: number; checking: number; assets: number } {
  const sheet = sheetFromRows("Register", rows);
  const read = timed(() => readSheet(sheet, catalogue.vocabulary.columns, { lexicon }));
  let assets = 0;
  const checked = timed(() => {
    for (const register of read.result.registers)
      for (const block of checker.check(register)) assets += block.length;
  });
  return { reading: read.seconds, checking: checked.seconds, assets };
}

/** What a register of some rows costs in a process that has done nothing before, and once more when it has. */
function costOf(count: number): void {
  const rows = JSON.parse(jsonOf(realistic, count)) as CellValue[][];
  const ready = timed(start);
  const costs = [ready.result, start()].map((started) => {
    const { reading, checking } = check(rows, started);
    return `${(((reading + checking) * 1e6) / count).toFixed(2).padStart(10)} us`;
  });
  const [first = "", again = ""] = costs;
  console.log(
    `  ${count.toLocaleString("en-GB").padStart(12)} ${(ready.seconds * 1000).toFixed(0).padStart(9)} ms ${first} ${again}`,
  );
}

/** Microseconds a row of a check that remembers nothing, in this process: the median of several. */
function warmCost(make: MakeRow, count: number, times: number, from: number): number {
  const costs = Array.from({ length: times }, (_, time) => {
    const first = from + time * count;
    const rows = JSON.parse(jsonOf((row) => make(first + row), count)) as CellValue[][];
    const { reading, checking } = check(rows, start());
    return ((reading + checking) * 1e6) / count;
  });
  return costs.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const warmUp = 200_000;

/** Registers in which nothing comes twice, in a process that has checked others before: every row costs the same. */
function costOfDistinct(): void {
  warmCost(allDistinct, warmUp / 4, 4, 0);
  let from = warmUp;
  for (let count = 1000; count <= rowCount; count *= 10) {
    const times = Math.max(1, Math.min(21, Math.floor(100_000 / count)));
    const cost = warmCost(allDistinct, count, times, from);
    console.log(`  ${count.toLocaleString("en-GB").padStart(12)} ${cost.toFixed(2).padStart(10)} us`);
    from += times * count;
  }
}

/** What is new in a row is what it costs. */
function costOfNew(): void {
  const count = 20_000;
  const rows = [
    ["a row that says nothing new", nothingNew],
    ["a row with a text that says nothing", newPlace],
    ["a row with another combination of known texts", newCombination],
    ["a row with another model number", newModel],
  ] as const;
  for (let round = 0; round < 3; round++) for (const [, make] of rows) warmCost(make, count, 1, 0);
  for (const [what, make] of rows)
    console.log(`  ${what.padEnd(48)} ${warmCost(make, count, 5, 0).toFixed(2).padStart(6)} us`);
}

const line = (what: string, seconds: number, base: number): void => {
  console.log(
    `  ${what.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s  ${(seconds / base).toFixed(2).padStart(7)} x`,
  );
};

function besideJson(name: string, make: MakeRow): void {
  console.log(`${name}: ${rowCount.toLocaleString("en-GB")} rows x ${header.length} columns`);
  const json = jsonOf(make, rowCount);
  const { seconds: base, result: rows } = timed(() => JSON.parse(json) as CellValue[][]);
  line("JSON.parse of the same rows", base, base);
  const ready = timed(start);
  const whole = check(rows, ready.result);
  line("the check (reading and judging)", whole.reading + whole.checking, base);
  line("  of it reading the register", whole.reading, base);
  line("  of it judging", whole.checking, base);
  line("making it ready, once", ready.seconds, base);
  const lookup = timed(() => {
    const seen = new Map<CellValue, number>();
    for (const row of rows) for (const cell of row) seen.set(cell, (seen.get(cell) ?? 0) + 1);
    return seen.size;
  });
  line("Map look-ups over the same cells", lookup.seconds, base);
  const { heapUsed } = process.memoryUsage();
  console.log(`  heap at the end, with the rows and their JSON: ${(heapUsed / 1e6).toFixed(0)} MB`);
  if (whole.assets !== rowCount) console.log(`  read ${whole.assets} assets of ${rowCount}`);
}

/** The largest sheet that Excel has: a fifth of its rows are assets, blank rows between them, more columns than anybody reads. */
const largest = { rows: 1_048_576, columns: 20, assets: 200_000, apart: 5 };

function largestJson(rows: number): string {
  const wide = (cells: readonly CellValue[]): CellValue[] =>
    Array.from({ length: largest.columns }, (_, column) => cells[column] ?? null);
  const blank = JSON.stringify(wide([]));
  const lines = [JSON.stringify(wide([...header, "Floor", "Supplier", "Cost"]))];
  for (let row = 1; row < rows; row++) {
    const asset = (row - 1) / largest.apart;
    const isAsset = Number.isInteger(asset) && asset < largest.assets;
    lines.push(isAsset ? JSON.stringify(wide([...realistic(asset), asset % 9, "Wexford Ltd", 120])) : blank);
  }
  return `[${lines.join(",")}]`;
}

/** Understanding that sheet, in the steps in which a surface shows progress; nothing is judged. */
function largestSheet(): void {
  const sheetRows = rowCount < 1_000_000 ? rowCount : largest.rows;
  console.log(
    `understanding a sheet of ${sheetRows.toLocaleString("en-GB")} rows x ${largest.columns} columns`,
  );
  const json = largestJson(sheetRows);
  const { seconds: base, result: rows } = timed(() => JSON.parse(json) as CellValue[][]);
  line("JSON.parse of the same cells", base, base);
  const held = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = held();
  const steps = readSheetInSteps(sheetFromRows("Register", rows), catalogue.vocabulary.columns);
  let [told, assets] = [0, 0];
  const read = timed(() => {
    for (;;) {
      const step = steps.next();
      if (step.done !== true) {
        told++;
        continue;
      }
      for (const register of step.value.registers) assets += register.rows.length;
      return;
    }
  });
  line("reading the sheet", read.seconds, base);
  const grown = ((held() - before) / 1e6).toFixed(0);
  console.log(
    `  ${assets.toLocaleString("en-GB")} assets, progress told ${told} times, memory grown by ${grown} MB`,
  );
}

function makerAlone(): void {
  const makerRows = Math.min(rowCount, 20_000);
  console.log(`the maker alone, over ${makerRows.toLocaleString("en-GB")} distinct make and model cells`);
  const cells = rowsOf(allDistinct, makerRows)
    .slice(1)
    .map((row) => `${String(row[5])} ${String(row[6])}`);
  const names = catalogue.makers.names.map(([name]) => name);
  const reader = createMakerReader(catalogue.makers, catalogue.vocabulary.negation, []);
  const own = timed(() => cells.map((cell) => reader.read({ description: [cell] })));
  line("Estate Lens", own.seconds, own.seconds);
  const small = names.map((name) => name.toLowerCase());
  const substring = timed(() =>
    cells.map((cell) => small.filter((name) => cell.toLowerCase().includes(name))),
  );
  line("substring search over the same names", substring.seconds, own.seconds);
  const sample = 100;
  const fuse = new Fuse(names);
  const fuseTime = timed(() => cells.slice(0, sample).map((cell) => fuse.search(cell, { limit: 1 })));
  line(`Fuse.js (measured on ${sample}, scaled)`, (fuseTime.seconds / sample) * cells.length, own.seconds);
  const prepared = names.map((name) => fuzzysort.prepare(name));
  const sortTime = timed(() =>
    cells.slice(0, sample).map((cell) => fuzzysort.go(cell, prepared, { limit: 1 })),
  );
  line(`fuzzysort (measured on ${sample}, scaled)`, (sortTime.seconds / sample) * cells.length, own.seconds);
}

/** Each part in a process of its own: none is faster or slower for what another did before it. */
const parts: Readonly<Record<string, () => void>> = {
  realistic: () => {
    besideJson("realistic repetition", realistic);
  },
  distinct: () => {
    besideJson("all distinct", allDistinct);
  },
  cost: () => {
    costOf(rowCount);
  },
  flat: costOfDistinct,
  new: costOfNew,
  sheet: largestSheet,
  maker: makerAlone,
};

function run(count: number, name: string): void {
  const [heap, self] = ["--max-old-space-size=6000", fileURLToPath(import.meta.url)];
  execFileSync(process.execPath, [heap, self, String(count), name], { stdio: "inherit" });
}

if (part === undefined) {
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`Node ${process.version}, load ${load.join(" ")}, seconds of processor time`);
  run(rowCount, "realistic");
  run(rowCount, "distinct");
  console.log("cost per row as registers grow (realistic repetition), in a fresh process each");
  console.log("          rows   make ready   first time       again");
  for (let count = 1000; count <= rowCount; count *= 10) run(count, "cost");
  console.log("cost per row of all-distinct registers, in a process that has checked others before");
  run(rowCount, "flat");
  console.log("cost of a row by what is new in it, in such a process");
  run(rowCount, "new");
  run(rowCount, "sheet");
  run(rowCount, "maker");
} else parts[part]?.();
