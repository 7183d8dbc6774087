import { readingTable, readTableRows, textIn } from "../../src/core/decisions";
import { sheetFromRows } from "../../src/core/sheet";
import { optionsFor } from "../../src/taskpane/model/answers";
import { ExcelPaneModel } from "../../src/taskpane/model/pane-model";
import { leftFor } from "../../src/taskpane/model/place";
import { sampleRows } from "../../src/taskpane/model/sample";
import { catalogue } from "../support/catalogue";
import { memory, SheetExcel } from "./sheet-excel";

function open(
  regimes: Parameters<typeof memory>[0] = null,
  welcomed = true,
  excel = new SheetExcel(sheetFromRows("Register", sampleRows)),
) {
  const kept = memory(regimes, welcomed);
  const model = new ExcelPaneModel({
    excel,
    memory: kept,
    loadCatalogue: () => Promise.resolve(catalogue),
    namespace: "ESTATE",
    today: () => "2026-11-22",
    now: () => "2026-11-22 09:30",
    ask: () => Promise.resolve(true),
  });
  return { excel, model, kept };
}

async function read() {
  const opened = open();
  await opened.model.start();
  await opened.model.chooseRules(["uk-central"]);
  return opened;
}

/** What stands in the table of corrections. */
async function linesOf(excel: SheetExcel): Promise<string[][]> {
  const outcome = await excel.readTables(["reading"]);
  const cells = outcome.kind === "read" ? outcome.source(readingTable) : null;
  if (cells === null) return [];
  return readTableRows("reading", cells).read.rows.map((row) =>
    ["sheet", "what", "where", "value"].map((column) => textIn(row, column)),
  );
}

describe("the first two minutes", () => {
  test("before a person has said whose rules bind, nothing is read and nothing is written", async () => {
    const { model, excel } = open();
    await model.start();
    expect(model.state()).toMatchObject({ regimes: null, register: null, results: null });
    expect(excel.written).toBeNull();
  });

  test("choosing the rules reads the register, remembers the choice and writes nothing", async () => {
    const { model, excel, kept } = await read();
    const { register, results } = model.state();
    expect(register?.sentence).toBe(
      "10 assets on Register: make is column E, model F, site B, site type C, network G.",
    );
    expect(results?.summary.assets).toBe(10);
    expect(model.state().announcement).toMatch(/cannot be decided yet/);
    expect(await kept.regimes()).toEqual(["uk-central"]);
    expect(excel.written).toBeNull();
    expect(model.state().work).toBeNull();
  });

  test("an answer lets the number of open rows fall, taking it back brings them back", async () => {
    const { model } = await read();
    const before = model.state().results;
    const question = before?.questions.find(
      ({ needs, about }) => needs === "site" && about === "Fernhill House",
    );
    const [yes] = question === undefined ? [] : optionsFor(question, ["uk-central"]);
    if (question === undefined || yes === undefined || before === null) throw new Error("no such question");
    await model.answer(question, yes);
    const after = model.state().results;
    expect(after?.summary.actions.remove.rows).toBeGreaterThan(before.summary.actions.remove.rows);
    expect(after?.questions).not.toContainEqual(question);
    expect(after?.answered).toMatchObject([{ question, option: yes }]);
    await model.takeBack(question);
    expect(model.state().results?.summary).toEqual(before.summary);
  });

  test("a site that is written in two ways is asked about once, and the answer holds for both", async () => {
    const rows = ["Fernhill House, Block A", "FERNHILL  house, block A "].map((site, at) => [`C${at}`, site, "Hikvision", "DS-2CD2042", "Corporate LAN"]); // prettier-ignore
    const excel = new SheetExcel(
      sheetFromRows("Register", [["Tag", "Site", "Make", "Model", "Network"], ...rows]),
    );
    const { model } = open(["uk-central"], true, excel);
    await model.start();
    await model.read();
    const [question, ...others] = model.state().results?.questions ?? [];
    expect([question, others]).toMatchObject([
      { needs: "site", about: "Fernhill House, Block A", settles: 2 },
      [],
    ]);
    if (question === undefined) return;
    await model.answer(question, { id: "yes", label: "Yes" });
    expect(model.state().results?.summary.actions).toMatchObject({ remove: { rows: 2 } });
    expect(model.state().results?.questions).toEqual([]);
  });

  test("a question for security stays open but leaves the list", async () => {
    const { model } = await read();
    const before = model.state().results;
    const question = before?.questions.find(({ needs }) => needs === "site");
    if (question === undefined || before === null) throw new Error("no such question");
    await model.answer(question, { id: "ask", label: "Ask security" });
    expect(model.state().results?.summary).toEqual(before.summary);
    expect(model.state().results?.questions).not.toContainEqual(question);
  });

  test("marking writes what the pane shows, and undo takes it back", async () => {
    const { model, excel } = await read();
    await model.mark();
    expect(excel.written?.get(1)?.[0]).toBe("Isolate from network");
    expect(model.state()).toMatchObject({ marked: "Register", canUndo: true, notice: { tone: "success" } });
    await model.undo();
    expect(excel.written).toBeNull();
    expect(model.state()).toMatchObject({ marked: null, canUndo: false, notice: { title: "Undone." } });
  });

  test("the welcome is shown once; its sample is read as soon as the rules are known", async () => {
    const { model, kept } = open(["uk-other"], false);
    await model.start();
    expect(model.state().welcome).toBe(true);
    await model.trySample();
    expect(model.state()).toMatchObject({ welcome: false, register: { sheet: "Sample", assets: 10 } });
    expect(kept.wasWelcomed()).toBe(true);
  });
});

