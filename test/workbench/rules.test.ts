/** Conditional formats and drop-downs in the workbench: drawn, made by a person, seen by the add-in, downloaded. */
import ExcelJS from "exceljs";
import { openExcel } from "../../src/workbench/excel-file/open-excel";
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";
import { ruleFile } from "./rule-file";

jest.setTimeout(240_000);

const open = useWorkbench();
let desk: Desk;

beforeEach(async () => {
  desk = await open();
});

/** Opens a file, and waits until the add-in runs beside it. */
async function openWithAddin(...file: Parameters<Desk["openFile"]>): Promise<void> {
  await desk.openFile(...file);
  await desk.pane.getByRole("heading", { name: "Estate Lens", exact: true }).waitFor();
}

const day = Math.floor(Date.now() / 86_400_000) + 25_569;

test("every kind of conditional format that the grid has is drawn; the page names the others", async () => {
  await desk.openFile("rules.xlsx", await ruleFile(day), "Rules");
  const red = "#FFC7CE";
  const green = "#C6EFCE";
  const fills = async (column: string): Promise<string[]> => {
    const found: string[] = [];
    for (let row = 2; row <= 7; row += 1) found.push(await desk.fill(`${column}${row}`));
    return found;
  };
  // Formulas are computed a moment later.
  await desk.page.waitForFunction(() => window.workbench?.cell("D5").fill !== "", undefined, {
    timeout: 30_000,
  });
  await desk.page.waitForFunction(() => window.workbench?.cell("M7").bar === 100, undefined, {
    timeout: 30_000,
  });
  expect(await fills("A")).toEqual(["", "", red, red, red, ""]);
  expect(await fills("B")).toEqual(["", green, green, green, "", green]);
  expect(await fills("C")).toEqual([red, "", "", "", red, ""]);
  expect(await fills("D")).toEqual(["", green, "", green, "", ""]);
  expect(await fills("E")).toEqual(["", "", "", red, red, ""]);
  expect(await fills("F")).toEqual([green, green, "", "", "", green]);
  expect(await fills("G")).toEqual(["", red, "", "", "", red]);
  expect(await fills("I")).toEqual([red, "", red, "", red, ""]);
  expect(await fills("J")).toEqual([green, "", green, "", green, ""]);
  expect(await desk.fill("H4")).toBe(green);
  expect(await desk.fill("H5")).toBe("");
  expect((await desk.cell("L6")).bar).toBe(100);
  expect((await desk.cell("M2")).bar).toBe(-100);
  expect((await desk.cell("N2")).icon).toBe("3TrafficLights1 2");
  expect((await desk.cell("O2")).icon).toBe("5Rating 4");
  expect((await desk.cell("P5")).icon).toBe("3Stars 0");
  expect(await desk.page.getByRole("status").first().textContent()).toBe(
    "Not shown here, but kept in the download: conditional formats by standard deviation and conditional formats with icons of the kind 3Fires.",
  );
});

interface Seen {
  readonly type: string;
  readonly address: string;
  readonly priority: number;
}

/** The conditional formats as the add-in sees them. */
function seen(): Promise<Seen[]> {
  return desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getActiveWorksheet().getRange("A1:J20").conditionalFormats;
      formats.load("items/type,items/priority");
      await context.sync();
      const ranges = formats.items.map((format) => format.getRange().load("address"));
      await context.sync();
      return formats.items.map(({ type, priority }, index) => ({
        type,
        priority,
        address: ranges[index]?.address ?? "",
      }));
    }),
  );
}

/** Waits until the add-in sees rules of these types, in this order. */
async function seenTypes(...wanted: string[]): Promise<void> {
  let types: string[] = [];
  for (let tries = 0; tries < 40 && types.join() !== wanted.join(); tries += 1) {
    if (tries > 0) await desk.page.waitForTimeout(250);
    types = (await seen()).map(({ type }) => type);
  }
  expect(types).toEqual(wanted);
}

async function menu(item: string): Promise<void> {
  const { page } = desk;
  await page.getByText("Data", { exact: true }).first().click();
  await page
    .locator('[data-u-command="sheet.operation.open.conditional.formatting.panel"]')
    .filter({ visible: true })
    .first()
    .click();
  await page.getByText(item, { exact: true }).click();
}

/** In the grid's list of rules: by its handle, below the last one. */
async function dragFirstRuleDown(): Promise<void> {
  const { mouse } = desk.page;
  const rules = desk.page.locator("[data-draggable-list-item-id]");
  await rules.first().hover();
  const from = await rules.first().locator("div.univer-absolute").first().boundingBox();
  const to = await rules.last().boundingBox();
  if (from === null || to === null) throw new Error("The list of rules is not there.");
  await mouse.move(from.x + 8, from.y + 8);
  await mouse.down();
  await mouse.move(from.x + 8, from.y + 40, { steps: 8 });
  await mouse.move(from.x + 8, to.y + to.height - 8, { steps: 12 });
  await mouse.up();
}

const units = `Units,Make
2,Hikvision
4,Axis
6,Bosch
`;

