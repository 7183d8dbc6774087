import fc from "fast-check";
import { noDecisions } from "../../../src/core/decisions";
import { actions } from "../../../src/core/policy/regime";
import { actionWords } from "../../../src/core/policy/words";
import { needsAction, planOrder, reportRows, reportSheets, wantsVisit } from "../../../src/core/report";
import { compareChecks, lastCheckRows } from "../../../src/core/rerun";
import { planProblems, type PlannedSheet } from "../../../src/core/sheets";
import { Formulas } from "../../support/formulas";
import {
  basisOf,
  inputOf,
  records,
  registerRows,
  reported,
  rowCounts,
  valuesOfPlan,
} from "../../support/report";

const byName = (sheets: readonly PlannedSheet[], name: string): PlannedSheet =>
  sheets.find((sheet) => sheet.name === name)!;

const register = reported(registerRows(120));
const rows = reportRows([register]);
const decisions = { ...noDecisions, costs: { camera: 400, recorder: 1500 } };
const input = inputOf([register], { decisions });
const sheets = reportSheets(input);

describe("the report's figures, counted again from the checked assets", () => {
  const overview = byName(sheets, "Lens report");
  const values = valuesOfPlan(overview);

  it("has rows of every action, so that the figures mean something", () => {
    for (const action of actions) expect(rows.some((row) => row.action === action)).toBe(true);
    expect(rows.some(({ provisional }) => provisional)).toBe(true);
    expect(rows.some(({ devices }) => devices > 1)).toBe(true);
  });

  it.each(actions)("by action: %s", (action) => {
    const of = register.assets.filter(({ verdict }) => verdict.action === action);
    const firm = of.filter(({ verdict }) => !verdict.provisional);
    const devices = (assets: typeof of): number => assets.reduce((sum, asset) => sum + asset.quantity, 0);
    expect(values.find((row) => row[0] === actionWords[action])).toEqual([
      actionWords[action],
      of.length,
      firm.length,
      of.length - firm.length,
      devices(of),
      devices(firm),
      devices(of) - devices(firm),
    ]);
  });

  it("by site and by maker", () => {
    for (const [table, header, nameOf] of [
      ["LensReportSites", "Site", (row: (typeof rows)[number]) => row.site],
      ["LensReportMakers", "Maker", (row: (typeof rows)[number]) => row.maker],
    ] as const) {
      const lines = records(overview, table);
      for (const line of lines) {
        const name = String(line[header]);
        if (name.startsWith("(School") || name.startsWith("All other")) continue;
        const of = rows.filter((row) => nameOf(row) === name);
        expect(of.length).toBeGreaterThan(0);
        for (const action of actions)
          expect(line[actionWords[action]] ?? 0).toBe(of.filter((row) => row.action === action).length);
        expect(line["Rows"]).toBe(of.length);
        expect(line["Devices"]).toBe(of.reduce((sum, { devices }) => sum + devices, 0));
        expect(line["Of them provisional"] ?? 0).toBe(of.filter(({ provisional }) => provisional).length);
        expect(line["Devices to act on"] ?? 0).toBe(
          of.filter(needsAction).reduce((sum, { devices }) => sum + devices, 0),
        );
      }
      expect(lines.reduce((sum, line) => sum + Number(line["Rows"]), 0)).toBe(rows.length);
    }
  });

  it("has no formula whose remembered value is another than it comes to", () => {
    const formulas = new Formulas(sheets);
    const all = sheets.flatMap((sheet) => formulas.all(sheet));
    expect(all.length).toBeGreaterThan(50);
    for (const { at, remembered, computed } of all) expect([at, remembered]).toEqual([at, computed]);
  });

  it("feeds every cost from two cells: other prices, other totals", () => {
    const dear = reportSheets(
      inputOf([register], { decisions: { ...decisions, costs: { camera: 1000, recorder: 0 } } }),
    );
    const cameras = rows
      .filter(({ action, unit }) => action === "remove" && unit === "Camera")
      .reduce((sum, { devices }) => sum + devices, 0);
    expect(cameras).toBeGreaterThan(0);
    const line = valuesOfPlan(byName(dear, "Lens report")).find((row) => row[0] === "Cameras");
    expect(line?.slice(0, 4)).toEqual(["Cameras", cameras, 1000, cameras * 1000]);
    const changed = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) =>
          cell?.value === 400 && cell.look === "money-input"
            ? { ...cell, value: 1000 }
            : cell?.value === 1500 && cell.look === "money-input"
              ? { ...cell, value: 0 }
              : cell,
        ),
      ),
    }));
    const formulas = new Formulas(changed);
    const totals = (at: readonly PlannedSheet[], computed: boolean): unknown =>
      at.flatMap((sheet) => formulas.all(sheet)).map((one) => (computed ? one.computed : one.remembered));
    expect(totals(changed, true)).toEqual(totals(dear, false));
  });

  it("has a chart over the cells of its table", () => {
    const [chart] = overview.charts;
    const { top, bottom } = chart!.categories;
    expect(values.slice(top, bottom + 1).map((row) => row[0])).toEqual(
      actions.map((action) => actionWords[action]),
    );
    expect(values[top - 1]!.slice(1, 4)).toEqual(["Rows", "of them firm", "of them provisional"]);
    expect(chart!.series.map(({ values: area }) => area.left)).toEqual([2, 3]);
  });

  it("asks for two signatures and says that it is sensitive", () => {
    const texts = values.flat().filter((value) => typeof value === "string");
    expect(texts).toContain("Security officer");
    expect(texts.join(" ")).toMatch(/Check its marking and who has access/);
  });

  it("leaves the signed page to itself, and no heading alone at the foot of a page", () => {
    const headings = overview.rows.flatMap((row, at) =>
      row[0]?.look === "heading" ? [[row[0].value, at] as const] : [],
    );
    const at = (text: string): number => headings.find(([value]) => value === text)![1];
    const breaks = overview.print.breaks!;
    expect(breaks[0]).toBe(at("By site"));
    expect(at("Sign-off")).toBeLessThan(at("By site"));
    // together they fill at most a page, else the second one begins its own
    const lines = overview.rows.length - at("By site");
    expect(breaks.length).toBe(lines > 50 ? 2 : 1);
    if (breaks.length > 1) expect(breaks[1]).toBe(at("By maker"));
  });

  it("says it where nobody named the rules", () => {
    const [sheet] = reportSheets(inputOf([register], { rulesGiven: false }));
    expect(valuesOfPlan(sheet!).flat().join(" ")).toMatch(/Nobody has said yet whose rules bind/);
    expect(values.flat().join(" ")).not.toMatch(/Nobody has said yet/);
  });
});

