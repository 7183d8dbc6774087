/** What a person decides about a survey that disagrees, and what goes into the tables then. */
import { readDecisions, type DecisionCells, type FoundFact } from "../../../src/core/decisions";
import {
  asDecided,
  foundRow,
  openDisagreements,
  readSurvey,
  surveyedSites,
  surveySheets,
  type Disagreement,
} from "../../../src/core/survey";
import { planTable, foundTable } from "../../../src/core/decisions";
import { basisOf, reported, valuesOfPlan } from "../../support/report";

const basis = basisOf();
const register = reported([
  ["H1", "Harbour House", "Office", "Floor 1", "Hikvision", "", "Camera"],
  ["H2", "Harbour House", "Office", "Floor 1", "Axis", "", "Camera"],
]);
const [plan] = surveySheets({ registers: [register], basis, all: true });

type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>;

function filled(by: string, date: string, answers: Answers, network = ""): DecisionCells {
  const rows = valuesOfPlan(plan!).map((row) => [...row]);
  rows[3]![1] = by;
  rows[3]![3] = date;
  rows[3]![5] = network;
  const headers = rows[5]!.map(String);
  for (const row of rows.slice(6))
    for (const [header, value] of Object.entries(answers[String(row[0])] ?? {}))
      row[headers.indexOf(header)] = value;
  return { sheet: `${plan!.name} ${by}`, rows };
}

const read = (sheets: readonly DecisionCells[], earlier: readonly FoundFact[] = []) =>
  readSurvey(sheets, [register.reading], basis, earlier);

/** The facts as the table would hold them and give them back. */
function kept(facts: readonly FoundFact[]): readonly FoundFact[] {
  const table = planTable(foundTable, facts.map(foundRow));
  const { decisions } = readDecisions(({ id }) =>
    id === "found" ? { sheet: table.name, rows: valuesOfPlan(table) } : null,
  );
  return decisions.found;
}

const of = (disagreements: readonly Disagreement[], kind: Disagreement["kind"]): Disagreement =>
  disagreements.find((one) => one.kind === kind)!;
const words = ({ choices }: Disagreement): string[] => choices.map((choice) => choice.words);

describe("the register against a label", () => {
  const sheet = filled("Sam", "2026-11-10", { H1: { "Label says": "Axis", Model: "P3245-V" } });
  const answers = read([sheet]);
  const against = of(answers.disagreements, "label");

  test("is one question with two answers, and the label holds unless somebody decides otherwise", () => {
    expect(words(against)).toEqual(["The label is right: Axis", "The register is right: Hikvision"]);
    expect(asDecided(answers, [], "Ann", []).found).toEqual(answers.found);
    expect(asDecided(answers, [against.choices[0]!], "Ann", []).found).toEqual(answers.found);
  });

  test("where the register is right the label goes into the note, with who decided; nothing else is lost", () => {
    const { found } = asDecided(answers, [against.choices[1]!], "Ann", []);
    expect(found).toMatchObject([
      { asset: "H1", label: "", model: "P3245-V", note: 'Set aside by Ann: label "Axis"' },
    ]);
  });

  test.each([0, 1])("read again after choice %i it is neither taken over nor asked again", (index) => {
    const earlier = kept(asDecided(answers, [against.choices[index]!], "Ann", []).found);
    const again = read([sheet], earlier);
    expect(asDecided(again, [], "Ann", earlier).found).toEqual([]);
    expect(openDisagreements(again, earlier)).toEqual([]);
  });
});

test("a register that says TBC says nothing against a label", () => {
  const unknown = reported([["H1", "Harbour House", "Office", "Floor 1", "TBC", "", "Camera"]]);
  const sheet = filled("Sam", "2026-11-10", { H1: { "Label says": "Dahua" } });
  expect(readSurvey([sheet], [unknown.reading], basis).disagreements).toEqual([]);
});

