/** People's decisions through the pane: tried out, written, read back, used by every later check. */
import { decisionTable, readTableRows, textIn } from "../../src/core/decisions";
import { sheetFromRows } from "../../src/core/sheet";
import { optionsFor } from "../../src/taskpane/model/answers";
import { planException, planFound, planWork } from "../../src/taskpane/model/asset-changes";
import { sensitiveWarning } from "../../src/taskpane/model/decisions-model";
import { ExcelPaneModel } from "../../src/taskpane/model/pane-model";
import { planMaker, planPolicy } from "../../src/taskpane/model/policy-changes";
import { sampleRows } from "../../src/taskpane/model/sample";
import { siteDesk, stage } from "../../src/taskpane/model/site-desk";
import { sitesOfSheets } from "../../src/taskpane/model/sites-file";
import { exceptionLines } from "../../src/taskpane/model/work-desk";
import { planReport } from "../../src/taskpane/report-build";
import { catalogue } from "../support/catalogue";
import { memory, SheetExcel } from "./sheet-excel";

interface Opened {
  readonly excel: SheetExcel;
  readonly model: ExcelPaneModel;
  readonly asked: string[];
  agree: boolean;
  today: string;
}

async function open(excel = new SheetExcel(sheetFromRows("Register", sampleRows))): Promise<Opened> {
  const asked: string[] = [];
  const opened: Opened = {
    excel,
    asked,
    agree: true,
    today: "2026-11-22",
    model: new ExcelPaneModel({
      excel,
      memory: memory(["uk-central"]),
      loadCatalogue: () => Promise.resolve(catalogue),
      namespace: "ESTATE",
      today: () => opened.today,
      now: () => `${opened.today} 09:30`,
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(opened.agree);
      },
    }),
  };
  await opened.model.start();
  await opened.model.read();
  opened.model.decisions.keepName("Ann Example");
  return opened;
}

function rows(excel: SheetExcel, table: Parameters<typeof decisionTable>[0]): Record<string, string>[] {
  const cells = excel.tables(decisionTable(table));
  if (cells === null) return [];
  return readTableRows(table, cells).read.rows.map((row) =>
    Object.fromEntries(decisionTable(table).columns.map(({ id }) => [id, textIn(row, id)])),
  );
}

function counts({ model }: Opened): Record<string, number> {
  const { actions } = model.state().results!.summary;
  return Object.fromEntries(Object.entries(actions).map(([action, { rows: count }]) => [action, count]));
}

const fernhill = { kind: "site", name: "Fernhill House", type: "Office" } as const;

describe("answers of the first two minutes", () => {
  async function answered(): Promise<Opened> {
    const opened = await open();
    const { model } = opened;
    const question = model
      .state()
      .results!.questions.find(({ needs, about }) => needs === "site" && about === "Fernhill House")!;
    await model.answer(question, optionsFor(question, ["uk-central"])[0]!);
    return opened;
  }

  test("they are written when the sheet is marked, after the warning, and not asked again after reopening", async () => {
    const opened = await answered();
    const now = counts(opened);
    expect(rows(opened.excel, "sites")).toEqual([]);
    await opened.model.mark();
    expect(opened.asked).toEqual([sensitiveWarning]);
    expect(rows(opened.excel, "sites")).toMatchObject([
      {
        site: "Fernhill House",
        type: "Office",
        sensitive: "Yes",
        assessedBy: "Ann Example",
        date: "2026-11-22",
        assets: "3",
      },
      { site: "Weir Depot", sensitive: "Not assessed" },
      {
        site: "Harbour Leisure Centre",
        sensitive: "Not assessed",
        found: 'presumed not sensitive: the words "Leisure centre"',
      },
      { site: "", type: "Office", sensitive: "Not assessed", found: "1 site of this type", assets: "3" },
      { site: "", type: "Depot", sensitive: "Not assessed" },
      {
        site: "",
        type: "Leisure centre",
        sensitive: "Not assessed",
        found: '1 site of this type; presumed not sensitive: the words "Leisure centre"',
      },
    ]);
    const again = await open(opened.excel);
    expect(counts(again)).toEqual(now);
    expect(
      again.model
        .state()
        .results!.questions.some(({ needs, about }) => needs === "site" && about === "Fernhill House"),
    ).toBe(false);
    const written = rows(again.excel, "sites");
    await again.model.mark();
    expect(again.asked).toEqual([]);
    expect(rows(again.excel, "sites")).toEqual(written);
  });

  test("who does not agree to the warning has nothing written, not even the results", async () => {
    const opened = await answered();
    opened.agree = false;
    await opened.model.mark();
    expect([opened.excel.written, rows(opened.excel, "sites")]).toEqual([null, []]);
  });

  test("tables that cannot be written leave the results, and the pane says so", async () => {
    const opened = await answered();
    opened.excel.refusal = "The workbook's structure is protected.";
    await opened.model.mark();
    expect(opened.excel.written).not.toBeNull();
    expect(opened.model.state().notice?.text).toContain(
      "was not recorded. The workbook's structure is protected.",
    );
  });
});

