/** Registers laid out in the ways people do it, with the truth known by construction. */
import { sheetFromRows, type Area, type CellValue, type Sheet } from "../../src/core/sheet";

/** A small generator of chance that gives the same numbers for the same seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)]!;
  }

  often(share: number): boolean {
    return this.next() < share;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const copy = [...items];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = this.whole(0, at);
      [copy[at], copy[other]] = [copy[other]!, copy[at]!];
    }
    return copy;
  }
}

type Field =
  | "tag"
  | "site"
  | "siteType"
  | "location"
  | "make"
  | "model"
  | "description"
  | "serial"
  | "network"
  | "status"
  | "notes";

const headers: Record<Field, readonly (readonly [string, string?])[]> = {
  tag: [
    ["Asset No"],
    ["Asset Tag"],
    ["Ref"],
    ["asset_id"],
    ["Asset", "Number"],
    ["Inventarnummer"],
    ["Tag No. (M)"],
  ],
  site: [
    ["Site"],
    ["Site Name"],
    ["siteName"],
    ["Premises"],
    ["Site", "Name"],
    ["Safle"],
    ["Standort"],
    ["SITE>>"],
  ],
  siteType: [["Site Type"], ["Type of site"], ["Premises Type"], ["Site", "Type"], ["Tipo de sitio"]],
  location: [["Location"], ["Room"], ["Location >>"], ["camera_location"], ["Lleoliad"]],
  make: [
    ["Make"],
    ["Manufacturer"],
    ["MAKE"],
    ["Asset Make"],
    ["mfr"],
    ["Marca"],
    ["Hersteller"],
    ["Make (M)"],
  ],
  model: [["Model"], ["Model No."], ["ModelNumber"], ["Model", "Number"], ["Modello"], ["Part No"]],
  description: [["Description"], ["Item"], ["Asset Description"], ["Asset", "Description"], ["Beschreibung"]],
  serial: [
    ["Serial No."],
    ["S/N"],
    ["Serial #"],
    ["serial_number"],
    ["Serial", "Number"],
    ["Numéro de série"],
  ],
  network: [["Network"], ["On corporate network?"], ["Connection type"], ["Connection", "Type"], ["vlan"]],
  status: [["Status"], ["Asset Status"], ["Asset", "Status"], ["estado"]],
  notes: [["Notes"], ["Comments"], ["Bemerkungen"]],
};

const sites: readonly (readonly [string, string])[] = [
  ["HMP Fernhill", "Prison"], ["Ashdown House", "Office"], ["Carrow Combined Court", "Court"], ["Netherby Depot", "Depot"],
  ["Lilley Library", "Library"], ["Wexcombe Barracks", "Barracks"], ["Brook Street", "School"], ["Unit 4 Dockside", "Warehouse"],
]; // prettier-ignore
const kit: readonly (readonly [string, string, string])[] = [
  ["Hikvision", "DS-2CD2143G2-I", "Dome camera"], ["Axis", "P3245-LV", "Dome camera"], ["Dahua", "DHI-NVR4216-16P", "NVR"],
  ["Bosch", "NDE-3502-AL", "Bullet camera"], ["Cisco", "WS-C2960X-24PS-L", "PoE switch"], ["Paxton", "Net2 plus", "Door controller"],
  ["TBC", "", "Camera"], ["", "XNV-8080R", "Camera at main gate"], ["Uniview", "", "NVR"],
]; // prettier-ignore

/** What an asset says, by role; blank texts left out. */
export type AssetTruth = Readonly<Partial<Record<Field, string>>>;

export interface Layout {
  readonly sheet: Sheet;
  readonly assets: readonly { readonly row: number; readonly truth: AssetTruth }[];
  /** The rows of the header, 0-based; empty where there is none. */
  readonly headerRows: readonly number[];
  /** What the layout is made of, to name the commonest failure. */
  readonly made: readonly string[];
}