test("a rule that a person makes in the grid's menu reaches the add-in, beside its own and in its order, and the download", async () => {
  await openWithAddin("units.csv", units);
  // Beside the pane the grid is narrow, and folds its tabs into one.
  await desk.page.getByRole("button", { name: "Estate Lens pane" }).click();
  await desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      const { conditionalFormats } = context.workbook.worksheets.getActiveWorksheet().getRange("A2:B4");
      const format = conditionalFormats.add("Custom");
      format.custom.rule.formula = '=$B2="Axis"';
      format.custom.format.fill.color = "#F0A07A";
      await context.sync();
    }),
  );
  expect(await desk.fill("B3")).toBe("#F0A07A");

  await desk.select("A2");
  for (let row = 0; row < 2; row += 1) await desk.page.keyboard.press("Shift+ArrowDown");
  await menu("Data Bar");
  await desk.page.getByRole("button", { name: "Submit" }).click();
  await desk.page.waitForFunction(() => window.workbench?.cell("A4").bar === 100, undefined, {
    timeout: 30_000,
  });
  const own = { type: "Custom", address: "units!A2:B4" };
  expect(await seen()).toEqual([
    { type: "DataBar", address: "units!A2:A4", priority: 0 },
    { ...own, priority: 1 },
  ]);
  expect(await desk.fill("B3")).toBe("#F0A07A");

  const { bytes } = await desk.download("Download .xlsx");
  const again = await openExcel("units.xlsx", bytes);
  expect(again.workbook.sheets[0]?.state.conditionalFormats.map(({ type }) => type)).toEqual([
    "DataBar",
    "Custom",
  ]);

  // Another one goes on top, and is dragged below the bar; the add-in's stays where it is.
  await desk.select("A2");
  await desk.page.keyboard.press("Shift+ArrowDown");
  await menu("Icon Set");
  await desk.page.getByRole("button", { name: "Submit" }).click();
  await seenTypes("IconSet", "DataBar", "Custom");
  await menu("Manage Conditional Formatting");
  await dragFirstRuleDown();
  await seenTypes("DataBar", "IconSet", "Custom");
  await desk.select("D2");
  await desk.page.keyboard.press("Control+z");
  await seenTypes("IconSet", "DataBar", "Custom");
  await desk.page.keyboard.press("Control+z");
  await seenTypes("DataBar", "Custom");

  // Taken back by the person, and cleared by the add-in. Another cell: two clicks on one would begin to edit it.
  await desk.select("D4");
  await desk.page.keyboard.press("Control+z");
  await desk.page.waitForFunction(() => window.workbench?.cell("A4").bar === 0, undefined, {
    timeout: 30_000,
  });
  expect(await seen()).toEqual([{ ...own, priority: 0 }]);
  await desk.page.keyboard.press("Control+y");
  await desk.page.waitForFunction(() => window.workbench?.cell("A4").bar === 100, undefined, {
    timeout: 30_000,
  });
  await desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1:J20").conditionalFormats.clearAll();
      await context.sync();
    }),
  );
  await desk.page.waitForFunction(() => window.workbench?.cell("A4").bar === 0, undefined, {
    timeout: 30_000,
  });
  expect(await desk.fill("B3")).toBe("");
});

test("a drop-down of the file or the add-in is chosen from, and is in the download", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Kit");
  sheet.getColumn(1).values = ["Make", "Axis", "Bosch"];
  sheet.getCell("A2").dataValidation = { type: "list", formulae: ['"Axis,Bosch"'], showErrorMessage: true };
  await openWithAddin("kit.xlsx", new Uint8Array(await book.xlsx.writeBuffer()), "Kit");
  await desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      const { dataValidation } = context.workbook.worksheets.getActiveWorksheet().getRange("B2:B3");
      dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      await context.sync();
    }),
  );
  await choose("A2", "Bosch");
  await choose("B3", "No");
  const value = await desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A2:B3").load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(value).toEqual([
    ["Bosch", ""],
    ["Bosch", "No"],
  ]);
  // What is not in the list is refused.
  await typeRefused("A2", "Sony");
  expect(await desk.text("A2")).toBe("Bosch");
  await desk.type("A2", "Axis");

  const { bytes } = await desk.download("Download .xlsx");
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(bytes.slice().buffer);
  expect(again.getWorksheet("Kit")?.getCell("A2").dataValidation.formulae).toEqual(['"Axis,Bosch"']);
  expect(again.getWorksheet("Kit")?.getCell("B3").dataValidation.formulae).toEqual(['"Yes,No"']);
});

/** Types what is not allowed, until the grid says so: a busy browser loses keys. Never may it stand in the cell. */
async function typeRefused(cell: string, text: string): Promise<void> {
  const ok = desk.page.getByRole("dialog").getByRole("button", { name: "OK" });
  for (let tries = 0; tries < 3 && !(await ok.isVisible()); tries += 1) {
    await desk.select(cell);
    await desk.page.keyboard.type(text);
    await desk.page.keyboard.press("Enter");
    await ok.waitFor({ timeout: 5000 }).catch(() => null);
    expect(await desk.text(cell)).not.toBe(text);
  }
  await ok.click();
}

/** Clicks the arrow of a drop-down and one of its words. */
async function choose(cell: string, word: string): Promise<void> {
  await desk.cell(cell);
  const { x, y, width, height } = await desk.place(cell);
  await desk.page.mouse.click(x + width - 10, y + height / 2);
  await desk.page.getByText(word, { exact: true }).last().click();
  await desk.shows(cell, word);
}