describe("sites", () => {
  test("what a change would do is counted first; written, it does that", async () => {
    const opened = await open();
    const { model } = opened;
    const lines = siteDesk("site", model.state().results!.assets, []);
    const staged = stage(new Map(), lines, { sensitive: "Yes", limbs: ["L1"] });
    const plan = model.decisions.sitesPlan([...staged.values()]);
    const before = counts(opened);
    const preview = await model.decisions.preview(plan);
    expect(counts(opened)).toEqual(before);
    expect(await model.decisions.write(plan, "Written.")).toBe(true);
    expect(preview?.actions).toEqual(model.state().results!.summary.actions);
    expect(counts(opened)).not.toEqual(before);
    expect(rows(opened.excel, "sites").map(({ site, sensitive }) => [site !== "", sensitive])).toEqual([
      ...Array<unknown>(3).fill([true, "Yes"]),
      ...Array<unknown>(3).fill([false, "Not assessed"]),
    ]);
    expect(opened.asked).toEqual([sensitiveWarning]);
  });

  test("a change that is set back is no change", async () => {
    const { model } = await open();
    const lines = siteDesk("site", model.state().results!.assets, []);
    const some = lines.slice(0, 1);
    expect(
      stage(stage(new Map(), some, { sensitive: "Yes" }), some, { sensitive: "Not assessed" }).size,
    ).toBe(0);
  });

  test("a kind of site is answered in one row, and a site's own answer wins", async () => {
    const opened = await open();
    const { model } = opened;
    const type = { kind: "type", name: "Leisure centre", type: "" } as const;
    const harbour = { kind: "site", name: "Harbour Leisure Centre", type: "Leisure centre" } as const;
    await model.decisions.write(
      model.decisions.sitesPlan([{ subject: type, fields: { sensitive: "No" } }]),
      "",
    );
    expect(rows(opened.excel, "sites")).toContainEqual(
      expect.objectContaining({
        site: "",
        type: "Leisure centre",
        sensitive: "No",
        assessedBy: "Ann Example",
      }),
    );
    await model.decisions.write(
      model.decisions.sitesPlan([{ subject: harbour, fields: { sensitive: "Yes", limbs: ["L1", "L3"] } }]),
      "",
    );
    const asset = model.state().results!.assets.find(({ site }) => site === "Harbour Leisure Centre");
    expect(asset?.verdict.findings.site).toMatchObject({
      sensitivity: "sensitive",
      limbs: ["L1", "L3"],
      basis: "assessed",
    });
  });

  test("sites of another file are used, and none are written into this workbook", async () => {
    const opened = await open();
    const { model } = opened;
    const file = sitesOfSheets("sites.csv", [
      sheetFromRows("sites", [
        ["Site", "Sensitive", "Assessed by"],
        ["Fernhill House", "Yes", "Ben"],
        ["Weir Depot", "maybe", ""],
      ]),
    ]);
    await model.decisions.useSitesFile(file);
    expect(model.state().problems).toHaveLength(1);
    expect(counts(opened)["remove"]).toBeGreaterThan(0);
    const question = model
      .state()
      .results!.questions.find(({ needs, about }) => needs === "site" && about === "Weir Depot")!;
    await model.answer(question, optionsFor(question, ["uk-central"])[1]!);
    await model.mark();
    expect(rows(opened.excel, "sites")).toEqual([]);
    expect(opened.asked).toEqual([]);
    await model.decisions.useSitesFile(null);
    expect(model.state().problems).toEqual([]);
  });
});

