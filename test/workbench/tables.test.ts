/** Tables, filters, wrapped rows and undo in the workbench's grid, as a person meets them. */
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";
import { hides, openFilter } from "./filter-panel";

jest.setTimeout(240_000);

const open = useWorkbench();
let desk: Desk;

beforeEach(async () => {
  desk = await open();
  await desk.openFile("kit.xlsx", await kit(), "Register");
});

/** A table under a title that wraps. */
async function kit(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Register");
  sheet.getCell("A1").value = "Cameras of Weir Depot and its outer yards";
  sheet.getCell("A1").alignment = { wrapText: true };
  sheet.getColumn(2).width = 20;
  sheet.addTable({
    name: "Kit",
    ref: "A3",
    headerRow: true,
    style: { theme: "TableStyleMedium2", showRowStripes: true },
    columns: ["Tag", "Make", "Model", "Units"].map((name) => ({ name, filterButton: true })),
    rows: [
      ["C1", "Hikvision", "DS-2CD2143G0-I", 3],
      ["C2", "Axis", "P3245-LVE", 4],
      ["C3", "Dahua", "IPC-HFW5831E", 5],
      ["C4", "Hikvision", "DS-2CD2143G0-I", 1],
    ],
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What is written in the table's part of the download. */
async function downloaded(): Promise<{ readonly filter: string; readonly hidden: readonly number[] }> {
  const { bytes } = await desk.download("Download .xlsx");
  const table = Object.entries(unzipSync(bytes)).find(([name]) => /^xl\/tables\/.*xml$/.test(name))?.[1];
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet("Register");
  return {
    filter: /<autoFilter.*<\/autoFilter>/s.exec(strFromU8(table ?? new Uint8Array()))?.[0] ?? "",
    hidden: [4, 5, 6, 7].filter((row) => sheet?.getRow(row).hidden),
  };
}

test("rows without a height of their own grow to their wrapped text", async () => {
  await desk.text("A1");
  const heights = async () => (await desk.page.evaluate(() => window.workbench?.facts().rowHeights)) ?? [];
  const [first = 0, second = 0, third = 0] = await heights();
  expect(first).toBeGreaterThan(3 * second);
  expect(third).toBe(second);
});

test("what a person did before the add-in wrote cannot be undone over its results; what comes after can", async () => {
  await desk.type("D4", "30");
  await desk.read();
  await desk.mark();
  const action = await desk.text("E4");
  await desk.select("D4");
  await desk.page.keyboard.press("Control+z");
  expect(await desk.text("D4")).toBe("30");
  expect(await desk.text("E4")).toBe(action);
  await desk.type("D5", "40");
  await desk.page.keyboard.press("Control+z");
  await desk.shows("D5", "4");
  expect(await desk.text("E4")).toBe(action);
});

test("a table's filter hides rows for the add-in and the download too; results reach hidden rows; clearing shows all", async () => {
  await openFilter(desk, "B3");
  await desk.page.getByText("Hikvision", { exact: true }).click();
  await desk.page.getByRole("button", { name: "Confirm" }).click();
  await hides(desk, [4, 7]);
  await desk.read();
  await desk.pane.getByText("hidden").first().waitFor();
  await desk.mark();
  await hides(desk, [4, 7]);
  expect(await downloaded()).toEqual({
    filter:
      '<autoFilter ref="A3:I7"><filterColumn colId="1"><filters><filter val="Axis"/><filter val="Dahua"/></filters></filterColumn></autoFilter>',
    hidden: [4, 7],
  });
  await openFilter(desk, "B3");
  await desk.page.getByRole("button", { name: "Clear Filter" }).click();
  await hides(desk, []);
  expect(await desk.text("E3")).toBe("Lens action");
  expect(await desk.text("E4")).not.toBe("");
  expect((await downloaded()).hidden).toEqual([]);
});
