import { excel2021, excel2024, WorkbookModel } from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";

let office: OfficeHarness;

function register(): WorkbookModel {
  const workbook = new WorkbookModel(["Register", "Plant-Room 2024"]);
  workbook.sheets[0]!.fill(0, 0, [
    ["Tag", "Make", "Notes"],
    ["CAM-1", "Hikvision", "lobby"],
    ["CAM-2", "Axis", null],
  ]);
  return workbook;
}

beforeEach(() => {
  office = openOffice({ workbook: register() });
});
afterEach(() => {
  office.close();
});

/** The error code of an operation that Excel refuses. */
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

describe("reading", () => {
  test("values, address, counts and the sheet's name in one sync", async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const used = sheet.getUsedRange(true);
      used.load("values,address,rowCount,columnCount");
      sheet.load("name");
      await context.sync();
      return [sheet.name, used.address, used.rowCount, used.columnCount, used.values];
    });
    expect(read).toEqual([
      "Register",
      "Register!A1:C3",
      3,
      3,
      [
        ["Tag", "Make", "Notes"],
        ["CAM-1", "Hikvision", "lobby"],
        ["CAM-2", "Axis", ""],
      ],
    ]);
    expect(office.host.syncs).toHaveLength(1);
  });

  test("a property that was not loaded throws, as in Excel", async () => {
    expect(
      await codeOf(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        await context.sync();
        return range.values;
      }),
    ).toBe("PropertyNotLoaded");
  });

  test("a range can be used again in a later sync", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("register").getRange("A2:B3").getColumn(1);
      range.load("address");
      await context.sync();
      range.format.font.load("bold");
      range.format.fill.color = "#ff0000";
      await context.sync();
      expect([range.address, range.format.font.bold]).toEqual(["Register!B2:B3", false]);
    });
  });

  test("whole columns have no values", async () => {
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange("A:C");
      column.load("values,address");
      await context.sync();
      expect([column.address, column.values]).toEqual(["Register!A:C", null]);
    });
  });

  test("getUsedRange counts formatted cells, getUsedRange(true) does not", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Register");
      sheet.getRange("F9").format.fill.color = "yellow";
      const all = sheet.getUsedRange();
      const values = sheet.getUsedRange(true);
      all.load("address");
      values.load("address");
      await context.sync();
      expect([all.address, values.address]).toEqual(["Register!A1:F9", "Register!A1:C3"]);
    });
  });

  test("what does not exist is a null object, or ItemNotFound", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("None");
      const empty = context.workbook.worksheets.getItem("Plant-Room 2024").getUsedRangeOrNullObject(true);
      sheet.load("name");
      empty.load("address");
      await context.sync();
      expect([sheet.isNullObject, empty.isNullObject]).toEqual([true, true]);
    });
    expect(await codeOf((context) => context.workbook.worksheets.getItem("None").load("name"))).toBe(
      "ItemNotFound",
    );
  });

  test("collections with nested loads; sheet names are quoted where they must be", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility,items/protection/protected");
      const cell = worksheets.getItem("Plant-Room 2024").getRange("B2");
      cell.load("address");
      await context.sync();
      expect(
        worksheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.protection.protected]),
      ).toEqual([
        ["Register", "Visible", false],
        ["Plant-Room 2024", "Visible", false],
      ]);
      expect(cell.address).toBe("'Plant-Room 2024'!B2");
    });
  });
});

