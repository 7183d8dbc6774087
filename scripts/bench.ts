/**
 * Speed as ratios in one run: the check of a million rows beside things everybody knows the cost of.
 * `npm run bench` (add a number of rows for a shorter run: `npm run bench -- 100000`)
 */
import fuzzysort from "fuzzysort";
import Fuse from "fuse.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../src/core/catalogue";
import { Checker } from "../src/core/check";
import { defaultPolicy } from "../src/core/policy/own";
import { readSheet } from "../src/core/register";
import { sheetFromRows, type CellValue } from "../src/core/sheet";
import { createMakerReader } from "../src/core/maker";

const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "build", "catalogue.json"), "utf8"),
) as Catalogue;
const rowCount = Number(process.argv[2] ?? 1_000_000);

const header = [
  "Asset ID",
  "Site",
  "Site type",
  "Location",
  "Equipment type",
  "Make",
  "Model",
  "Serial No",
  "MAC address",
  "Network",
  "Status",
  "Notes",
];
const makes = [
  "Hikvision",
  "HIKVISION",
  "Dahua",
  "Axis",
  "AXIS",
  "Hanwha",
  "Bosch",
  "Worcester Bosch",
  "KONE",
  "Cisco",
  "",
  "n/a",
  "Uniview",
  "W Box",
  "Thorlux",
];
const models = [
  "DS-2CD2143G0-I",
  "IPC-HDW2431T-AS",
  "P3245-LVE",
  "XNO-6080R",
  "NDE-5503-AL",
  "Greenstar 30CDi",
  "MonoSpace 500",
  "C9200L-24P",
  "",
  "IPC322LB-ADF28K-H",
];
const types = [
  "Dome camera",
  "Bullet camera",
  "NVR",
  "Boiler",
  "Passenger lift",
  "Network switch",
  "Fire panel",
  "Luminaire",
];
const siteTypes = ["Office", "Court", "Prison", "School", "Depot", "Barracks", "Leisure centre"];
const networks = ["Corporate LAN", "Standalone", "CCTV network (separate)", "", "?"];
const statuses = ["In use", "", "Removed", "On order", "Decommissioned"];

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("empty list");
  return item;
};

/** Rows as estates keep them: 400 sites, 1,500 kinds of kit, tags and serials of their own. */
function realistic(count: number): CellValue[][] {
  const rows: CellValue[][] = [header];
  for (let row = 0; row < count; row++) {
    const mixed = Math.imul(row ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    const site = mixed % 400;
    const kit = (mixed >>> 9) % 1500;
    rows.push([
      `A-${row}`,
      `Site ${site}`,
      at(siteTypes, site),
      `Room ${mixed % 900}`,
      at(types, kit),
      at(makes, kit),
      `${at(models, kit)}${kit < 1000 ? "" : `-${kit}`}`,
      mixed % 3 === 0 ? `SN${mixed}` : "",
      mixed % 4 === 0 ? `A41437${(mixed & 0xffffff).toString(16).padStart(6, "0")}` : "",
      at(networks, site >>> 1),
      at(statuses, mixed >>> 11),
      mixed % 50 === 0 ? "Replaced Hikvision with Axis 03/24" : "",
    ]);
  }
  return rows;
}

/** Every cell of every row different: the worst there is. */
function allDistinct(count: number): CellValue[][] {
  return [
    header,
    ...realistic(count)
      .slice(1)
      .map((cells, row) => cells.map((cell, column) => (column === 0 ? cell : `${String(cell)} ${row}`))),
  ];
}

function timed<T>(work: () => T): { seconds: number; result: T } {
  const start = performance.now();
  const result = work();
  return { seconds: (performance.now() - start) / 1000, result };
}

function check(rows: readonly (readonly CellValue[])[]): {
  reading: number;
  checking: number;
  assets: number;
} {
  const checker = new Checker({
    catalogue,
    setting: defaultPolicy,
    sites: [],
    makers: [],
    asOf: "2026-11-22",
  });
  const sheet = sheetFromRows("Register", rows);
  const read = timed(() => readSheet(sheet, catalogue.vocabulary.columns));
  let assets = 0;
  const checked = timed(() => {
    for (const register of read.result.registers)
      for (const block of checker.check(register)) assets += block.length;
  });
  return { reading: read.seconds, checking: checked.seconds, assets };
}

const line = (what: string, seconds: number, base: number): void => {
  console.log(
    `  ${what.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s  ${(seconds / base).toFixed(2).padStart(7)} x`,
  );
};

for (const [name, make] of [
  ["realistic repetition", realistic],
  ["all distinct", allDistinct],
] as const) {
  const rows = make(rowCount);
  const json = JSON.stringify(rows);
  console.log(`${name}: ${rowCount.toLocaleString("en-GB")} rows x ${header.length} columns`);
  const parsed = timed(() => JSON.parse(json) as CellValue[][]);
  const base = parsed.seconds;
  line("JSON.parse of the same rows", base, base);
  const fresh = parsed.result;
  const lookup = timed(() => {
    const seen = new Map<CellValue, number>();
    for (const row of fresh) for (const cell of row) seen.set(cell, (seen.get(cell) ?? 0) + 1);
    return seen.size;
  });
  line("Map look-ups over the same cells", lookup.seconds, base);
  const whole = check(JSON.parse(json) as CellValue[][]);
  line("the check (reading and judging)", whole.reading + whole.checking, base);
  line("  of it reading the register", whole.reading, base);
  line("  of it judging", whole.checking, base);
  if (whole.assets !== rowCount) console.log(`  read ${whole.assets} assets of ${rowCount}`);
}

console.log("cost per row as registers grow (realistic repetition)");
for (let count = 1000; count <= rowCount; count *= 10) {
  const { reading, checking } = check(realistic(count));
  console.log(
    `  ${count.toLocaleString("en-GB").padStart(12)} rows ${(((reading + checking) * 1e6) / count).toFixed(2).padStart(8)} us a row`,
  );
}

const makerRows = Math.min(rowCount, 20_000);
console.log(`the maker alone, over ${makerRows.toLocaleString("en-GB")} distinct make and model cells`);
const cells = allDistinct(makerRows)
  .slice(1)
  .map((row) => `${String(row[5])} ${String(row[6])}`);
const names = catalogue.makers.names.map(([name]) => name);
const reader = createMakerReader(catalogue.makers, catalogue.vocabulary.negation, []);
const own = timed(() => cells.map((cell) => reader.read({ description: [cell] })));
line("Estate Lens", own.seconds, own.seconds);
const substring = timed(() => cells.map((cell) => names.filter((name) => cell.toLowerCase().includes(name))));
line("substring search over the same names", substring.seconds, own.seconds);
const sample = 500;
const fuse = new Fuse(names);
const fuseTime = timed(() => cells.slice(0, sample).map((cell) => fuse.search(cell, { limit: 1 })));
line(`Fuse.js (measured on ${sample}, scaled)`, (fuseTime.seconds / sample) * cells.length, own.seconds);
const prepared = names.map((name) => fuzzysort.prepare(name));
const sortTime = timed(() =>
  cells.slice(0, sample).map((cell) => fuzzysort.go(cell, prepared, { limit: 1 })),
);
line(`fuzzysort (measured on ${sample}, scaled)`, (sortTime.seconds / sample) * cells.length, own.seconds);
