import { WorkbookModel } from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";

let office: OfficeHarness;

beforeEach(() => {
  const workbook = new WorkbookModel(["Register"]);
  workbook.sheets[0]!.fill(0, 0, [
    ["Tag", "Make"],
    ["CAM-1", "Hikvision"],
    ["CAM-2", "Axis"],
  ]);
  office = openOffice({ workbook });
});
afterEach(() => {
  office.close();
});

const cells = (): (string | number | boolean | undefined)[][] => {
  const sheet = office.host.workbook.sheets[0]!;
  return [0, 1, 2].map((row) => [0, 1, 2, 3, 4].map((column) => sheet.value(row, column)));
};

async function codeOf(work: (context: Excel.RequestContext) => unknown): Promise<string> {
  try {
    await Excel.run(async (context) => {
      await work(context);
      await context.sync();
    });
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  return "";
}

const sheet = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem("Register");

describe("tables", () => {
  const makeTable = (): Promise<void> =>
    Excel.run(async (context) => {
      sheet(context).tables.add("A1:B3", true).name = "Assets";
      await context.sync();
    });

  test("parts of a table, found by name and by a cell inside", async () => {
    await makeTable();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("assets");
      const [header, body] = [table.getHeaderRowRange(), table.getDataBodyRange()];
      const found = sheet(context).getRange("B2").getTables(false);
      found.load("items/name,items/showTotals");
      table.columns.load("items/name");
      header.load("address,values");
      body.load("address");
      await context.sync();
      expect([header.address, body.address, found.items.map(({ name }) => name)]).toEqual([
        "Register!A1:B1",
        "Register!A2:B3",
        ["Assets"],
      ]);
      expect(table.columns.items.map(({ name }) => name)).toEqual(["Tag", "Make"]);
    });
  });

  test("growing a table into free columns moves nothing; blank headers get names", async () => {
    await makeTable();
    office.host.workbook.sheets[0]!.fill(0, 2, [["Action"]]);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Assets").resize("A1:D3");
      await context.sync();
    });
    expect(cells()[0]).toEqual(["Tag", "Make", "Action", "Column1", undefined]);
  });

  test("columns.add pushes the cells beside the table to the right", async () => {
    await makeTable();
    office.host.workbook.sheets[0]!.fill(0, 2, [["mine"], ["x"], ["y"]]);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Assets").columns.add(null as never, [["Action"], ["a"], ["b"]]);
      await context.sync();
    });
    expect(cells()).toEqual([
      ["Tag", "Make", "Action", "mine", undefined],
      ["CAM-1", "Hikvision", "a", "x", undefined],
      ["CAM-2", "Axis", "b", "y", undefined],
    ]);
  });

  test("tables cannot overlap, and a resized table keeps its header row", async () => {
    await makeTable();
    expect(await codeOf((context) => sheet(context).tables.add("B3:C4", true))).toBe("InvalidArgument");
    expect(
      await codeOf((context) => {
        context.workbook.tables.getItem("Assets").resize("A2:B3");
      }),
    ).toBe("InvalidArgument");
  });

  test("a renamed header cell renames the column, and names stay unique", async () => {
    await makeTable();
    await Excel.run(async (context) => {
      sheet(context).getRange("B1").values = [["Tag"]];
      const { columns } = context.workbook.tables.getItem("Assets");
      columns.load("items/name");
      await context.sync();
      expect(columns.items.map(({ name }) => name)).toEqual(["Tag", "Tag2"]);
    });
  });

  test("showing totals adds a row below", async () => {
    await makeTable();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Assets");
      table.showTotals = true;
      const total = table.getTotalRowRange();
      total.load("address");
      await context.sync();
      expect(total.address).toBe("Register!A4:B4");
    });
  });

  test("inserting cells that would tear a table apart is refused", async () => {
    await makeTable();
    expect(await codeOf((context) => sheet(context).getRange("A2").insert("Right"))).toBe("InvalidOperation");
  });
});

describe("conditional formats", () => {
  const addRule = (
    context: Excel.RequestContext,
    address: string,
    formula: string,
  ): Excel.ConditionalFormat => {
    const rule = sheet(context).getRange(address).conditionalFormats.add("Custom");
    rule.custom.rule.formula = formula;
    rule.custom.format.fill.color = "#ffc7ce";
    return rule;
  };

  test("a new rule comes first; each can be found again and deleted alone", async () => {
    await Excel.run(async (context) => {
      addRule(context, "A2:B3", '=$B2="Axis"');
      addRule(context, "A2:B3", '=$B2="Hikvision"').stopIfTrue = true;
      const rules = sheet(context).getRange("B2").conditionalFormats;
      rules.load("items/id,items/type,items/priority,items/stopIfTrue");
      await context.sync();
      const formulas = rules.items.map((rule) => {
        rule.custom.rule.load("formula");
        rule.custom.format.fill.load("color");
        return rule.custom;
      });
      await context.sync();
      expect(formulas.map((custom) => [custom.rule.formula, custom.format.fill.color])).toEqual([
        ['=$B2="Hikvision"', "#FFC7CE"],
        ['=$B2="Axis"', "#FFC7CE"],
      ]);
      expect(rules.items.map((rule) => [rule.priority, rule.stopIfTrue])).toEqual([
        [0, true],
        [1, false],
      ]);
      rules.items[0]!.delete();
      await context.sync();
    });
    expect(office.host.workbook.sheets[0]!.state.conditionalFormats.map(({ formula }) => formula)).toEqual([
      '=$B2="Axis"',
    ]);
  });

  test("rules follow inserted columns", async () => {
    await Excel.run(async (context) => {
      addRule(context, "A2:B3", '=$B2="Axis"');
      sheet(context).getRange("A:A").insert("Right");
      await context.sync();
    });
    const [rule] = office.host.workbook.sheets[0]!.state.conditionalFormats;
    expect([rule?.formula, rule?.areas]).toEqual(['=$C2="Axis"', [{ top: 1, left: 1, bottom: 2, right: 2 }]]);
  });
});

