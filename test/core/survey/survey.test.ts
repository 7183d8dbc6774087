import { noDecisions, readDecisions, type DecisionCells } from "../../../src/core/decisions";
import { Checker } from "../../../src/core/check";
import { assetId } from "../../../src/core/report";
import { planProblems, type PlannedSheet } from "../../../src/core/sheets";
import { floorOf, readSurvey, surveyedSheets, surveyRows, surveySheets } from "../../../src/core/survey";
import type { CellValue } from "../../../src/core/sheet";
import { basisOf, registerRows, reported, valuesOfPlan } from "../../support/report";

const register = reported(registerRows(80));
const basis = basisOf();
const input = { registers: [register], basis };
const sheets = surveySheets(input);
const wanted = surveyRows(input);

/** A sheet as a person filled it in: cells by asset and header, and what stands above the table. */
function filled(
  sheet: PlannedSheet,
  by: string,
  date: CellValue,
  answers: Record<string, Record<string, CellValue>>,
  network: CellValue = null,
): DecisionCells {
  const rows = valuesOfPlan(sheet).map((row) => [...row]);
  rows[3]![1] = by;
  rows[3]![3] = date;
  if (network !== null) rows[3]![5] = network;
  const headers = rows[5]!.map(String);
  for (const row of rows.slice(6))
    for (const [header, value] of Object.entries(answers[String(row[0])] ?? {}))
      row[headers.indexOf(header)] = value;
  return { sheet: sheet.name, rows };
}

const assetsOn = (sheet: PlannedSheet): string[] =>
  valuesOfPlan(sheet)
    .slice(6)
    .map((row) => String(row[0]));

describe("survey sheets", () => {
  it("hold each row that a look would settle once, on the sheet of its site and floor", () => {
    expect(planProblems(sheets)).toEqual([]);
    expect(sheets.flatMap(assetsOn).sort()).toEqual(wanted.map(({ asset }) => asset).sort());
    expect(wanted.length).toBeGreaterThan(10);
    for (const sheet of sheets) {
      const values = valuesOfPlan(sheet);
      const site = values[2]![1];
      const floor = values[2]![3] ?? "";
      for (const asset of assetsOn(sheet)) {
        const row = wanted.find((each) => each.asset === asset)!;
        expect([row.site === "" ? row.siteType : row.site, row.floor]).toEqual([site, floor]);
      }
    }
  });

  it("have blanks with drop-downs, a place for the surveyor, and print in landscape with repeated headers", () => {
    const [sheet] = sheets;
    const headers = valuesOfPlan(sheet!)[5]!;
    for (const title of ["Label says", "Model", "MAC", "Photo", "Network", "Still there?"]) {
      const column = headers.indexOf(title);
      expect(
        sheet!.rows.slice(6).every((row) => row[column]?.look === "input" && row[column].value === null),
      ).toBe(true);
    }
    expect(
      sheet!.validations
        .filter(({ kind }) => kind === "list")
        .map((one) => ("choices" in one ? one.choices.join() : "")),
    ).toEqual(["Main,Separate,None", "Yes,No", "Main,Separate,None"]);
    expect(sheet!.print).toMatchObject({ orientation: "landscape", repeatRows: [5, 5] });
  });

  it("hold every row where that is asked for, and none where nothing is open", () => {
    expect(surveyRows({ ...input, all: true })).toHaveLength(80);
    const boilers = reported([["B1", "Hill", "", "", "Worcester Bosch", "Greenstar", "Boiler"]]);
    expect(surveySheets({ registers: [boilers], basis })).toEqual([]);
  });

  it("are not more than a person can find their way in", () => {
    const many = registerRows(900).map((row, index) => [
      row[0]!,
      `Site number ${index % 200} with a long name`,
      ...row.slice(2),
    ]);
    const made = surveySheets({ registers: [reported(many)], basis });
    expect(made).toHaveLength(1);
    expect(planProblems(made)).toEqual([]);
  });
});

describe("floors", () => {
  it.each([
    ["Ground floor corridor", "Ground floor"],
    ["2nd floor, room 2.14", "Floor 2"],
    ["First Floor lobby", "Floor 1"],
    ["Level 3 plant room", "Floor 3"],
    ["F4 east", "Floor 4"],
    ["G/F reception", "Ground floor"],
    ["Floor 0", "Ground floor"],
    ["Basement car park", "Basement"],
    ["Roof", "Roof"],
    ["Car park north", "Outside"],
    ["Floor polishing store", ""],
    ["Room 214", ""],
    ["", ""],
  ])("%s: %s", (location, floor) => {
    expect(floorOf(location)).toBe(floor);
  });
});

