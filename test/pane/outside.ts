/** The same register in an emulated workbook under the pane and in files under the command line. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import type { CellValue } from "../../src/core/sheet";
import { sheetFromRows } from "../../src/core/sheet";
import { type Fault, WorkbookModel, type WorkbookSnapshot } from "../../src/host";
import { excelPane } from "../../src/taskpane/excel-pane";
import { ExcelPaneModel } from "../../src/taskpane/model/pane-model";
import { sitesOfSheets } from "../../src/taskpane/model/sites-file";
import { workbookMemory } from "../../src/taskpane/workbook-memory";
import { catalogue } from "../support/catalogue";
import { openOffice, type OfficeHarness } from "../support/office";

export const today = "2026-11-22";
/** 2024-06-01, as Excel holds it. */
const june = 45_444;

const header = [
  "Tag",
  "Site",
  "Site type",
  "Location",
  "Make",
  "Model",
  "Category",
  "Network",
  "Installed on",
];
const sites = ["Harbour House", "Weir Depot", "Oak Lane"];
const things = [
  ["Hikvision", "DS-2CD2143G0-I"],
  ["Axis", "P3245-V"],
  ["", ""],
  ["W Box", ""],
] as const;
const networks = ["Corporate LAN", "Stand-alone", ""];

export const register: readonly (readonly (string | number)[])[] = [
  header,
  ...Array.from({ length: 36 }, (_, index): (string | number)[] => {
    const [make = "", model = ""] = things[index % 4] ?? [];
    const tag = `CAM-${String(index + 1).padStart(3, "0")}`;
    const site = sites[index % 3] ?? "";
    return [
      tag,
      site,
      "Office",
      `Floor ${index % 2}`,
      make,
      model,
      "Camera",
      networks[index % 3] ?? "",
      june + index,
    ];
  }),
];
export const siteRows = [
  ["Site", "Sensitive", "Why", "Assessed by", "Date", "Note"],
  ["Harbour House", "Yes", "L1; L3", "J. Marsh", "2026-11-01", "the vault in the cellar"],
  ["Weir Depot", "No", "", "J. Marsh", "2026-11-01", ""],
];

/** The pane over the real office.js, with a workbook that holds the register. */
export class PaneSide {
  office: OfficeHarness;
  pane: ExcelPaneModel;
  readonly troubles: string[] = [];
  /** How long a sync may take: short where Excel is told not to answer. */
  patience = 5000;

  constructor(workbook = registerBook()) {
    this.office = openOffice({ workbook });
    this.pane = this.open();
  }

  /** The workbook closed and opened again: nothing is known but what stands in it. */
  async reopen(snapshot: WorkbookSnapshot = this.office.host.workbook.snapshot()): Promise<void> {
    this.office.close();
    this.office = openOffice({ workbook: WorkbookModel.open(snapshot) });
    this.pane = this.open();
    await this.begin();
  }

  async begin(): Promise<void> {
    await this.pane.start();
    if (this.pane.state().regimes === null) await this.pane.chooseRules(["uk-central"]);
    else await this.pane.read();
    this.pane.decisions.keepName("Ann Example");
  }

  async chooseSites(): Promise<void> {
    await this.pane.decisions.useSitesFile(sitesOfSheets("sites.csv", [sheetFromRows("sites", siteRows)]));
  }

  /** Rows of cells from the first one on. */
  cells(name: string): CellValue[][] {
    const sheet = this.office.host.workbook.sheet(name);
    const used = sheet?.cells.usedArea(true);
    if (sheet === undefined || used === undefined || used === null) return [];
    return Array.from({ length: used.bottom + 1 }, (_, row) =>
      Array.from({ length: used.right + 1 }, (_unused, column) => sheet.value(row, column) ?? null),
    );
  }

  names(): string[] {
    return this.office.host.workbook.sheets.map(({ name }) => name);
  }

  /** Types into the column of an asset on a sheet, or beside a label above the table. */
  type(name: string, asset: string, column: string, value: string | number): void {
    const rows = this.cells(name);
    const at = rows.find((row) => row.includes(column))?.indexOf(column) ?? -1;
    const row = rows.findIndex((cells) => cells[0] === asset);
    this.office.host.workbook.sheet(name)?.enter(row, column === "" ? 1 : at, value);
  }

  fail(sync: number, fault: Fault): void {
    this.office.host.failAt(sync, fault);
  }

  /** The files that were opened as new workbooks. */
  get opened(): readonly Uint8Array[] {
    return this.office.host.workbook.state.opened.map(
      (base64) => new Uint8Array(Buffer.from(base64, "base64")),
    );
  }

  private open(): ExcelPaneModel {
    const excel = { patience: this.patience };
    const model = new ExcelPaneModel({
      excel: excelPane({ excel, today: () => today, confirm: () => Promise.resolve(true) }),
      memory: workbookMemory(excel, () => {
        throw new Error("blocked");
      }),
      loadCatalogue: () => Promise.resolve(catalogue),
      namespace: "ESTATE",
      today: () => today,
      now: () => `${today} 10:00`,
      ask: () => Promise.resolve(true),
    });
    model.subscribe(() => {
      const { notice } = model.state();
      const said = notice === null ? "" : `${notice.title} ${notice.text}`;
      if (notice?.tone === "error" || notice?.tone === "warning") this.troubles.push(said);
    });
    return model;
  }
}

export function registerBook(): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  const [sheet] = workbook.sheets;
  sheet?.fill(0, 0, register);
  const column = header.length - 1;
  sheet?.cells.setNumberFormat(
    { top: 1, left: column, bottom: register.length - 1, right: column },
    "dd/mm/yyyy",
  );
  return workbook;
}

/** The command line over files in a folder of its own. */
export class CommandSide {
  readonly folder = mkdtempSync(join(tmpdir(), "estate-lens-outside-"));

  path(name: string): string {
    return join(this.folder, name);
  }

  async write(): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Register");
    for (const row of register) sheet.addRow([...row]);
    sheet.getColumn(header.length).numFmt = "dd/mm/yyyy";
    await workbook.xlsx.writeFile(this.path("list.xlsx"));
    writeFileSync(this.path("sites.csv"), siteRows.map((row) => row.join(",")).join("\n"));
  }

  run(command: string, ...words: string[]): Promise<string> {
    const root = join(__dirname, "..", "..");
    const given = [this.path("list.xlsx"), "--sites", this.path("sites.csv"), "--regime", "uk-central"];
    const all = [join(root, "bin", "estate-lens.mjs"), command, ...given, "--as-of", today, ...words];
    return new Promise((resolve) => {
      execFile(process.execPath, all, { cwd: root }, (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      });
    });
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Every part of a workbook's file as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString("utf8")]),
  );
}
