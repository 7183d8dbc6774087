/** Filters over the real office.js: which rows they hide, and that hidden rows lose nothing. */
import { WorkbookModel } from "../../src/host";
import { type OfficeHarness, openOffice } from "../support/office";

let office: OfficeHarness;

beforeEach(() => {
  const workbook = new WorkbookModel(["Register"]);
  workbook.sheets[0]!.fill(0, 0, [
    ["Tag", "Make", "Units"],
    ["C1", "Hikvision", 3],
    ["C2", "Axis", 4],
    ["C3", null, 5],
    ["C4", "Hikvision", 1],
  ]);
  office = openOffice({ workbook });
});
afterEach(() => {
  office.close();
});

/** The rows that Excel says are hidden, 1 being the first. */
async function hidden(context: Excel.RequestContext): Promise<number[]> {
  const sheet = context.workbook.worksheets.getItem("Register");
  const rows = sheet.getRange("A1:A5").getRowProperties({ rowHidden: true });
  await context.sync();
  return rows.value.flatMap(({ rowHidden }, index) => (rowHidden === true ? [index + 1] : []));
}

test("a table's filters hide the rows that do not meet all of them; clearing shows every row again", async () => {
  await Excel.run(async (context) => {
    const table = context.workbook.tables.add("Register!A1:C5", true);
    table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["Hikvision"] });
    expect(await hidden(context)).toEqual([3, 4]);
    table.autoFilter.apply(table.getRange(), 2, { filterOn: "Values", values: ["1", "4"] });
    expect(await hidden(context)).toEqual([2, 3, 4]);
    table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["", "Axis"] });
    expect(await hidden(context)).toEqual([2, 4, 5]);
    table.autoFilter.load("isDataFiltered");
    await context.sync();
    expect(table.autoFilter.isDataFiltered).toBe(true);
    table.autoFilter.clearCriteria();
    expect(await hidden(context)).toEqual([]);
  });
});

test("what is written over filtered rows stands in all of them, and they stay hidden", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Register");
    sheet.autoFilter.apply("A1:C5", 1, { filterOn: "Values", values: ["Axis"] });
    sheet.getRange("D1:D5").values = [["Lens"], ["a"], ["b"], ["c"], ["d"]];
    expect(await hidden(context)).toEqual([2, 4, 5]);
    const written = sheet.getRange("D1:D5").load("values");
    sheet.autoFilter.remove();
    expect(await hidden(context)).toEqual([]);
    expect(written.values.flat()).toEqual(["Lens", "a", "b", "c", "d"]);
  });
});

test("filters follow their rows and columns", async () => {
  await Excel.run(async (context) => {
    const table = context.workbook.tables.add("Register!A1:C5", true);
    table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["Axis"] });
    const sheet = context.workbook.worksheets.getItem("Register");
    sheet.getRange("1:1").insert("Down");
    sheet.getRange("A:A").insert("Right");
    await context.sync();
    const { state } = office.host.workbook.sheets[0]!;
    expect([...state.filteredRows]).toEqual([2, 4, 5]);
    expect([...state.hiddenRows]).toEqual([2, 4, 5]);
    sheet.getRange("C:C").insert("Right");
    await context.sync();
    expect([...state.tables[0]!.criteria]).toEqual([[2, { filterOn: "Values", values: ["Axis"] }]]);
    sheet.getRange("C:C").delete("Left");
    await context.sync();
    expect([...state.tables[0]!.criteria.keys()]).toEqual([1]);
  });
});