describe("corrections and faults", () => {
  test("a corrected column changes what is found", async () => {
    const { model } = await read();
    const before = model.state().results?.summary.actions.none.rows ?? 0;
    await model.correct(6, "other");
    expect(model.state().register?.columns.find(({ column }) => column === 6)?.role).toBe("other");
    expect(model.state().results?.summary.actions.isolate.rows).toBe(0);
    expect(model.state().results?.summary.actions.none.rows).toBeLessThanOrEqual(before);
  });

  test("corrections are written when the sheet is marked, once, and hold after the workbook is opened again", async () => {
    const { model, excel } = await read();
    await model.correct(6, "notes");
    await model.correct(6, "other");
    expect((await excel.readTables(["reading"])).kind).toBe("read");
    expect(await linesOf(excel)).toEqual([]);
    await model.mark();
    expect(await linesOf(excel)).toEqual([["Register", "Column", 'G "Network"', "not used"]]);
    const again = open(["uk-central"], true, excel);
    await again.model.start();
    await again.model.read();
    const network = again.model.state().register?.columns.find(({ column }) => column === 6);
    expect(network).toMatchObject({ role: "other", sure: true });
    await again.model.correct(6, "network");
    await again.model.mark();
    expect(await linesOf(excel)).toEqual([["Register", "Column", 'G "Network"', "network"]]);
    expect(again.model.state().problems).toEqual([]);
  });

  test("Excel's trouble is told with what to do, and its details hold no register data", async () => {
    const { model, excel } = open(["uk-central"]);
    await model.start();
    excel.trouble = {
      code: "AccessDenied",
      happened: "Protected.",
      state: "As before.",
      todo: "Unprotect it.",
    };
    await model.read();
    const { notice, work } = model.state();
    expect(notice).toMatchObject({ tone: "error", title: "Protected.", text: "As before. Unprotect it." });
    expect(notice?.details).toContain("AccessDenied");
    expect(notice?.details).not.toContain("Fernhill");
    expect(work).toBeNull();
  });

  test("Cancel while marking leaves the sheet as it was", async () => {
    const { model, excel } = await read();
    model.subscribe(() => {
      if (model.state().work !== null) model.cancel();
    });
    await model.mark();
    expect(excel.written).toBeNull();
    expect(model.state().notice?.title).toBe("Cancelled.");
  });

  test("edits of the sheet that was read are counted until it is read again", async () => {
    const { model, excel } = await read();
    excel.edit("Register", 2, false);
    excel.edit("Another", 5, false);
    expect(model.state().edited).toBe(2);
    await model.read();
    expect(model.state().edited).toBe(0);
  });

  test("choosing a finding selects its row in the sheet", async () => {
    const { model, excel } = await read();
    const asset = model.state().results?.assets[3];
    await model.select(asset ?? null);
    expect(excel.selections).toEqual(["Register 4 0"]);
    expect(model.state().selected).toBe(asset);
  });

  test("after rows were sorted a finding is looked for where it stands now, by its id or by what its row says", async () => {
    const { model, excel } = await read();
    const [header = [], ...rows] = sampleRows;
    const noTag = ["", ...(rows[5] ?? []).slice(1)];
    excel.sheet = sheetFromRows("Register", [header, ...rows.slice(0, 5), noTag, ...rows.slice(6)]);
    await model.read();
    const of = (row: number) => model.state().results?.assets.find((asset) => asset.row === row) ?? null;
    const first = of(1);
    const sorted = [...rows.slice(6, 9), noTag, ...rows.slice(0, 5)];
    excel.sheet = sheetFromRows("Register", [["Our cameras"], header, ...sorted]);
    excel.edit("Another", 9, true);
    await model.select(first);
    expect(excel.selections).toEqual(["Register 1 0"]);

    excel.edit("Register", 9, true);
    expect(model.state().edited).toBe(9);
    await model.select(first);
    expect(excel.selections.at(-1)).toBe("Register 6 0");
    expect(model.state()).toMatchObject({ edited: 0, selected: { tag: "CAM-001", row: 6 } });
    excel.edit("Register", 9, true);
    const nameless = of(5);
    expect(nameless?.tag).toBe("");
    excel.sheet = sheetFromRows("Register", [header, ...sorted]);
    await model.select(nameless);
    expect(excel.selections.at(-1)).toBe("Register 4 0");
    const gone = of(5);
    excel.sheet = sheetFromRows("Register", [header, ...sorted.slice(0, 4), ...sorted.slice(5)]);
    excel.edit("Register", 1, true);
    const before = excel.selections.length;
    await model.select(gone);
    expect([excel.selections.length, model.state().selected]).toEqual([before, null]);
    expect(model.state().notice?.title).toBe("This asset is no longer there.");
  });
});

