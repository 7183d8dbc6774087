/**
 * Makes the registers in `samples/`: invented organisations, sites and serial numbers, true to life in how they are
 * kept. `npm run samples`. The same every time: chance comes from a fixed seed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";

const folder = join(import.meta.dirname, "..", "samples");
mkdirSync(folder, { recursive: true });

/** A small generator of repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Dice {
  private readonly next: () => number;
  constructor(seed: number) {
    this.next = chance(seed);
  }
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  pick<T>(list: readonly T[]): T {
    const item = list[this.whole(0, list.length - 1)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
  hit(share: number): boolean {
    return this.next() < share;
  }
  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.whole(0, 15).toString(16))
      .join("")
      .toUpperCase();
  }
}

type Cell = string | number | Date | null;

interface Kit {
  readonly type: string;
  readonly make: string;
  readonly model: string;
  readonly mac?: string;
}

/** What stands on walls: label, model and the first half of the MAC address, as installers write them. */
const cameras: readonly Kit[] = [
  { type: "Dome camera", make: "Hikvision", model: "DS-2CD2143G0-I", mac: "A41437" },
  { type: "Dome camera", make: "HIKVISION", model: "DS-2CD2347G2-LU", mac: "BCAD28" },
  { type: "Bullet camera", make: "Hik Vision", model: "DS-2CD2T45FWD-I5", mac: "4419B6" },
  { type: "PTZ camera", make: "Hikvision", model: "DS-2DE4A425IW-DE", mac: "C0517E" },
  { type: "Turret camera", make: "Dahua", model: "IPC-HDW2431T-AS-S2", mac: "3CEF8C" },
  { type: "Bullet camera", make: "Dahua ", model: "DH-IPC-HFW2831S-S-S2", mac: "9002A9" },
  { type: "Dome camera", make: "UNV", model: "IPC322LB-ADF28K-H" },
  { type: "Fixed dome", make: "Axis Communications", model: "P3245-LVE", mac: "ACCC8E" },
  { type: "Fixed dome", make: "Axis", model: "AXIS M3067-P", mac: "B8A44F" },
  { type: "PTZ camera", make: "AXIS", model: "Q6075-E", mac: "ACCC8E" },
  { type: "Bullet camera", make: "Hanwha", model: "XNO-6080R" },
  { type: "Dome camera", make: "Samsung Techwin", model: "SNV-6084R" },
  { type: "Dome camera", make: "Bosch", model: "NDE-5503-AL" },
  { type: "Bullet camera", make: "Avigilon", model: "2.0C-H4A-BO1-IR" },
  { type: "Dome camera", make: "Mobotix", model: "MX-VD1A-4-IR" },
  { type: "Dome camera", make: "Honeywell", model: "HBW4PER2" },
  { type: "Dome camera", make: "Honeywell", model: "HC35W45R3" },
  { type: "Dome camera", make: "W Box", model: "" },
  { type: "Camera", make: "LTS", model: "CMIP3342W-28M" },
  { type: "Camera", make: "", model: "DS-2CD2386G2-IU" },
  { type: "Camera", make: "", model: "" },
  { type: "Camera", make: "TBC", model: "" },
];

const recorders: readonly Kit[] = [
  { type: "NVR", make: "Hikvision", model: "DS-7616NI-K2/16P", mac: "A41437" },
  { type: "NVR 32 channel", make: "HIKVISION", model: "DS-7732NI-I4/16P" },
  { type: "NVR", make: "Dahua", model: "DHI-NVR4216-16P-4KS2", mac: "3CEF8C" },
  { type: "NVR", make: "Hanwha", model: "XRN-1610S" },
  { type: "VMS server", make: "Dell", model: "PowerEdge R740xd, Milestone XProtect" },
];

const others: readonly Kit[] = [
  { type: "Boiler", make: "Worcester Bosch", model: "Greenstar 30CDi" },
  { type: "Air handling unit", make: "Daikin", model: "D-AHU Professional" },
  { type: "Passenger lift", make: "KONE", model: "MonoSpace 500" },
  { type: "Fire alarm panel", make: "Advanced", model: "MxPro 5" },
  { type: "Intruder alarm panel", make: "Honeywell", model: "Galaxy Dimension GD-96" },
  { type: "Access control panel", make: "Paxton", model: "Net2 plus" },
  { type: "UPS", make: "APC", model: "Smart-UPS 1500" },
  { type: "Network switch", make: "Cisco", model: "Catalyst 9200L-24P" },
  { type: "Emergency lighting", make: "Thorlux", model: "SmartScan" },
  { type: "Unvented cylinder", make: "Megaflo", model: "Eco 300" },
  { type: "Water heater", make: "Heatrae Sadia", model: "Multipoint 15" },
  { type: "CCTV monitor", make: "LG", model: "24MK430H" },
  { type: "Camera bracket", make: "Hikvision", model: "DS-1272ZJ-110" },
];