describe("the organisation's decisions", () => {
  test("a policy is tried out and written; the table holds every setting", async () => {
    const opened = await open();
    const { model } = opened;
    const before = counts(opened);
    const plan = planPolicy([{ setting: "Extend to all sites", value: "Yes" }], model.decisions.said());
    const preview = await model.decisions.preview(plan);
    expect(preview?.actions.remove.rows).toBeGreaterThan(before["remove"] ?? 0);
    expect(counts(opened)).toEqual(before);
    await model.decisions.write(plan, "");
    expect(counts(opened)["remove"]).toBe(preview?.actions.remove.rows);
    const settings = rows(opened.excel, "policy");
    expect(settings.length).toBeGreaterThan(15);
    expect(settings.find(({ setting }) => setting === "Extend to all sites")).toMatchObject({
      value: "Yes",
      decidedBy: "Ann Example",
    });
  });

  test("a maker that the organisation has cleared counts no more, and the reason says who decided", async () => {
    const { model } = await open();
    const change = { name: "Hikvision", maker: "", standing: "Not subject", basis: "legal advice" };
    await model.decisions.write(planMaker(change, model.decisions.said()), "");
    const asset = model.state().results!.assets.find(({ tag }) => tag === "CAM-001");
    expect([asset?.verdict.action, asset?.reason]).toEqual(["none", expect.stringContaining("Ann Example")]);
  });

  test("the Policy table says whose rules bind", async () => {
    const opened = await open();
    const said = opened.model.decisions.said();
    await opened.model.decisions.write(planPolicy([{ setting: "Regime", value: "uk-other" }], said), "");
    const again = await open(opened.excel);
    expect(again.model.state().regimes).toEqual(["uk-other"]);
    await again.model.chooseRules(["uk-central"]);
    expect(rows(opened.excel, "policy").find(({ setting }) => setting === "Regime")?.["value"]).toBe(
      "uk-central",
    );
  });
});