describe("writing", () => {
  test.each([
    ["=1+1", 0, "=1+1"],
    ["-no signal", 0, "=-no signal"],
    ["+A1", 0, "=+A1"],
    ["@lobby", 0, "=@lobby"],
    ["00123", 123, 123],
    ["-5", -5, -5],
    ["2024-01-31", 45322, 45322],
    ["TRUE", true, true],
    ["'=text", "=text", "=text"],
    ["#N/A", "#N/A", "#N/A"],
    ["Hikvision", "Hikvision", "Hikvision"],
  ])("%j is entered as if typed", async (input, value, formula) => {
    office.host.workbook.state.calculationMode = "Manual";
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Register").getRange("E1");
      cell.values = [[input]];
      cell.load("values,formulas");
      await context.sync();
      expect([cell.values[0]?.[0], cell.formulas[0]?.[0]]).toEqual([value, formula]);
    });
  });

  test("a cell of number format @ keeps text as it is", async () => {
    await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem("Register").getRange("E1:E3");
      cells.numberFormat = [["@"], ["@"], ["@"]];
      cells.values = [["=1+1"], ["00123"], ["-x"]];
      cells.load("values,valueTypes");
      await context.sync();
      expect(cells.values).toEqual([["=1+1"], ["00123"], ["-x"]]);
    });
  });

  test("a formula that cannot be one is refused", async () => {
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Register").getRange("E1").values = [["=SUM(("]];
      }),
    ).toBe("InvalidArgument");
  });

  test("the shape must match", async () => {
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Register").getRange("E1:E2").values = [["a"]];
      }),
    ).toBe("InvalidArgument");
  });

  test("a batch is not atomic: what came before the failing action stays", async () => {
    const code = await codeOf((context) => {
      const sheet = context.workbook.worksheets.getItem("Register");
      sheet.getRange("E1").values = [["kept"]];
      sheet.getRange("E2:E3").values = [["wrong shape"]];
      sheet.getRange("E4").values = [["never"]];
    });
    const sheet = office.host.workbook.sheets[0]!;
    expect([code, sheet.value(0, 4), sheet.value(3, 4)]).toEqual(["InvalidArgument", "kept", undefined]);
  });

  test("large blocks arrive whole; office.js splits them", async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [row, `row ${row}`]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Register").getRange("G1:H2000").values = rows;
      await context.sync();
    });
    const sheet = office.host.workbook.sheets[0]!;
    expect([sheet.value(0, 6), sheet.value(1999, 7)]).toEqual([0, "row 1999"]);
  });
});

describe("what Excel refuses", () => {
  test("writing to a protected sheet, but not to its unlocked cells", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Register");
      sheet.getRange("E1").format.protection.locked = false;
      sheet.protection.protect();
      sheet.getRange("E1").values = [["free"]];
      await context.sync();
    });
    const write = (context: Excel.RequestContext): void => {
      context.workbook.worksheets.getItem("Register").getRange("E2").values = [["x"]];
    };
    expect([await codeOf(write), office.host.workbook.sheets[0]!.value(0, 4)]).toEqual([
      "AccessDenied",
      "free",
    ]);
  });

  test("conditional formats on a protected sheet, unless formatting is allowed", async () => {
    const add = (context: Excel.RequestContext): void => {
      context.workbook.worksheets.getItem("Register").getRange("A1").conditionalFormats.add("Custom");
    };
    const sheet = office.host.workbook.sheets[0]!;
    sheet.state.protection = { password: null, options: {} };
    expect(await codeOf(add)).toBe("AccessDenied");
    sheet.state.protection = { password: null, options: { allowFormatCells: true } };
    expect(await codeOf(add)).toBe("");
  });

  test("adding sheets to a workbook of protected structure", async () => {
    office.host.workbook.state.structureProtected = "";
    expect(await codeOf((context) => context.workbook.worksheets.add("New"))).toBe("AccessDenied");
  });

  test.each(["", "a/b", "a?", "[x]", "History", "'a", "x".repeat(32)])("the sheet name %j", async (name) => {
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Register").name = name;
      }),
    ).toBe("InvalidArgument");
  });

  test("a second sheet of the same name, whatever its case", async () => {
    expect(await codeOf((context) => context.workbook.worksheets.add("REGISTER"))).toBe("ItemAlreadyExists");
  });

  test("hiding the last visible sheet, deleting a very hidden one", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Plant-Room 2024").visibility = "VeryHidden";
      await context.sync();
    });
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Register").visibility = "Hidden";
      }),
    ).toBe("InvalidOperation");
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Plant-Room 2024").delete();
      }),
    ).toBe("InvalidOperation");
  });

  test.each(["A1", "R1C1", "x y", "1st", "C"])("the defined name %j", async (name) => {
    expect(await codeOf((context) => context.workbook.names.add(name, "=1"))).toBe("InvalidArgument");
  });

  test("anything while a cell is being edited; with delayForCellEdit it waits", async () => {
    const read = (context: Excel.RequestContext): unknown => context.workbook.worksheets.load("items/name");
    office.host.cellEdit = true;
    expect(await codeOf(read)).toBe("InvalidOperationInCellEditMode");
    const patient = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.load("items/name");
      await context.sync();
      return "done";
    });
    setTimeout(() => {
      office.host.endCellEdit();
    }, 5);
    expect(await patient).toBe("done");
  });

  test("requests and answers over 5 MB", async () => {
    const text = "x".repeat(30_000);
    const sheet = office.host.workbook.sheets[0]!;
    sheet.fill(
      0,
      9,
      Array.from({ length: 200 }, () => [text]),
    );
    expect(
      await codeOf((context) =>
        context.workbook.worksheets.getItem("Register").getRange("J1:J200").load("values"),
      ),
    ).toBe("ResponsePayloadSizeLimitExceeded");
    expect(
      await codeOf((context) => {
        context.workbook.worksheets.getItem("Register").getRange("K1:K200").values = Array.from(
          { length: 200 },
          () => [text],
        );
      }),
    ).toBe("RequestPayloadSizeLimitExceeded");
    expect(sheet.value(0, 10)).toBeUndefined();
  });

  test("reading more than 5,000,000 cells, and addresses over 8,192 characters", async () => {
    expect(
      await codeOf((context) =>
        context.workbook.worksheets.getItem("Register").getRange("A1:J500001").load("values"),
      ),
    ).toBe("RangeExceedsLimit");
    const many = Array.from({ length: 2000 }, (_, row) => `A${row + 1}`).join(",");
    expect(await codeOf((context) => context.workbook.worksheets.getItem("Register").getRanges(many))).toBe(
      "InvalidArgument",
    );
  });

  test("what the host does not implement", async () => {
    expect(await codeOf((context) => context.workbook.pivotTables.load("items/name"))).toBe("NotImplemented");
  });
});

