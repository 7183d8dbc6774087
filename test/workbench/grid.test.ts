/** The spreadsheet of the workbench by mouse and keyboard: what a person does reaches the add-in's workbook and back. */
import ExcelJS from "exceljs";
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

jest.setTimeout(240_000);

const open = useWorkbench();
let desk: Desk;

beforeEach(async () => {
  desk = await open();
});

const small = `Tag,Make,Model,Units
C1,Hikvision,DS-2CD2143G0-I,3
C2,Axis,P3245-LVE,4
`;

/** A title over merged cells, a table, a fill, a width and a rule. */
async function register(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Register");
  sheet.getCell("A1").value = "Cameras of Weir Depot";
  sheet.mergeCells("A1:C1");
  sheet.addTable({
    name: "Kit",
    ref: "A3",
    headerRow: true,
    style: { theme: "TableStyleMedium2", showRowStripes: false },
    columns: [{ name: "Tag" }, { name: "Make" }, { name: "Bought" }],
    rows: [
      ["C1", "Hikvision", new Date(Date.UTC(2024, 2, 5))],
      ["C2", "Axis", new Date(Date.UTC(2023, 10, 30))],
    ],
  });
  sheet.getCell("C4").numFmt = "dd/mm/yyyy";
  sheet.getCell("B5").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } };
  sheet.getColumn(2).width = 30;
  sheet.getCell("D7").value = { formula: "COUNTA(Kit[Make])", result: 2 };
  sheet.addConditionalFormatting({
    ref: "A4:C5",
    rules: [
      {
        type: "expression",
        priority: 1,
        formulae: ['$B4="Hikvision"'],
        style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFD9F2D0" } } },
      },
    ],
  });
  sheet.getCell("B4").dataValidation = { type: "list", formulae: ['"Hikvision,Axis"'] };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test("what is typed is computed: sums, formulas that mix the add-in's functions with others, and undo", async () => {
  await desk.openFile("small.csv", small);
  await desk.type("F2", "=SUM(D2:D3)");
  await desk.shows("F2", "7");
  await desk.type("D2", "10");
  await desk.shows("F2", "14");
  await desk.page.keyboard.press("Control+z");
  await desk.shows("D2", "3");
  await desk.shows("F2", "7");
  await desk.type("F3", '=UPPER(ESTATE.MAKER(B2,C2))&"!"');
  await desk.shows("F3", "HIKVISION!");
  await desk.select("D3");
  await desk.page.keyboard.press("Delete");
  await desk.shows("D3", "");
  await desk.shows("F2", "3");
});

test("ESTATE.CHECK fills the cells beside and below it", async () => {
  await desk.openFile("small.csv", small);
  await desk.type("F1", "=ESTATE.CHECK(A1:D3)");
  await desk.shows("F1", "Action");
  await desk.shows("H2", "Hikvision");
  await desk.shows("H3", "Axis Communications");
  expect((await desk.cell("F1")).formula).toBe("=ESTATE.CHECK(A1:D3)");
  expect((await desk.cell("H2")).formula).toBe("");
});

test("a protected sheet takes nothing that is typed, and says so", async () => {
  await desk.openFile("small.csv", small);
  await desk.page.getByLabel("Protected sheet").check();
  await desk.select("B2");
  await desk.page.keyboard.type("Axis");
  await desk.page.getByRole("status").filter({ hasText: "protected" }).waitFor();
  await desk.page.keyboard.press("Escape");
  expect(await desk.text("B2")).toBe("Hikvision");
});

test("an .xlsx shows its merged title, table, fill, width, date and rule; nothing is missing", async () => {
  await desk.openFile("register.xlsx", await register(), "Register");
  const facts = await desk.page.evaluate(() => window.workbench?.facts());
  expect(facts?.merged).toEqual(["A1:C1"]);
  expect(facts?.columnWidths[1]).toBe(215);
  expect(await desk.text("C4")).toBe("05/03/2024");
  expect(await desk.fill("B5")).toBe("#FFF2CC");
  expect(await desk.fill("A4")).toBe("#D9F2D0");
  expect(await desk.cell("A3")).toMatchObject({ bold: true, colour: "#FFFFFF" });
  expect((await desk.cell("D7")).formula).toBe("=COUNTA(Kit[Make])");
  expect(await desk.page.locator(".notes").count()).toBe(0);
  await desk.type("B5", "Hikvision");
  await expectFill("A5", "#D9F2D0");
});

test("the download holds the file, what was typed and what the add-in wrote; it opens here again", async () => {
  await desk.openFile("register.xlsx", await register(), "Register");
  await desk.type("B5", "Dahua");
  await desk.read();
  await desk.mark();
  const { name, bytes } = await desk.download("Download .xlsx");
  expect(name).toBe("register.xlsx");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet("Register");
  expect(sheet?.getCell("B5").value).toBe("Dahua");
  expect(sheet?.getCell("D3").value).toBe("Lens action");
  expect(sheet?.getCell("B4").dataValidation.type).toBe("list");
  await desk.openFile("again.xlsx", bytes, "Register");
  await desk.shows("D3", "Lens action");
  await expectFill("A4", await desk.fill("D4"));
  expect(await desk.fill("D4")).not.toBe("");
});

async function expectFill(name: string, colour: string): Promise<void> {
  await desk.page.waitForFunction(
    ([one, wanted]) => window.workbench?.cell(one ?? "").fill.toUpperCase() === wanted,
    [name, colour],
    { timeout: 30_000 },
  );
}