describe("a survey that comes back", () => {
  const [first] = sheets;
  const [one = "", two = ""] = assetsOn(first!);

  it("settles rows by asset id: the next check uses what was seen and names who saw it", () => {
    const answers = readSurvey(
      [
        filled(first!, "Sam Reed", 46_340, {
          [one]: {
            "Label says": "HIKVISION",
            MAC: "44:19:B6:01:02:03",
            Network: "Separate",
            "Still there?": "Yes",
          },
        }),
      ],
      [register.reading],
      basis,
    );
    expect(answers.problems).toEqual([]);
    expect(answers.found).toMatchObject([
      {
        asset: one,
        label: "HIKVISION",
        mac: "44:19:B6:01:02:03",
        network: "separate",
        stillThere: true,
        foundBy: "Sam Reed",
        date: "2026-11-14",
      },
    ]);
    expect(answers.blank).toBe(assetsOn(first!).length - 1);
    const planned = surveyedSheets(answers, noDecisions);
    expect(planProblems(planned)).toEqual([]);
    const { decisions } = readDecisions((table) => {
      const sheet = planned.find(({ name }) => name === table.sheet);
      return sheet === undefined ? null : { sheet: sheet.name, rows: valuesOfPlan(sheet) };
    });
    const again = [...new Checker({ ...basis, decisions }).check(register.reading)].flat();
    const asset = again.find((each) => assetId(each) === one)!;
    const before = register.assets.find((each) => assetId(each) === one)!;
    expect(before.verdict.needs).toContain("maker");
    expect(asset.verdict.needs).not.toContain("maker");
    expect(asset.reason).toMatch(/Sam Reed/);
  });

  it("is taken over once, however often it is read", () => {
    const sheet = filled(first!, "Sam Reed", 46_340, { [one]: { "Label says": "Axis" } });
    const answers = readSurvey([sheet], [register.reading], basis);
    const once = surveyedSheets(answers, noDecisions);
    const source = (planned: readonly PlannedSheet[]) =>
      readDecisions((table) => {
        const found = planned.find(({ name }) => name === table.sheet);
        return found === undefined ? null : { sheet: found.name, rows: valuesOfPlan(found) };
      }).decisions;
    const again = readSurvey([sheet], [register.reading], basis, source(once).found);
    expect(surveyedSheets(again, source(once))[0]!.rows).toHaveLength(once[0]!.rows.length);
    expect(again.disagreements).toEqual(answers.disagreements);
  });

  it("says what disagrees: two surveyors, an id that nobody knows, a MAC that is none, a label against the register", () => {
    const hikvision = reported([["H1", "Harbour House", "Office", "Floor 1", "Hikvision", "", "Camera"]]);
    const [sheet] = surveySheets({ registers: [hikvision], basis, all: true });
    const anna = filled(sheet!, "Anna", "2026-11-10", { H1: { "Label says": "Axis", Model: "P3245-V" } });
    const ben = filled(sheet!, "Ben", "2026-11-11", { H1: { "Label says": "Hanwha", MAC: "44:19:B6" } });
    const stray = { ...ben, rows: ben.rows.map((row) => (row[0] === "H1" ? ["H99", ...row.slice(1)] : row)) };
    const { disagreements } = readSurvey([anna, ben, stray], [hikvision.reading], basis);
    const of = (kind: string): string[] =>
      disagreements.filter((each) => each.kind === kind).map(({ message }) => message);
    expect(of("two-surveyors")).toEqual([
      '"H1": Anna on 2026-11-10 and Ben on 2026-11-11 do not agree: label "Axis" against "Hanwha". The later one counts.',
    ]);
    expect(of("unknown-id")).toEqual([expect.stringContaining('"H99", seen by Ben, stands in no register')]);
    expect(of("mac")).toHaveLength(2);
    expect(of("label")).toEqual([
      expect.stringContaining('the register says "Hikvision", Anna saw "Axis"'),
      expect.stringContaining('the register says "Hikvision", Ben saw "Hanwha"'),
    ]);
  });

  it("takes another way of writing the same maker for no disagreement", () => {
    const hik = reported([["H1", "Harbour House", "Office", "Floor 1", "Hik Vision", "", "Camera"]]);
    const [sheet] = surveySheets({ registers: [hik], basis, all: true });
    const answers = readSurvey(
      [filled(sheet!, "Anna", "2026-11-10", { H1: { "Label says": "HIKVISION" } })],
      [hik.reading],
      basis,
    );
    expect(answers.disagreements).toEqual([]);
  });

  it("does not guess: wrong words, no name and a date that may be two are said, sheet and row named", () => {
    const answers = readSurvey(
      [
        filled(first!, "Sam", "03/04/2026", { [one]: { Network: "the blue one" } }),
        filled(first!, "", null, { [two]: { "Label says": "Axis" } }),
      ],
      [register.reading],
      basis,
    );
    expect(answers.problems).toEqual([
      expect.stringMatching(/Date: "03\/04\/2026" may be read in two ways/),
      expect.stringMatching(
        /row \d+, Network: "the blue one" is not understood; write Main, Separate or None/,
      ),
      expect.stringMatching(/row \d+, Found by: Nobody is named who saw it/),
    ]);
    expect(answers.found).toHaveLength(1);
  });

  it("keeps the network of a whole site, and does not overwrite what somebody wrote", () => {
    const answers = readSurvey(
      [filled(first!, "Sam", "2026-11-10", {}, "Separate")],
      [register.reading],
      basis,
    );
    expect(answers.sites).toMatchObject([{ network: "separate", by: "Sam", date: "2026-11-10" }]);
    const made = surveyedSheets(answers, noDecisions).find(({ name }) => name === "Lens sites")!;
    const { decisions } = readDecisions((table) =>
      table.id === "sites" ? { sheet: made.name, rows: valuesOfPlan(made) } : null,
    );
    expect(decisions.sites).toMatchObject([{ sensitivity: "not-assessed", cctvNetwork: "separate" }]);
    const against = readSurvey([filled(first!, "Sam", "2026-11-10", {}, "Main")], [register.reading], {
      ...basis,
      sites: decisions.sites,
    });
    expect(against.disagreements).toMatchObject([{ kind: "site" }]);
    const kept = surveyedSheets(against, decisions).find(({ name }) => name === "Lens sites")!;
    expect(JSON.stringify(valuesOfPlan(kept))).not.toContain('"Main"');
  });
});