describe("the Excel being played", () => {
  test("Excel 2021 knows nothing above ExcelApi 1.14", () => {
    office.close();
    office = openOffice({ workbook: register(), version: excel2021 });
    const supported = ["1.14", "1.15"].map((set) =>
      Office.context.requirements.isSetSupported("ExcelApi", set),
    );
    expect(supported).toEqual([true, false]);
  });

  test("a member that is newer than the Excel being played does not exist", async () => {
    office.close();
    office = openOffice({ workbook: register(), version: { name: "Excel 2019", sets: { ExcelApi: "1.8" } } });
    const fill = (context: Excel.RequestContext): void => {
      context.workbook.worksheets.getItem("Register").getRange("A1").format.font.strikethrough = true;
    };
    const tables = (context: Excel.RequestContext): unknown =>
      context.workbook.worksheets.getItem("Register").getRange("A1").getTables().load("items/name");
    expect([await codeOf(fill), await codeOf(tables)]).toEqual(["ApiNotFound", "ApiNotFound"]);
  });

  test("Excel 2024 stops at 1.17", () => {
    office.close();
    office = openOffice({ version: excel2024 });
    expect(
      ["1.17", "1.18"].map((set) => Office.context.requirements.isSetSupported("ExcelApi", set)),
    ).toEqual([true, false]);
  });
});

describe("faults", () => {
  const write = (context: Excel.RequestContext): void => {
    const sheet = context.workbook.worksheets.getItem("Register");
    sheet.getRange("E1").values = [["first"]];
    sheet.getRange("E2").values = [["second"]];
  };

  test("a refused request leaves everything as it was", async () => {
    office.host.failAt(1, { kind: "refused", code: "GeneralException" });
    expect([await codeOf(write), office.host.workbook.sheets[0]!.value(0, 4)]).toEqual([
      "GeneralException",
      undefined,
    ]);
    expect(await codeOf(write)).toBe("");
  });

  test("a broken batch stops in the middle", async () => {
    office.host.failAt(1, { kind: "broken", code: "RequestAborted", place: 0.99 });
    const sheet = office.host.workbook.sheets[0]!;
    expect([await codeOf(write), sheet.value(0, 4)]).toEqual(["RequestAborted", "first"]);
  });

  test("a lost session stays lost until the add-in is opened again", async () => {
    office.host.failAt(1, { kind: "session-lost", applied: true });
    expect([await codeOf(write), await codeOf(write)]).toEqual([
      "InvalidOrTimedOutSession",
      "InvalidOrTimedOutSession",
    ]);
    office.host.reconnect();
    expect([await codeOf(write), office.host.workbook.sheets[0]!.value(1, 4)]).toEqual(["", "second"]);
  });

  test("a request that is never answered", async () => {
    office.host.failAt(1, { kind: "silent", applied: true });
    const outcome = await Promise.race([
      codeOf(write),
      new Promise((resolve) => {
        setTimeout(() => {
          resolve("silence");
        }, 20);
      }),
    ]);
    expect([outcome, office.host.workbook.sheets[0]!.value(1, 4)]).toEqual(["silence", "second"]);
  });
});
