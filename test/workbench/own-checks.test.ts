/** Filters and checks of what is typed that a person makes in the grid's own menus. */
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
  await desk.openFile("small.csv", "Tag,Make,Units\nC1,Hikvision,3\nC2,Axis,5\nC3,Dahua,1\nC4,Axis,9\n");
  // Beside the pane the grid is narrow, and folds its tabs into one.
  await desk.page.getByRole("button", { name: "Estate Lens pane" }).click();
});

async function downloaded(): Promise<{ readonly book: ExcelJS.Workbook; readonly sheet: string }> {
  const { bytes } = await desk.download("Download .xlsx");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return { book, sheet: strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array()) };
}

test("a filter of the sheet's own, by a condition, and a sort from its panel reach the add-in and the download", async () => {
  await desk.select("A1");
  await desk.page.keyboard.press("Control+Shift+L");
  await openFilter(desk, "C1");
  await desk.page.getByText("By Conditions").click();
  await desk.page.getByText("None", { exact: true }).click();
  await desk.page.getByText("Greater Than", { exact: true }).click();
  await desk.page.getByPlaceholder(/./).last().fill("2");
  await desk.page.getByRole("button", { name: "Confirm" }).click();
  await hides(desk, [4]);

  // Rows that are not shown stay where they are, as in Excel.
  await openFilter(desk, "C1");
  await desk.page.getByRole("button", { name: "Descending" }).click();
  await desk.shows("C2", "9");
  expect(await Promise.all([1, 2, 3, 4, 5].map((row) => desk.text(`A${row}`)))).toEqual([
    "Tag",
    "C4",
    "C2",
    "C3",
    "C1",
  ]);
  const seen = await desk.frame.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const cells = sheet.getRange("A1:C5").load("values");
      const hidden = sheet.getRange("A4").load("rowHidden");
      await context.sync();
      return { tags: cells.values.map(([tag]) => String(tag)), hidden: hidden.rowHidden };
    }),
  );
  expect(seen).toEqual({ tags: ["Tag", "C4", "C2", "C3", "C1"], hidden: true });
  const { sheet } = await downloaded();
  expect(sheet).toContain(
    '<autoFilter ref="A1:C5"><filterColumn colId="2"><customFilters><customFilter operator="greaterThan" val="2"/></customFilters></filterColumn></autoFilter>',
  );

  await desk.select("A1");
  await desk.page.keyboard.press("Control+Shift+L");
  await hides(desk, []);
  expect((await downloaded()).sheet).not.toContain("<autoFilter");
});

test("a check of what is typed that a person sets reaches the add-in and the download, and is undone", async () => {
  const { page } = desk;
  await desk.select("C3");
  await page.getByText("Data", { exact: true }).first().click();
  await page
    .locator('[data-u-command="sheet.menu.data-validation"]')
    .filter({ visible: true })
    .first()
    .click();
  await page.getByText("Add Rule", { exact: true }).click();
  await page.getByText("equal", { exact: true }).click();
  await page.getByText("greater than", { exact: true }).click();
  await page.locator("input").filter({ visible: true }).last().fill("2");
  await page.getByRole("button", { name: "Done" }).click();

  // The panel passes on what is typed a moment later.
  const wanted = { type: "Decimal", rule: { formula1: 2, operator: "GreaterThan" } };
  for (
    let tries = 0;
    tries < 20 && JSON.stringify(await checkOf("C3")) !== JSON.stringify(wanted);
    tries += 1
  ) {
    await page.waitForTimeout(250);
  }
  expect(await checkOf("C3")).toEqual(wanted);
  expect((await downloaded()).book.worksheets[0]?.getCell("C3").dataValidation).toMatchObject({
    type: "decimal",
    operator: "greaterThan",
    formulae: [2],
  });
  await desk.select("D5");
  for (let tries = 0; tries < 5 && (await checkOf("C3")).type !== "None"; tries += 1) {
    await page.keyboard.press("Control+z");
  }
  expect((await checkOf("C3")).type).toBe("None");
});

/** What the add-in sees of a cell's check. */
function checkOf(cell: string): Promise<{ readonly type: string; readonly rule: unknown }> {
  return desk.frame.evaluate(
    (name) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const { dataValidation } = sheet.getRange(name);
        dataValidation.load("type,rule");
        await context.sync();
        return { type: dataValidation.type, rule: dataValidation.rule.decimal };
      }),
    cell,
  );
}