/** A layout from a seed. */
export function layout(seed: number): Layout {
  const chance = new Chance(seed);
  const made: string[] = [];
  const choose = (name: string, share: number): boolean => {
    const taken = chance.often(share);
    if (taken) made.push(name);
    return taken;
  };

  const banded = choose("bands", 0.3);
  const once = !banded && choose("site given once", 0.2);
  const twoRows = choose("two-row header", 0.25);
  const grouped = !twoRows && choose("merged groups", 0.15);
  const without = !banded && !once && !twoRows && !grouped && choose("no header", 0.08);
  const optional: readonly Field[] = (
    ["location", "description", "serial", "network", "status", "notes"] as const
  ).filter(() => chance.often(0.7));
  const wanted: Field[] = [
    "tag",
    "make",
    "model",
    ...(banded ? [] : (["site", "siteType"] as const)),
    ...optional,
  ];
  const fields = once || grouped ? wanted : chance.shuffled(wanted);
  if (once) fields.sort((a, b) => Number(b.startsWith("site")) - Number(a.startsWith("site")));
  if (grouped) fields.sort((a, b) => Number(!a.startsWith("site")) - Number(!b.startsWith("site")));

  const rows: CellValue[][] = [];
  const merged: Area[] = [];
  const left = choose("empty columns on the left", 0.15) ? chance.whole(1, 2) : 0;
  const pad = Array<CellValue>(left).fill(null);
  const put = (...cells: CellValue[]): number => rows.push([...pad, ...cells]) - 1;
  const blank = (): number => rows.push([]) - 1;

  if (choose("titles", 0.6)) {
    put(
      chance.one([
        "Security equipment register",
        "CCTV assets 2024",
        "Fictional County Council - Asset Register",
      ]),
    );
    if (chance.often(0.5))
      put(
        chance.one(["OFFICIAL", "OFFICIAL-SENSITIVE   Last updated: 3rd March 2025", "Printed 03/03/2025"]),
      );
    if (chance.often(0.4)) put("Compiled by", "Estates");
    if (chance.often(0.3))
      put("Note: complete every column. Send questions to the estates helpdesk before the end of the month.");
    if (chance.often(0.6)) blank();
  } else if (choose("many rows above", 0.1)) for (let at = chance.whole(5, 30); at > 0; at--) blank();

  const names = fields.map((field) => chance.one(headers[field]));
  const headerRows: number[] = [];
  const headerCells: CellValue[][] = [];
  if (twoRows) {
    headerCells.push(
      names.map(([upper, lower]) => (lower === undefined ? null : upper)),
      names.map(([upper, lower]) => lower ?? upper),
    );
    if (headerCells[0]!.filter((cell) => cell !== null).length < 2)
      headerCells.splice(
        0,
        2,
        names.map((name) => name.join(" ")),
      );
  } else if (grouped) {
    const split = fields.filter((field) => field.startsWith("site")).length;
    const upper = fields.map((_, at): CellValue => (at === 0 ? "Site" : at === split ? "Equipment" : null));
    const row = rows.length;
    merged.push(
      { top: row, bottom: row, left, right: left + split - 1 },
      { top: row, bottom: row, left: left + split, right: left + fields.length - 1 },
    );
    headerCells.push(
      split >= 2 ? upper : [],
      names.map((name) => name.join(" ")),
    );
    if (split < 2) {
      headerCells.shift();
      merged.length = 0;
    }
  } else if (!without) headerCells.push(names.map((name) => name.join(chance.often(0.1) ? "\n" : " ")));
  for (const cells of headerCells) headerRows.push(put(...cells));
  if (!without && choose("units row", 0.15))
    put(...fields.map(() => chance.one(["(text)", "(list)", "free text", "(max 50)"])));

  const assets: { row: number; truth: AssetTruth }[] = [];
  const subtotals = banded && choose("subtotals", 0.6);
  const pages = !without && choose("repeated header", 0.15);
  const blanks = choose("blank rows", 0.3);
  let number = chance.whole(1000, 9000);
  for (const [site, siteType] of chance.shuffled(sites).slice(0, chance.whole(2, 5))) {
    const count = chance.whole(once ? 2 : 1, 6);
    if (banded)
      put(
        chance.one([
          `${site} - ${siteType}`,
          `${site} (${siteType})`,
          `${site}: ${siteType}`,
          `Site: ${site} - ${siteType}`,
        ]),
      );
    for (let at = 0; at < count; at++) {
      const [make, model, description] = chance.one(kit);
      const full: Record<Field, string> = {
        tag: String(number++), site, siteType, make, model, description,
        location: chance.one(["G.01", "Reception", "Car park", "Rm 2.14", ""]),
        serial: `SN${chance.whole(10_000_000, 99_999_999)}`,
        network: chance.one(["Standalone", "Corporate LAN", "VLAN 40 (CCTV)", ""]),
        status: chance.one(["In use", "Installed", "In store"]),
        notes: chance.one(["", "", "checked with the site manager"]),
      }; // prettier-ignore
      const row = put(
        ...fields.map((field) => (once && at > 0 && field.startsWith("site") ? null : full[field] || null)),
      );
      const said: readonly Field[] = banded ? [...fields, "site", "siteType"] : fields;
      assets.push({
        row,
        truth: Object.fromEntries(
          said.filter((field) => full[field] !== "").map((field): [Field, string] => [field, full[field]]),
        ),
      });
      if (blanks && chance.often(0.1)) blank();
      if (pages && chance.often(0.1)) for (const cells of headerCells) put(...cells);
    }
    if (subtotals) put("Sub-total", ...Array<CellValue>(fields.length - 2).fill(null), count);
    if ((banded || blanks) && chance.often(0.4)) blank();
  }
  if (choose("total", 0.3)) put("Total", ...Array<CellValue>(fields.length - 2).fill(null), assets.length);
  if (choose("trailing notes", 0.3)) {
    if (chance.often(0.7)) blank();
    put(
      chance.one([
        "Note: cameras marked * are on order",
        "* awaiting confirmation from the contractor",
        "Source: estates survey 2024",
      ]),
    );
    if (chance.often(0.3)) put("End of register");
  }
  if (choose("side table", 0.2)) {
    const at = left + fields.length + chance.whole(1, 2);
    const side = chance.one([
      [
        ["Code", "Meaning"],
        ["R", "Replace"],
        ["K", "Keep"],
      ],
      [
        ["Key", null],
        ["*", "on order"],
        ["?", "to be checked"],
      ],
      [
        ["Make", "Count"],
        ["Axis", 4],
        ["Bosch", 2],
      ],
    ]);
    const top = chance.often(0.5) ? (headerRows.at(-1) ?? 0) : 0;
    side.forEach((cells, down) => {
      const row = (rows[top + down] ??= []);
      while (row.length < at) row.push(null);
      row.push(...cells);
    });
  }
  return { sheet: sheetFromRows("Register", rows, { merged }), assets, headerRows, made };
}