describe("names and settings", () => {
  test("a hidden name follows its cell, and dies with it", async () => {
    await Excel.run(async (context) => {
      context.workbook.names.add("_lens", sheet(context).getRange("B1")).visible = false;
      sheet(context).getRange("A:A").insert("Right");
      const range = context.workbook.names.getItem("_LENS").getRange();
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Register!C1");
      sheet(context).getRange("C:C").delete("Left");
      const gone = context.workbook.names.getItem("_lens").getRangeOrNullObject();
      gone.load("address");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  test("settings keep plain data, through saving and opening", async () => {
    await Excel.run(async (context) => {
      context.workbook.settings.add("lens", { sheet: "x", rows: [1, 2] });
      await context.sync();
    });
    const saved = office.host.workbook.snapshot();
    office.close();
    office = openOffice({ workbook: WorkbookModel.open(saved) });
    await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject("lens");
      setting.load("value");
      await context.sync();
      expect(setting.value).toEqual({ sheet: "x", rows: [1, 2] });
    });
    expect(cells()[1]).toEqual(["CAM-1", "Hikvision", undefined, undefined, undefined]);
  });
});

describe("formats", () => {
  test("one value where the cells agree, null where they do not, and each cell's own", async () => {
    await Excel.run(async (context) => {
      sheet(context).getRange("A2").format.font.strikethrough = true;
      const both = sheet(context).getRange("A2:A3").format.font;
      both.load("strikethrough,bold");
      const each = sheet(context)
        .getRange("A2:A3")
        .getCellProperties({ format: { font: { strikethrough: true } } });
      const hidden = sheet(context).getRange("A1:A3").getRowProperties({ rowHidden: true });
      sheet(context).getRange("3:3").rowHidden = true;
      const after = sheet(context).getRange("A1:A3");
      after.load("rowHidden");
      await context.sync();
      expect([both.strikethrough, both.bold, after.rowHidden]).toEqual([null, false, null]);
      expect(each.value.map(([cell]) => cell?.format?.font?.strikethrough)).toEqual([true, false]);
      expect(hidden.value.map(({ rowHidden }) => rowHidden)).toEqual([false, false, false]);
    });
  });

  test("clearing the contents keeps the formats, clearing everything does not", async () => {
    await Excel.run(async (context) => {
      const range = sheet(context).getRange("A2:B2");
      range.format.fill.color = "#00FF00";
      range.clear("Contents");
      const used = sheet(context).getUsedRange(false);
      range.format.fill.load("color");
      used.load("address");
      await context.sync();
      expect([range.format.fill.color, used.address]).toEqual(["#00FF00", "Register!A1:B3"]);
      range.clear();
      range.format.fill.load("color");
      await context.sync();
      expect(range.format.fill.color).toBe("#FFFFFF");
    });
  });
});

test("the selection is what was selected last; a hidden sheet cannot be activated", async () => {
  await Excel.run(async (context) => {
    sheet(context).getRange("B2:B3").select();
    const [selected, active] = [context.workbook.getSelectedRange(), context.workbook.getActiveCell()];
    selected.load("address");
    active.load("address");
    await context.sync();
    expect([selected.address, active.address]).toEqual(["Register!B2:B3", "Register!B2"]);
  });
  expect(
    await codeOf((context) => {
      const hidden = context.workbook.worksheets.add("Hidden");
      hidden.visibility = "VeryHidden";
      hidden.activate();
    }),
  ).toBe("InvalidOperation");
});

test("a registration for events is remembered, so that a host page can raise them", async () => {
  await Excel.run(async (context) => {
    sheet(context).onChanged.add(() => Promise.resolve());
    await context.sync();
  });
  expect([...office.host.context.registrations]).toEqual(["Worksheet.DataChanged"]);
});

test("a native chart is kept with its source, title and place", async () => {
  await Excel.run(async (context) => {
    const chart = sheet(context).charts.add("BarClustered", sheet(context).getRange("A1:B3"), "Columns");
    chart.title.text = "Actions";
    chart.setPosition("D2", "H12");
    chart.load("name");
    await context.sync();
    expect(chart.name).toBe("Chart 1");
  });
  const [chart] = office.host.workbook.sheets[0]!.state.charts;
  expect([chart?.texts.get("title"), chart?.source]).toEqual([
    "Actions",
    { top: 0, left: 0, bottom: 2, right: 1 },
  ]);
});
