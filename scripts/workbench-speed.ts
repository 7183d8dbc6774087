/**
 * How long the workbench takes with large sheets: opening, reading and marking.
 * `npm run speed:workbench [-- --profile FILE]`, after `npm start` has built; needs a browser (see
 * test/workbench/browser.ts). With --profile it also writes what the page's processor time went into while marking,
 * for Chrome's developer tools.
 */
import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { openBrowser, serveBuilt } from "../test/workbench/browser";
import { Desk } from "../test/workbench/desk";

const profileFile = process.argv[process.argv.indexOf("--profile") + 1];
const wantsProfile = process.argv.includes("--profile") && profileFile !== undefined;

const headings = [
  ..."Tag,Make,Model,Type,Site,Site type,Floor,Room,Network,Status,Installed,Notes".split(","),
];

function lines(count: number): string[][] {
  const makes = ["Hikvision", "Axis", "Dahua", "Bosch"];
  const models = ["DS-2CD2143G0-I", "P3245-LVE", "IPC-HFW5831E", "NBE-3502"];
  return Array.from({ length: count }, (_, index) => [
    `CAM-${index}`,
    makes[index % 4] ?? "",
    models[index % 4] ?? "",
    "Camera",
    `Site ${index % 40}`,
    index % 40 < 10 ? "Office" : "Depot",
    String(index % 5),
    `Room ${index % 300}`,
    index % 3 === 0 ? "Corporate LAN" : "",
    "Installed",
    "2021-05-03",
    `Bracket ${index % 11}`,
  ]);
}

function csv(count: number): string {
  return [headings, ...lines(count)].map((line) => line.join(",")).join("\n");
}

async function xlsx(count: number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("large");
  sheet.addRows([headings, ...lines(count)]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

async function profiled(desk: Desk, work: () => Promise<void>): Promise<void> {
  if (!wantsProfile) return work();
  const session = await desk.page.context().newCDPSession(desk.page);
  await session.send("Profiler.enable");
  await session.send("Profiler.start");
  await work();
  const { profile } = await session.send("Profiler.stop");
  writeFileSync(profileFile, JSON.stringify(profile));
}

async function measure(): Promise<void> {
  const server = await serveBuilt([], process.cwd());
  const browser = await openBrowser();
  try {
    const desk = await Desk.open(browser, `${server.address}?sample=council-cctv.xlsx`);
    await timed("50,000 rows x 12, .csv: opened", () => desk.openFile("large.csv", csv(50_000)));
    const bytes = await xlsx(50_000);
    await timed("50,000 rows x 12, .xlsx: opened", () => desk.openFile("large.xlsx", bytes, "large"));
    await desk.openFile("marked.csv", csv(20_000));
    await timed("20,000 rows x 12: read", () => desk.read());
    await profiled(desk, () =>
      timed("20,000 rows x 12: marked", async () => {
        await desk.mark();
        await desk.cell("M2");
      }),
    );
    await desk.close();
  } finally {
    await browser.close();
    server.close();
  }
}

void measure();