describe("work", () => {
  test("an accepted risk rests until its date and comes back after it", async () => {
    const opened = await open();
    const { model } = opened;
    await model.decisions.write(
      model.decisions.sitesPlan([{ subject: fernhill, fields: { sensitive: "Yes" } }]),
      "",
    );
    const asset = model.state().results!.assets.find(({ verdict }) => verdict.action === "remove")!;
    const named = model.decisions.nameOf(asset)!;
    const words = { until: "2027-01-31", reason: "replaced in January", approvedBy: "Ben Example" };
    await model.decisions.write(planException(named, words, model.decisions.said()), "");
    const rested = model.state().results!.assets.find(({ row }) => row === asset.row)!;
    expect([rested.verdict.action, rested.reason]).toEqual(["none", expect.stringContaining("Ben Example")]);
    const overdue = new ExcelPaneModel({
      excel: opened.excel,
      memory: memory(["uk-central"]),
      loadCatalogue: () => Promise.resolve(catalogue),
      namespace: "ESTATE",
      today: () => "2027-02-01",
      now: () => "2027-02-01 09:00",
      ask: () => Promise.resolve(true),
    });
    await overdue.start();
    await overdue.read();
    expect(exceptionLines(overdue.state().results!.assets)).toMatchObject([
      { until: "2027-01-31", isOverdue: true },
    ]);
    expect(overdue.state().results!.assets.find(({ row }) => row === asset.row)?.verdict.action).toBe(
      "remove",
    );
  });

  test("found on site and removed: kept with the asset", async () => {
    const { model, excel } = await open();
    const asset = model.state().results!.assets[2]!;
    const named = model.decisions.nameOf(asset)!;
    const found = {
      label: "Dahua",
      model: "",
      mac: "",
      photo: "",
      network: "",
      stillThere: "Yes",
      site: "",
      note: "",
    } as const;
    await model.decisions.write(planFound(named, found, model.decisions.said()), "");
    const seen = model.state().results!.assets[2]!;
    expect(seen.reason).toContain("Found on site by Ann Example");
    const work = {
      what: "Removed",
      date: "2026-11-22",
      wentTo: "Destroyed",
      movedTo: "",
      diskWiped: "No disk",
      certificate: "C-1",
    } as const;
    await model.decisions.write(planWork(named, work, model.decisions.said()), "");
    expect(rows(excel, "work")).toMatchObject([
      { asset: "CAM-003", what: "Removed", wentTo: "Destroyed", by: "Ann Example" },
    ]);
    expect(model.state().results!.assets[2]!.verdict.findings.stage.stage).toBe("removed");
  });
});

describe("one check and the next", () => {
  test("each check leaves a line in the audit and its rows; the next one tells what changed", async () => {
    const opened = await open();
    const { model, excel } = opened;
    await model.mark();
    expect(rows(excel, "audit")).toMatchObject([
      { when: "2026-11-22 09:30", name: "Ann Example", what: "Check register: Register", assets: "10" },
    ]);
    expect(model.state().since).toBeNull();
    await model.decisions.write(
      model.decisions.sitesPlan([{ subject: fernhill, fields: { sensitive: "Yes" } }]),
      "",
    );
    await model.decisions.compare();
    const { since } = model.state();
    expect(since?.changed.map(({ asset, before, after }) => [asset, before, after])).toContainEqual([
      "CAM-001",
      "Isolate from network",
      "Remove",
    ]);
    expect([since?.fresh, since?.gone, since?.edited]).toEqual([0, [], 0]);
    expect(since?.howFar.length).toBeGreaterThan(0);
    await model.mark();
    expect(rows(excel, "audit").map(({ what, changed }) => [what, changed])).toEqual([
      ["Check register: Register", ""],
      ["Change decisions: Register", 'Lens sites, Fernhill House: Sensitive "Yes"'],
      ["Check register: Register", ""],
    ]);
    await model.decisions.write(
      model.decisions.sitesPlan([{ subject: fernhill, fields: { sensitive: "No" } }]),
      "",
    );
    expect(rows(excel, "audit").at(-1)?.["changed"]).toBe(
      'Lens sites, Fernhill House: Sensitive "Yes" is now "No"',
    );
    await model.undo();
    expect(rows(excel, "audit").at(-1)?.["what"]).toBe("Undo last check: Register");
  });
});

describe("the report", () => {
  test("is built from what was read, with the decisions in it", async () => {
    const { model, excel } = await open();
    await model.decisions.buildSheets(
      [],
      (parts, cellsOf) => planReport(parts, cellsOf),
      "Lens report",
      "Built.",
    );
    expect(excel.sheets.map(({ name }) => name)).toContain("Lens action list");
    expect(model.state().notice?.text).toBe("Built.");
    expect(excel.sheets.map(({ name }) => name)).not.toContain("Lens audit");
    await model.mark();
    await model.decisions.openSheets(() => Promise.resolve(""), "Open.", "Make a copy to share");
    expect(rows(excel, "audit").map(({ what }) => what)).toEqual([
      "Check register: Register",
      "Make a copy to share: Register",
    ]);
  });
});