describe("two surveyors", () => {
  const anna = filled("Anna", "2026-11-10", { H2: { "Label says": "Axis", Network: "Main" } });
  const ben = filled("Ben", "2026-11-10", { H2: { "Label says": "Bosch", Network: "None" } });

  test("the one who is right counts, and what the other saw is kept as words", () => {
    const answers = read([anna, ben]);
    const question = of(answers.disagreements, "two-surveyors");
    expect(words(question)).toEqual([
      "Leave it open",
      "Anna on 2026-11-10 is right",
      "Ben on 2026-11-10 is right",
    ]);
    const { found } = asDecided(answers, [question.choices[1]!], "Ann", []);
    expect(found).toMatchObject([
      { foundBy: "Anna", label: "Axis", network: "main", note: "" },
      {
        foundBy: "Ben",
        label: "",
        network: null,
        note: 'Set aside by Ann: label "Bosch", network "None"',
      },
    ]);
    const earlier = kept(found);
    const again = read([anna, ben], earlier);
    expect(asDecided(again, [], "Ann", earlier)).toMatchObject({ found: [], corrected: [] });
    expect(openDisagreements(again, earlier)).toEqual([]);
  });

  test("a fact that the table holds already gives way too, in its own row", () => {
    const earlier = kept(read([anna]).found);
    const answers = read([ben], earlier);
    const question = of(answers.disagreements, "two-surveyors");
    const { found, corrected } = asDecided(answers, [question.choices[2]!], "Ann", earlier);
    expect(found).toMatchObject([{ foundBy: "Ben", label: "Bosch" }]);
    expect(corrected).toMatchObject([
      { before: { foundBy: "Anna", label: "Axis" }, now: { foundBy: "Anna", label: "", network: null } },
    ]);
    expect(corrected[0]!.before.at.row).toBe(4);
  });

  test("the same where the table's row is read from its sheet once more beside the new one", () => {
    const earlier = kept(read([anna]).found);
    const answers = read([anna, ben], earlier);
    const question = of(openDisagreements(answers, earlier), "two-surveyors");
    expect(asDecided(answers, [question.choices[2]!], "Ann", earlier).corrected).toHaveLength(1);
  });
});

test("an id that no register has is left out, or kept; a MAC that is none is left out by itself", () => {
  const stray = filled("Sam", "2026-11-10", { H1: { "Label says": "Hikvision", MAC: "44:19:B6" } });
  const rows = stray.rows.map((row) => (row[0] === "H1" ? ["H99", ...row.slice(1)] : row));
  const answers = read([{ ...stray, rows }]);
  const unknown = of(answers.disagreements, "unknown-id");
  const mac = of(answers.disagreements, "mac");
  expect(asDecided(answers, [unknown.choices[1]!], "Ann", []).found).toEqual([]);
  expect(asDecided(answers, [mac.choices[1]!], "Ann", []).found).toMatchObject([
    { asset: "H99", mac: "", label: "Hikvision", note: 'Set aside by Ann: MAC "44:19:B6"' },
  ]);
  expect(asDecided(answers, [mac.choices[1]!, unknown.choices[1]!], "Ann", []).found).toEqual([]);
});

test("the network of a site stays as it is written, unless somebody takes the survey's", () => {
  const written = [{ values: { site: "Harbour House", network: "Main", note: "as agreed" } }];
  const sites = [{ ...basis.sites[0]!, cctvNetwork: "main" as const }];
  const answers = readSurvey(
    [filled("Sam", "2026-11-10", {}, "Separate")],
    [register.reading],
    { ...basis, sites },
    [],
  );
  const question = of(answers.disagreements, "site");
  const kept = asDecided(answers, [question.choices[0]!], "Ann", []);
  expect(surveyedSites(kept.sites, written, kept.overruled)).toEqual({ set: [], add: [] });
  const taken = asDecided(answers, [question.choices[1]!], "Ann", []);
  expect(surveyedSites(taken.sites, written, taken.overruled)).toEqual({
    set: [{ at: 0, values: { network: "Separate" } }],
    add: [],
  });
});