const date = (dice: Dice): Date =>
  new Date(Date.UTC(dice.whole(2013, 2025), dice.whole(0, 11), dice.whole(1, 28)));

function macOf(dice: Dice, kit: Kit): string {
  if (kit.mac === undefined || !dice.hit(0.6)) return "";
  const bare = kit.mac + dice.hex(6);
  const pairs = bare.match(/../g) ?? [];
  return dice.pick([
    pairs.join(":"),
    pairs.join("-"),
    bare,
    (bare.match(/..../g) ?? []).join(".").toLowerCase(),
  ]);
}

function serialOf(dice: Dice, kit: Kit): string {
  if (kit.make === "" || dice.hit(0.2)) return "";
  return kit.make.toUpperCase().startsWith("AXIS")
    ? `ACCC8E${dice.hex(6)}`
    : `${dice.pick(["C", "D", "E", "F"])}${dice.whole(10_000_000, 99_999_999)}`;
}

function styleHeader(row: ExcelJS.Row): void {
  row.font = { bold: true };
  row.eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDCE6F1" } };
    cell.border = { bottom: { style: "thin" } };
  });
}

async function save(workbook: ExcelJS.Workbook, name: string): Promise<void> {
  workbook.creator = "Estate Lens samples";
  workbook.created = new Date(Date.UTC(2026, 10, 2));
  workbook.modified = workbook.created;
  await workbook.xlsx.writeFile(join(folder, name));
}

/** A department: titles above the header, sites of very different kinds, half of the rows no cameras. */
async function department(): Promise<void> {
  const dice = new Dice(2022);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Asset register", { views: [{ state: "frozen", ySplit: 5 }] });
  sheet.addRow(["Department for Harbours and Waterways"]).font = { bold: true, size: 14 };
  sheet.addRow(["OFFICIAL-SENSITIVE"]);
  sheet.addRow(["Estates asset register, security and building services. Last updated 2 November 2026"]);
  sheet.addRow([]);
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
    "Installed",
    "Planned replacement",
    "Notes",
  ];
  styleHeader(sheet.addRow(header));
  const sites: readonly (readonly [string, string, string, number])[] = [
    ["Harbour House", "Headquarters", "HH", 64],
    ["Fernhill House", "Office", "FH", 58],
    ["Ministers' Suite, Dock Street", "Ministerial office", "MS", 22],
    ["Carrick Point", "Defence facility", "CP", 30],
    ["Netherby Depot", "Depot", "ND", 40],
    ["Tidewell Jobs Centre", "Public counter", "TJ", 36],
    ["Saltmarsh Leisure Centre", "Leisure centre", "SL", 18],
    ["Lock Cottage", "Visitor centre", "LC", 20],
    ["Quayside Data Centre", "Data centre", "QD", 34],
    ["Old Customs House", "Office", "OC", 28],
  ];
  const places = [
    "Reception",
    "Ground floor corridor",
    "Car park north",
    "Plant room",
    "First floor lobby",
    "Loading bay",
    "Server room",
    "Main entrance",
    "Stairwell 2",
    "Roof",
  ];
  const networks = [
    "Corporate LAN",
    "Dept core network",
    "CCTV network (separate)",
    "Standalone",
    "",
    "",
    "Corporate LAN",
    "?",
  ];
  let number = 1000;
  for (const [site, type, code, count] of sites) {
    for (let item = 0; item < count; item++) {
      const kind = dice.whole(1, 100);
      const kit = dice.pick(kind <= 52 ? cameras : kind <= 60 ? recorders : others);
      const video = cameras.includes(kit) || recorders.includes(kit);
      const status = dice.pick([
        "In use",
        "In use",
        "In use",
        "Live",
        "",
        "",
        "Faulty",
        "In store",
        "On order",
        "Decommissioned",
        "Removed",
      ]);
      const notes = dice.hit(0.06)
        ? dice.pick([
            "Replaced Hikvision with Axis 03/24",
            "Landlord's system",
            "To be replaced in 2027",
            "Label missing, installer to confirm",
            "4G router fitted",
          ])
        : "";
      sheet.addRow([
        `${code}-${++number}`,
        site,
        type,
        dice.pick(places),
        kit.type,
        kit.make === "" && dice.hit(0.3) ? "n/a" : kit.make,
        kit.model,
        serialOf(dice, kit),
        macOf(dice, kit),
        video ? dice.pick(networks) : "",
        status,
        date(dice),
        dice.hit(0.2) ? dice.whole(2026, 2030) : null,
        notes,
      ] satisfies Cell[]);
    }
  }
  sheet.addRow([]);
  sheet.addRow(["Total assets", number - 1000]);
  sheet.addRow(["Items marked ? are to be confirmed by the network team."]);
  header.forEach((title, index) => {
    sheet.getColumn(index + 1).width = Math.max(11, title.length + 3, index === 1 || index === 6 ? 28 : 0);
  });
  sheet.getColumn(12).numFmt = "dd/mm/yyyy";
  sheet.autoFilter = { from: { row: 5, column: 1 }, to: { row: 5, column: header.length } };
  await save(workbook, "department-register.xlsx");
}

