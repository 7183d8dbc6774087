import { noDecisions, readDecisions, type DecisionCells } from "../../../src/core/decisions";
import { Checker } from "../../../src/core/check";
import { assetId } from "../../../src/core/report";
import { plannedHeight, planProblems, type PlannedSheet } from "../../../src/core/sheets";
import {
  floorOf,
  newFound,
  readSurvey,
  surveyedSheets,
  surveyRows,
  surveySheets,
} from "../../../src/core/survey";
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
    // Room for a pen, on the paper as well: the width of all columns is what a page makes smaller.
    for (let row = 6; row < sheet!.rows.length; row++)
      expect(plannedHeight(sheet!, row)).toBeGreaterThanOrEqual(30);
    expect(sheet!.widths.reduce((sum, width) => sum + width, 0)).toBeLessThan(175);
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

describe("what somebody on a ladder writes", () => {
  const rows = [
    ["H1", "Harbour House", "Office", "Floor 1", "Hikvision", "", "Camera"],
    ["DUP", "Harbour House", "Office", "Floor 1", "Axis", "", "Camera"],
    ["DUP", "Harbour House", "Office", "Floor 1", "Acme", "", "Camera"],
  ];
  const small = reported(rows);
  const [plan] = surveySheets({ registers: [small], basis, all: true });
  const back = (change: (cells: CellValue[][], at: (header: string) => number) => void, by = "Sam Reed") => {
    const cells = filled(plan!, by, "2026-11-10", {}).rows.map((row) => [...row]);
    change(cells, (header) => (cells[5] ?? []).indexOf(header));
    const sheet = { sheet: "Sheet1", rows: cells };
    return readSurvey([sheet], [small.reading], basis);
  };
  const rowOf = (cells: CellValue[][], id: string, nth = 0): CellValue[] =>
    cells.slice(6).filter((row) => row[0] === id)[nth]!;

  it("words that are not understood stay in their cells, and are told", () => {
    const answers = back((cells, at) => {
      cells[3]![3] = "04/05/2026";
      rowOf(cells, "H1")[at("Network")] = "on the office LAN";
      rowOf(cells, "H1")[at("Still there?")] = "removed last year";
      rowOf(cells, "H1")[at("Label says")] = "no label";
    });
    expect(answers.problems).toEqual([
      'Sheet1, Date: "04/05/2026" may be read in two ways or is no date; write YYYY-MM-DD.',
      'Sheet1, row 9, Network: "on the office LAN" is not understood; write Main, Separate or None.',
      'Sheet1, row 9, Still there?: "removed last year" is not understood; write Yes or No.',
    ]);
    const [found] = surveyedSheets(answers, noDecisions);
    const line = valuesOfPlan(found!).at(-1)!;
    expect([4, 8, 9, 11].map((column) => line[column])).toEqual([
      "no label",
      "on the office LAN",
      "removed last year",
      "04/05/2026",
    ]);
    expect(answers.found).toMatchObject([{ label: "", network: null, stillThere: null, date: "" }]);
    const again = readDecisions(({ id }) =>
      id === "found" ? { sheet: "Lens found", rows: valuesOfPlan(found!) } : null,
    );
    expect(again.problems).toHaveLength(3);
    expect(newFound(answers, again.decisions)).toEqual([]);
  });

  it.each([
    ["gone", false],
    ["Not there any more", false],
    ["still there", true],
    ["y", true],
  ])("%s under Still there?", (word, there) => {
    const { found, problems } = back((cells, at) => {
      rowOf(cells, "H1")[at("Still there?")] = word;
    });
    expect([found[0]?.stillThere, problems]).toEqual([there, []]);
  });

  it("units that share an id are told apart by their marks: nobody disagrees", () => {
    const { found, disagreements } = back((cells, at) => {
      rowOf(cells, "DUP")[at("Label says")] = "Axis";
      rowOf(cells, "DUP", 1)[at("Label says")] = "Dahua";
    });
    expect(found).toHaveLength(2);
    expect(disagreements.map(({ kind }) => kind)).toEqual(["label"]);
  });

  it("a mistyped id is not guessed; the row that has its mark is named", () => {
    const { disagreements } = back((cells, at) => {
      rowOf(cells, "H1")[at("Label says")] = "Dahua";
      rowOf(cells, "H1")[0] = "H-1";
    });
    expect(disagreements.map(({ message }) => message)).toEqual([
      '"H-1", seen by Sam Reed, stands in no register: add it there, or correct the id. Its row mark is that of "H1".',
    ]);
  });

  it("rows added by hand and rows without a surveyor are told with what they say", () => {
    const added = (cells: CellValue[][]): void => {
      cells.push(["", "Loading bay", "", "", "Hikvision", "DS-2CD2143G0-I"]);
      cells.push(["NEW-1", "Plant room", "", "", "Uniview"]);
    };
    const { found, problems } = back(added);
    expect(problems).toEqual([
      'Sheet1, row 10, Asset: This row names no asset, so it counts for nothing; write the asset\'s tag, serial number or MAC address. It says: Where "Loading bay", Label says "Hikvision", Model "DS-2CD2143G0-I".',
    ]);
    expect(found).toMatchObject([{ asset: "NEW-1", label: "Uniview", note: "Where: Plant room" }]);
    const unnamed = back((cells, at) => {
      rowOf(cells, "H1")[at("Photo")] = "IMG_7";
    }, "");
    expect(unnamed.found).toEqual([]);
    expect(unnamed.problems).toEqual([
      'Sheet1, row 9: Nobody is named who saw it, so it counts for nothing; write who looked. It says: Where "Floor 1", Photo "IMG_7".',
    ]);
  });

  it("a renamed heading does not hide the sheet: it is told", () => {
    const { problems } = back((cells, at) => {
      rowOf(cells, "H1")[at("Label says")] = "Dahua";
      cells[5]![at("Label says")] = "Name on it";
    });
    expect(problems).toEqual([
      "Sheet1, row 6, Label says: This column is missing, so what was seen there is not read; put its header back.",
      "Sheet1, row 6, Name on it: This is no column of a survey, and is not read.",
    ]);
  });

  it("the network of a whole site: other words for it, words that mean none, and nobody's name", () => {
    const network = (word: string, by?: string) => {
      const { sites, problems } = back((cells) => {
        cells[3]![5] = word;
      }, by);
      return [sites.map((site) => site.network), problems];
    };
    expect(network("office network")).toEqual([["main"], []]);
    expect(network("?")).toEqual([[], []]);
    expect(network("the LAN")).toEqual([
      [],
      ['Sheet1, CCTV network of the whole site: "the LAN" is not understood; write Main, Separate or None.'],
    ]);
    expect(network("Main", "")).toEqual([
      [],
      [
        'Sheet1, CCTV network of the whole site: Nobody is named who saw it, so "Main" counts for nothing; write who looked.',
      ],
    ]);
  });

  it("two surveyors who disagree about a site: neither is written down", () => {
    const sheetsOf = (words: readonly string[]) =>
      words.map((word, index) => filled(plan!, index === 0 ? "Ann" : "Ben", "2026-11-10", {}, word));
    const answers = readSurvey(sheetsOf(["Separate", "Main"]), [small.reading], basis);
    expect(answers.sites).toEqual([]);
    expect(answers.disagreements.map(({ message, choices }) => [message, choices.length])).toEqual([
      [
        'Harbour House: Ann saw the CCTV on network "Separate", Ben on "Main". Neither is written down until somebody decides.',
        3,
      ],
    ]);
    expect(readSurvey(sheetsOf(["Main", "Main"]), [small.reading], basis).sites[0]?.network).toBe("main");
  });
});