describe("the removal and isolation plan", () => {
  const lines = records(byName(sheets, "Lens plan"), "LensPlan");

  it("holds each row that needs action once, sensitive, core network and live first", () => {
    expect(lines).toHaveLength(rows.filter(needsAction).length);
    const ordered = rows.filter(needsAction).sort(planOrder);
    expect(lines.map((line) => line["Asset"])).toEqual(ordered.map(({ asset, foundAt }) => asset || foundAt));
    const place = lines.map((line) =>
      ["Yes", "Yes, presumed"].includes(String(line["Sensitive site"]))
        ? 0
        : line["Sensitive site"] === "Not assessed"
          ? 1
          : 2,
    );
    expect(place).toEqual([...place].sort());
    const sensitive = lines.filter((_, index) => place[index] === 0).map((line) => line["Network"]);
    expect(sensitive.indexOf("Main")).toBe(0);
    expect(sensitive.lastIndexOf("Main")).toBeLessThan(sensitive.indexOf("Separate"));
  });

  it("puts the planned replacement beside the April 2025 commitment", () => {
    const found = new Map(lines.map((line) => [line["Planned replacement"], line["Beside the deadline"]]));
    expect(Object.fromEntries([...found].filter(([date]) => date !== null))).toEqual({
      "2024-06-01": "In time",
      "2027": "After it",
      "2025-12-09": "After it",
      "March 2026": "After it",
    });
    expect(found.get(null)).toBe("No date");
  });

  it("leaves blanks for the cover that is lost and who agrees", () => {
    for (const line of lines)
      expect([line["Cover lost if unplugged"], line["Agreed by"]]).toEqual([null, null]);
  });

  it("does not speak of the commitment where it binds nobody", () => {
    const basis = basisOf({ setting: { ...basisOf().setting, regimes: ["us-889"] } });
    const plan = reportSheets(inputOf([reported(registerRows(40), basis)], { basis }));
    expect(JSON.stringify(plan.slice(0, 2))).not.toMatch(/April 2025/);
    expect(planProblems(plan)).toEqual([]);
  });
});