/** A council: an Excel table with quantities, recorded per system rather than per device. */
async function council(): Promise<void> {
  const dice = new Dice(1972);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("CCTV systems");
  const rows: Cell[][] = [];
  const premises: readonly (readonly [string, string])[] = [
    ["Marlbrook Library", "Library"],
    ["Marlbrook Leisure Centre", "Leisure centre"],
    ["Town Hall", "Civic office"],
    ["St Anne's Primary School", "School"],
    ["Highways Depot", "Depot"],
    ["Hawthorn Court", "Sheltered housing"],
    ["Market Square", "Town centre CCTV"],
    ["Recycling Centre, Mill Lane", "Household waste recycling centre"],
    ["Crematorium", "Crematorium"],
    ["Riverside Car Park", "Car park"],
  ];
  const systems: readonly (readonly [string, string, string])[] = [
    ["8 channel DVR and dome cameras", "Hikvision", "DS-7208HUHI-K1"],
    ["Dome cameras", "Dahua", "IPC-HDBW2431E-S-S2"],
    ["Redeployable PTZ cameras", "Redvision", "X-Series"],
    ["Bullet cameras", "Axis", "P1455-LE"],
    ["ANPR cameras", "Hikvision", "DS-2CD4A26FWD-IZS/P"],
    ["NVR", "Hik", "DS-7732NXI-K4"],
    ["Video door entry panel", "Hikvision", "DS-KV8113-WME1"],
    ["Turret cameras", "Uniview", "IPC3614SR3-ADPF28-F"],
    ["Dome cameras", "", ""],
    ["Body worn cameras", "Reveal", "D5"],
    ["Cameras", "Swann", "SWNHD-887"],
    ["Cameras (16 no.)", "Concept Pro", ""],
    ["Intruder alarm", "Texecom", "Premier Elite 48"],
    ["Automatic doors", "Gilgen", "SLA"],
    ["Public address amplifier", "TOA", "A-2240"],
  ];
  let number = 0;
  for (const [name, type] of premises) {
    for (let item = dice.whole(6, 11); item > 0; item--) {
      const [description, make, model] = dice.pick(systems);
      rows.push([
        `M${String(++number).padStart(4, "0")}`,
        name,
        type,
        description,
        make,
        model,
        dice.whole(1, 16),
        dice.pick(["Y", "N", "N", "", "?"]),
        dice.pick(["In service", "In service", "In service", "Planned 2027", "Retired"]),
      ]);
    }
  }
  sheet.addTable({
    name: "CCTV",
    ref: "A1",
    headerRow: true,
    style: { theme: "TableStyleMedium2", showRowStripes: true },
    columns: [
      "Ref",
      "Premises",
      "Premises type",
      "Description",
      "Manufacturer",
      "Model No.",
      "Qty",
      "Connected to corporate network?",
      "Status",
    ].map((name) => ({ name, filterButton: true })),
    rows,
  });
  [8, 26, 30, 32, 16, 24, 8, 32, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  await save(workbook, "council-cctv.xlsx");
}

/** A US contractor: purpose and location columns, phones and radios beside cameras. */
async function usContractor(): Promise<void> {
  const dice = new Dice(889);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Equipment");
  const header = [
    "Asset Tag",
    "Facility",
    "Category",
    "Manufacturer",
    "Model Number",
    "MAC Address",
    "Purpose",
    "Asset Status",
  ];
  styleHeader(sheet.addRow(header));
  const kit: readonly (readonly [string, string, string])[] = [
    ["IP camera", "Hikvision", "DS-2CD2385FWD-I"],
    ["IP camera", "Dahua", "IPC-HFW4431E-SE"],
    ["IP camera", "Amcrest", "IP8M-2496EW"],
    ["IP camera", "Axis", "P3268-LV"],
    ["IP camera", "Uniview", "IPC2124LB-SF28-A"],
    ["IP camera", "Lorex", "LNB8921BW"],
    ["IP camera", "", ""],
    ["NVR", "LTS", "LTN8916-P16"],
    ["Two-way radio", "Hytera", "PD782i"],
    ["Two-way radio", "Motorola", "XPR 7550e"],
    ["Router", "Huawei", "AR1220"],
    ["4G modem", "ZTE", "MF833V"],
    ["Phone", "Cisco", "CP-8841"],
    ["Network switch", "Hikvision", "DS-3E0318P-E"],
    ["Camera mount", "Hikvision", "DS-1273ZJ-140"],
    ["Laptop", "Dell", "Latitude 5440"],
  ];
  for (let number = 1; number <= 96; number++) {
    const [category, make, model] = dice.pick(kit);
    sheet.addRow([
      `BX-${String(number).padStart(5, "0")}`,
      dice.pick(["Norfolk Annex", "Dayton Plant", "Huntsville Lab", "Warehouse 7"]),
      category,
      make,
      model,
      "",
      category.includes("camera")
        ? dice.pick(["Physical security", "Physical security", "", "Process monitoring"])
        : "",
      dice.pick(["In use", "In use", "In use", "In stock", "On order", "Disposed"]),
    ]);
  }
  header.forEach((title, index) => {
    sheet.getColumn(index + 1).width = Math.max(14, title.length + 6);
  });
  await save(workbook, "us-contractor-equipment.xlsx");
}

/** A facilities contractor: an export with one description column and the maker somewhere in it. */
function contractor(): void {
  const dice = new Dice(44);
  const lines = ["Tag No;Site;Site Category;Asset Description;Serial #;Condition;Comments"];
  const descriptions = [
    "CCTV dome camera Hikvision DS-2CD2342WD-I",
    "CCTV Set NVR Hikvision DS-7616NI-E2 - 16 ch with Seagate SkyHawk 6TB",
    "16 ch NVR Hik + 12 no. Bosch domes",
    "Camera, external, type not recorded",
    "Dahua HDW4631C turret",
    "Axis P3245-LVE dome (previously Hikvision, removed 03/22)",
    "Video intercom DS-KV6113-WPE1",
    "Gas boiler Ideal Logic Max 30",
    "Split AC unit Mitsubishi Electric MSZ-LN35",
    "Passenger lift Otis Gen2",
    "Fire extinguisher 6 l foam",
    "Roller shutter, loading bay",
    "Distribution board DB-3, Schneider",
    "Wiring and containment, CCTV",
    "CCTV camera pole 6 m",
    "Water tank, bolted GRP",
    "Automatic gate, Came BX-243",
    "Voice recorder Artech AQ4L",
  ];
  const sites: readonly (readonly [string, string])[] = [
    ["HMP Fernhill", "Prison"],
    ["Ashdown House", "Office"],
    ["Carrow Combined Court", "Court"],
    ["Wexcombe Barracks", "Military"],
    ["St Aldhelm Hospital", "General acute hospital"],
    ["Lilley Court Basketball Court", "Sports ground"],
  ];
  for (let number = 1; number <= 160; number++) {
    const [site, category] = dice.pick(sites);
    lines.push(
      [
        `[${30_000 + number}]`,
        site,
        category,
        dice.pick(descriptions),
        dice.hit(0.5) ? `${dice.whole(100_000_000, 999_999_999)}` : "",
        dice.pick(["Good", "Fair", "Poor", "Good"]),
        dice.hit(0.05) ? "Not on the network" : "",
      ].join(";"),
    );
  }
  writeFileSync(join(folder, "facilities-export.csv"), `\uFEFF${lines.join("\r\n")}\r\n`);
}

/** What the department's security team answered when it was asked about its sites. */
function siteAssessments(): void {
  writeFileSync(
    join(folder, "department-sites.csv"),
    [
      "Site,Site type,Sensitive,Limb,Assessed by,Date,Part of,Occupier,Owner,CCTV network,Extended",
      "Harbour House,,Yes,L2;L3,J. Marsh,2026-10-12,,,own,main,",
      '"Ministers\' Suite, Dock Street",,Yes,L3,J. Marsh,2026-10-12,,,own,main,',
      "Fernhill House,,No,,J. Marsh,2026-10-12,,,own,,No",
      "Netherby Depot,,No,,J. Marsh,2026-10-12,,,own,separate,No",
      "Old Customs House,,Not assessed,,,,,,landlord,,",
      ",Visitor centre,No,,J. Marsh,2026-10-12,,,,,No",
      "",
    ].join("\r\n"),
  );
}

await department();
await council();
await usContractor();
contractor();
siteAssessments();
