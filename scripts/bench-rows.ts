/** The registers of the bench, row by row. */
import type { CellValue } from "../src/core/sheet";

export type MakeRow = (row: number) => CellValue[];

export const header = [
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
export function realistic(row: number): CellValue[] {
  const mixed = Math.imul(row ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const site = mixed % 400;
  const kit = (mixed >>> 9) % 1500;
  return [
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
  ];
}

/** Every cell of every row different: the worst there is. */
export function allDistinct(row: number): CellValue[] {
  return realistic(row).map((cell, column) => (column === 0 ? cell : `${String(cell)} ${row}`));
}

/** Rows that say what a row before them said. */
export function nothingNew(): CellValue[] {
  return realistic(1);
}

/** Every row names another place; no text of it says anything. */
export function newPlace(row: number): CellValue[] {
  return realistic(1).with(3, `Room ${row} ${at(["Wexford", "Quillon", "Tarn"], row)}`);
}

/** Every row has another model number, and so another finding of who made it, another verdict and another reason. */
export function newModel(row: number): CellValue[] {
  return realistic(1)
    .with(5, "Hikvision")
    .with(6, `DS-2CD${2000 + (row % 8000)}G${row}-I`);
}

/** Texts that all rows share, put together in another way in every row: 210,000 ways. */
export function newCombination(row: number): CellValue[] {
  const cells = realistic(1);
  let rest = row;
  for (const [column, list] of [
    [5, makes],
    [6, models],
    [4, types],
    [2, siteTypes],
    [9, networks],
    [10, statuses],
  ] as const) {
    cells[column] = at(list, rest);
    rest = Math.floor(rest / list.length);
  }
  return cells;
}