describe("the lists", () => {
  it("print every row that needs action, site by site", () => {
    const list = records(byName(sheets, "Lens action list"), "LensActionList");
    expect(list.map((line) => line["Asset"]).sort()).toEqual(
      rows
        .filter(needsAction)
        .map(({ asset }) => asset || null)
        .sort(),
    );
    const bySite = list.map((line) => String(line["Site"]));
    expect(new Set(bySite).size).toBe(bySite.filter((site, index) => site !== bySite[index - 1]).length);
    expect(list.every((line) => line["Done"] === "☐")).toBe(true);
    expect(byName(sheets, "Lens action list").print).toMatchObject({
      orientation: "landscape",
      repeatRows: [3, 3],
    });
  });

  it("send somebody to each row that a look at the unit may settle, and to no other", () => {
    const list = records(byName(sheets, "Lens survey list"), "LensSurveyList");
    expect(list.map((line) => line["Found at"]).sort()).toEqual(
      rows
        .filter(wantsVisit)
        .map(({ foundAt }) => foundAt)
        .sort(),
    );
    expect(list.length).toBeGreaterThan(0);
    for (const line of list) expect(line["To find out"]).toMatch(/\?/);
  });
});

describe("data quality and basis", () => {
  it("counts what is missing", () => {
    const missing = records(byName(sheets, "Lens data quality"), "LensMissing");
    const of = (what: string): unknown => missing.find((line) => line["What"] === what)?.["Rows without it"];
    expect(of("Maker")).toBe(register.assets.filter((asset) => asset.field("make") === "").length);
    expect(of("MAC address")).toBe(120);
    expect(of("Site or site type")).toBe(0);
    expect(of("Asset id (tag, serial or MAC)")).toBe(0);
  });

  it("names ids that stand on several rows, and what could not be used", () => {
    const twice = registerRows(20).map((row, index) => (index < 3 ? ["SAME", ...row.slice(1)] : row));
    const told = reportSheets(
      inputOf([reported(twice)], {
        problems: ["--sites: row 3: write Yes or No."],
        nothing: [{ sheet: "Notes", why: "no-header", message: "no header was found." }],
      }),
    );
    const quality = byName(told, "Lens data quality");
    expect(records(quality, "LensSharedIds")).toMatchObject([{ "Asset id": "SAME", Rows: 3 }]);
    const text = valuesOfPlan(quality).flat().join("\n");
    expect(text).toContain("--sites: row 3: write Yes or No.");
    expect(text).toContain("Notes: no header was found.");
  });

  it("shows each clause with its force, and never advice as law", () => {
    const clauses = records(byName(sheets, "Lens basis"), "LensClauses");
    expect(clauses.find((line) => line["Clause"] === "W1")?.["Force"]).toBe("mandatory");
    expect(clauses.find((line) => line["Clause"] === "W3")?.["Force"]).toBe("advice");
    expect(clauses.find((line) => line["Clause"] === "T1")?.["Force"]).toBe("ministers' commitment");
    for (const line of clauses) expect(String(line["Where from"])).toMatch(/https?:\/\//);
  });

  it("names the presumptions that answers hang on", () => {
    const presumed = records(byName(sheets, "Lens basis"), "LensPresumptions");
    expect(presumed.map((line) => line["Site"])).toContain("Ministers' Suite");
  });
});

describe("what people typed", () => {
  it("is kept when the report is rebuilt, and shown where its row has gone", async () => {
    const { readKept } = await import("../../../src/core/report");
    const plan = byName(sheets, "Lens plan");
    const typed = valuesOfPlan(plan).map((row) => [...row]);
    const cover = typed[3]!.indexOf("Cover lost if unplugged");
    typed[4]![cover] = "Rear gate at night";
    typed[5]![cover + 1] = "P. Okafor";
    const report = valuesOfPlan(byName(sheets, "Lens report")).map((row) =>
      row[0] === "Cameras" ? ["Cameras", row[1]!, "£1,250", null] : row,
    );
    const kept = readKept((name) => (name === "Lens plan" ? typed : name === "Lens report" ? report : null));
    expect(kept.costs).toEqual({ camera: 1250, recorder: 1500 });
    const again = reportSheets(inputOf([register], { kept }));
    const lines = records(byName(again, "Lens plan"), "LensPlan");
    expect(lines[0]!["Cover lost if unplugged"]).toBe("Rear gate at night");
    expect(lines[1]!["Agreed by"]).toBe("P. Okafor");
    const gone = reportSheets(
      inputOf([reported(registerRows(120).filter((row) => row[0] !== typed[4]![3]))], { kept }),
    );
    expect(valuesOfPlan(byName(gone, "Lens data quality")).flat().join("\n")).toContain("Rear gate at night");
  });
});

describe("reports of all sizes", () => {
  it("are fit for Excel, the same twice, and add up", () => {
    fc.assert(
      fc.property(rowCounts, (count) => {
        const one = reported(registerRows(count));
        const made = reportSheets(inputOf([one]));
        expect(planProblems(made)).toEqual([]);
        expect(reportSheets(inputOf([one]))).toEqual(made);
        const formulas = new Formulas(made);
        for (const { remembered, computed } of made.flatMap((sheet) => formulas.all(sheet)))
          expect(remembered).toBe(computed);
      }),
      { numRuns: 15 },
    );
  });

  it("of nothing at all", () => {
    const empty = reportSheets(inputOf([]));
    expect(planProblems(empty)).toEqual([]);
    expect(records(byName(empty, "Lens plan"), "LensPlan")).toHaveLength(1);
  });

  it("of many sites keep the report short and list all of them on a sheet of their own", () => {
    const many = registerRows(200).map((row, index) => [row[0]!, `Site ${index % 60}`, ...row.slice(2)]);
    const made = reportSheets(inputOf([reported(many)]));
    expect(records(byName(made, "Lens report"), "LensReportSites")).toHaveLength(25);
    expect(records(byName(made, "Lens by site"), "LensBySite")).toHaveLength(60);
    const total = records(byName(made, "Lens report"), "LensReportSites").reduce(
      (sum, line) => sum + Number(line["Rows"]),
      0,
    );
    expect(total).toBe(200);
  });
});

describe("since the last check", () => {
  it("tells what is new, gone, changed and edited, and how far people are", () => {
    const checked = "2026-11-01, maker list x";
    const before = registerRows(60);
    const then = reported(before);
    const last = lastCheckRows(then.reading, then.assets, checked);
    const after = registerRows(62)
      .filter((_, index) => index !== 0)
      .map((row) => (row[0] === "A-0004" ? [...row.slice(0, 4), "Axis", "P3245-V", ...row.slice(6)] : row));
    const now = reported(after);
    const difference = compareChecks(
      last,
      lastCheckRows(now.reading, now.assets, "2026-11-22, maker list x"),
    );
    const made = reportSheets(inputOf([now], { difference }));
    expect(planProblems(made)).toEqual([]);
    const changes = records(byName(made, "Lens changes"), "LensChanges");
    const of = (what: RegExp): unknown[] =>
      changes.filter((line) => what.test(String(line["What"]))).map((line) => line["Asset"]);
    expect(of(/^New/)).toEqual(["A-0061", "A-0062"]);
    expect(of(/^Gone/)).toEqual(["A-0001"]);
    expect(of(/Another thing|changed/)).toEqual(["A-0004"]);
    const text = valuesOfPlan(byName(made, "Lens report")).flat().join("\n");
    expect(text).toContain(
      "Since the last check (2026-11-01, maker list x): 2 new, 1 gone, 1 with another answer, 1 edited",
    );
    expect(text).toContain("needed action at the last check");
  });
});

describe("accepted risks", () => {
  const exception = (asset: string, until: string) => ({
    asset,
    mark: "",
    register: "",
    at: { sheet: "Lens exceptions", row: 4, columns: new Map<string, number>() },
    until,
    reason: "replaced in spring",
    approvedBy: "C. Hale",
    date: "2026-01-01",
    note: "",
  });
  it("leave the plan while they are in force, and come back when they are overdue", () => {
    const plan = records(byName(sheets, "Lens plan"), "LensPlan").map((line) => String(line["Asset"]));
    const [first = "", second = ""] = plan.filter((asset) => asset.startsWith("A-"));
    const made = {
      ...noDecisions,
      exceptions: [exception(first, "2026-12-31"), exception(second, "2026-10-31")],
    };
    const basis = basisOf({ decisions: made });
    const accepted = reportSheets(inputOf([reported(registerRows(120), basis)], { basis, decisions: made }));
    const lines = records(byName(accepted, "Lens plan"), "LensPlan");
    expect(lines.map((line) => line["Asset"])).not.toContain(first);
    expect(lines.find((line) => line["Asset"] === second)?.["Rests on"]).toBe("Firm; exception overdue");
    expect(lines).toHaveLength(plan.length - 1);
    expect(valuesOfPlan(byName(accepted, "Lens report")).flat().join("\n")).toContain(
      "1 row in force, 1 overdue",
    );
    expect(records(byName(accepted, "Lens basis"), "LensDecided").map((line) => line["Kind"])).toEqual([
      "Exception",
      "Exception, overdue",
    ]);
  });
});