describe("which register", () => {
  test("the pane follows the selection, and says where it has gone", async () => {
    const { model, excel } = await read();
    const { register } = model.state();
    if (register === null) throw new Error("nothing was read");
    excel.move({ sheet: "Register", row: 4, column: 9 });
    expect(leftFor(register, model.state().cell)).toBeNull();
    // Titles stand above a register, notes below it.
    excel.move({ sheet: "Register", row: 400, column: 0 });
    expect(leftFor(register, model.state().cell)).toBeNull();
    expect(leftFor({ ...register, isAlone: false }, model.state().cell)).toBe("Register, cell A401");
    excel.move({ sheet: "Another", row: 4, column: 2 });
    expect(leftFor(register, model.state().cell)).toBe("Another, cell C5");
    await model.readAgain();
    expect(excel.wishes.at(-1)).toBeUndefined();
  });

  test("on a sheet without a register, such as Lens sites, the one that is shown is read again; Read there says why not", async () => {
    const { model, excel } = await read();
    const { register } = model.state();
    const sheet = excel.sheet;
    if (register === null) throw new Error("nothing was read");
    excel.move({ sheet: "Lens sites", row: 4, column: 2 });
    expect(leftFor(register, model.state().cell)).toBeNull();
    excel.edit("Lens sites", 2, false);
    expect(model.state().edited).toBe(2);
    const under = sheetFromRows("Lens sites", [["Site", "Sensitive"]]);
    excel.check = new Proxy(excel.check, {
      apply: (check, self, [wish]: Parameters<typeof excel.check>) => {
        excel.sheet = wish.choice === undefined ? under : sheet;
        return check.call(self, wish);
      },
    });
    await model.readAgain();
    expect(model.state()).toMatchObject({ edited: 0, notice: null, register: { sheet: "Register" } });
    await model.read();
    expect(model.state().notice?.title).toBe("No register to check here.");
  });

  test("pinned, it reads the same register again; marking always marks the one that is shown", async () => {
    const { model, excel } = await read();
    const shown = { sheet: "Register", address: model.state().register?.address, assets: 10 };
    await model.mark();
    expect(excel.wishes.at(-1)).toEqual(shown);
    model.pin(true);
    await model.readAgain();
    expect(excel.wishes.at(-1)).toEqual(shown);
  });
});
