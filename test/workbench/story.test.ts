/**
 * The whole story as people click it: a register of 400 rows, a first check, sites assessed, a maker decided, two risks
 * accepted; the workbook saved, sorted and edited in another program, opened again after the first risk has run out;
 * the difference, and the report. Every figure is counted again from the cells of the saved workbook.
 */
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { run } from "../support/command";
import {
  aMonthLater,
  assessments,
  countActions,
  expectedAction,
  type Row,
  storyRegister,
} from "../support/story-register";
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

jest.setTimeout(300_000);

const open = useWorkbench();

async function registerFile(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Register").addRows(storyRegister());
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The rows of a sheet under the row that holds the given header. */
function rowsOf(book: ExcelJS.Workbook, sheetName: string, first = "Tag"): Row[] {
  const sheet = book.getWorksheet(sheetName);
  if (sheet === undefined) {
    throw new Error(`There is no sheet ${sheetName}: ${book.worksheets.map(({ name }) => name).join(", ")}`);
  }
  let headers: string[] | null = null;
  const rows: Row[] = [];
  sheet.eachRow((line) => {
    const texts = Array.from({ length: sheet.columnCount }, (_, at) => line.getCell(at + 1).text);
    if (headers !== null) rows.push(Object.fromEntries(headers.map((name, at) => [name, texts[at] ?? ""])));
    else if (texts.includes(first)) headers = texts;
  });
  return rows;
}

async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

/** What another program does in a month. */
async function workedOn(bytes: Uint8Array): Promise<Uint8Array> {
  const book = await read(bytes);
  const sheet = book.getWorksheet("Register");
  if (sheet === undefined) throw new Error("The register is gone.");
  const rows: string[][] = [];
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    rows.push(Array.from({ length: 12 }, (_, at) => sheet.getRow(row).getCell(at + 1).text));
  }
  const changed = aMonthLater(rows);
  for (let row = 0; row < Math.max(rows.length, changed.length); row += 1) {
    for (let column = 0; column < 12; column += 1) {
      const text = changed[row]?.[column] ?? "";
      sheet.getRow(row + 2).getCell(column + 1).value = text === "" ? null : text;
    }
  }
  book.getWorksheet("Lens exceptions")?.eachRow((line) => {
    if (line.getCell(1).text !== "CAM-0002") return;
    line.eachCell((cell) => {
      if (cell.text === "Ben Example") cell.value = "Cara Example";
    });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What is told of it: typed into a decision sheet, and not through the pane. */
const typed =
  'Lens exceptions: 1 line changed by hand (CAM-0002: Approved by "Ben Example" is now "Cara Example")';

async function assess(desk: Desk): Promise<void> {
  await desk.tab("Sites");
  await desk.pane.getByLabel("Who assesses").fill("Ann Example");
  for (const [site, answer] of assessments) {
    const card = desk.pane.getByRole("listitem", { name: site, exact: true });
    await card.getByLabel("Sensitive", { exact: true }).selectOption(answer);
  }
  await desk.click("Write to Lens sites");
  await desk.click("Write it");
  await desk.says("Lens sites");
}

async function decide(desk: Desk): Promise<void> {
  await desk.tab("Decisions");
  await desk.pane.getByLabel("Decision on other sites").selectOption("do-not-extend");
  await desk.click("Write to Lens policy");
  await desk.says("Lens policy");
  const label = desk.pane.getByRole("group", { name: "A name on a label" });
  await label.getByLabel("Name on the label").fill("Uniview");
  await label.getByLabel("What it is for your organisation").selectOption("Not subject");
  await label.getByLabel("Why", { exact: true }).fill("advice of the legal team");
  await desk.click("Write to Lens makers");
  await desk.says("Lens makers");
}

async function accept(desk: Desk, tag: string, until: string): Promise<void> {
  await desk.tab("Findings");
  const back = desk.pane.getByRole("button", { name: "Back to the list" });
  if (await back.isVisible()) await back.click();
  await desk.pane.getByRole("searchbox", { name: "Search" }).fill(tag);
  await desk.pane.getByText(/^1 row of/).waitFor();
  await desk.pane.getByRole("option").first().click();
  await desk.tab("Work");
  await desk.pane.getByLabel("What is to be recorded").selectOption("accept");
  await desk.pane.getByLabel("Accepted until").fill(until);
  await desk.pane.getByLabel("Approved by").fill("Ben Example");
  await desk.pane.getByLabel("Reason").fill("replaced with the roof");
  await desk.click("Write it down");
  await desk.says("The risk is accepted");
}

async function markAgain(desk: Desk): Promise<void> {
  await desk.tab("Check");
  await desk.mark();
}

test("from the first check to the report, a month later and in another program between", async () => {
  const desk = await open(undefined, { now: new Date("2026-11-22T10:00:00") });
  await desk.openFile("register.xlsx", await registerFile(), "Register");
  await desk.read();
  await desk.pane.getByText(/^400 assets on Register/).waitFor();
  await desk.mark();

  await assess(desk);
  await decide(desk);
  await markAgain(desk);
  await accept(desk, "CAM-0001", "2026-12-31");
  await accept(desk, "CAM-0002", "2028-12-31");
  await markAgain(desk);
  const saved = (await desk.download("Download .xlsx")).bytes;
  const before = rowsOf(await read(saved), "Register");
  expect(before).toHaveLength(400);
  for (const row of before) {
    const accepted = ["CAM-0001", "CAM-0002"].includes(row["Tag"] ?? "");
    expect([row["Tag"], row["Lens action"]]).toEqual([
      row["Tag"],
      accepted ? "No action" : expectedAction(row),
    ]);
  }

  // The first risk has run out, and the workbook was worked on elsewhere.
  await desk.setNow(new Date("2027-01-31T09:00:00"));
  const firstRun = desk.frame;
  await desk.openFile("register.xlsx", await workedOn(saved), "Register");
  while (desk.page.frames().includes(firstRun)) await desk.page.waitForEvent("framedetached");
  await desk.click("Read this sheet");
  await desk.found();
  expect(await desk.pane.getByRole("group", { name: /sensitive\?$/ }).count()).toBe(0);
  await desk.mark();
  await desk.tab("Work");
  const fact = (text: string): Promise<void> => desk.pane.getByText(text, { exact: true }).waitFor();
  await fact("2 rows new");
  await fact("3 rows gone");
  await fact("1 row edited by hand");
  await fact("2 rows with another answer");
  await fact(typed);

  await desk.tab("Report");
  await desk.click("Build the report here");
  await desk.says("The report stands");
  await desk.page.getByText("A chart stands on this sheet.").waitFor();
  const bytes = (await desk.download("Download .xlsx")).bytes;
  const book = await read(bytes);
  const now = rowsOf(book, "Register");
  expect(now).toHaveLength(399);
  for (const row of now) {
    const wanted = row["Tag"] === "CAM-0002" ? "No action" : expectedAction(row);
    expect([row["Tag"], row["Lens action"]]).toEqual([row["Tag"], wanted]);
  }
  const changed = now.filter((row) => {
    const old = before.find(({ Tag }) => Tag === row["Tag"]);
    return old !== undefined && old["Lens action"] !== row["Lens action"];
  });
  expect(changed.map(({ Tag }) => Tag).sort()).toEqual(["CAM-0001", "CAM-0003"]);
  const counts = countActions(now);
  const totals = new Map<string, string>();
  book.getWorksheet("Lens report")?.eachRow((line) => {
    const word = line.getCell(1).text;
    if (!totals.has(word)) totals.set(word, line.getCell(2).text);
  });
  for (const [word, count] of counts) expect([word, totals.get(word)]).toEqual([word, String(count)]);
  const acting = now.filter(({ "Lens action": action }) => action !== "No action");
  const plan = rowsOf(book, "Lens plan", "Asset").flatMap(({ Asset = "" }) =>
    Asset.startsWith("CAM-") ? [Asset] : [],
  );
  expect([...plan].sort()).toEqual(acting.map(({ Tag }) => Tag).sort());
  const audit = rowsOf(book, "Lens audit", "When");
  expect(audit.length).toBeGreaterThan(3);
  const checks = audit.filter((line) => (line["What was run"] ?? "").startsWith("Check register"));
  expect(checks.map((line) => line["Changed by hand"])).toEqual([
    ...checks.slice(1).map(() => ""),
    `1 row edited, 2 rows added, 3 rows gone; ${typed}`,
  ]);

  // The command line, given the same workbook, says the same of every row.
  const file = join(tmpdir(), `lens-story-${process.pid}.xlsx`);
  await writeFile(file, bytes);
  const { stdout } = await run("check", file, "--sheet", "Register", "--as-of", "2027-01-31", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    summary: {
      actions: {
        remove: counts.get("Remove"),
        isolate: counts.get("Isolate from network"),
        none: counts.get("No action"),
      },
    },
  });
});
