import fc from "fast-check";
import { parseSiteAssessments } from "../../../src/core/site";
import type { CellValue } from "../../../src/core/sheet";

const header = [
  "Site",
  "Site type",
  "Sensitive",
  "Limb",
  "Assessed by",
  "Date",
  "Occupier",
  "CCTV network",
  "Extended",
];
const parsed = (...rows: CellValue[][]) => parseSiteAssessments([header, ...rows]);
const messages = (...rows: CellValue[][]) =>
  parsed(...rows).problems.map(({ row, column, message }) => [row, column, message]);

describe("problems are told, not guessed away", () => {
  it.each([
    [["A", "", "Perhaps"], 2, '"Perhaps" is not understood; write Yes, No or Not assessed.'],
    [["A", "", "Yes", "L5"], 3, '"L5" is not understood; write L1, L2, L3 or L4.'],
    [
      ["A", "", "Yes", "", "", "03/04/2024"],
      5,
      '"03/04/2024" may be read in two ways or is no date; write YYYY-MM-DD.',
    ],
    [
      ["A", "", "Yes", "", "", "", "Acme"],
      6,
      '"Acme" is not understood; write Own, Central government or Other.',
    ],
    [
      ["A", "", "Yes", "", "", "", "", "Fibre"],
      7,
      '"Fibre" is not understood; write Main, Separate or None.',
    ],
    [["A", "", "Yes", "", "", "", "", "", "Later"], 8, '"Later" is not understood; write Yes or No.'],
    [["", "", "Yes"], 0, "This row names neither a site nor a site type, so it assesses nothing."],
    [
      ["A", "", "No", "L1"],
      2,
      "Sensitive says No, but the row names a limb; it assesses nothing until one of them is changed.",
    ],
  ])("%j", (row, column, message) => {
    expect(messages(row)).toEqual([[1, column, message]]);
  });

  it("uses neither of two rows that disagree", () => {
    const { assessments, problems } = parsed(["A", "", "Yes"], ["a ", "", "No"]);
    expect(problems.map(({ message }) => message)).toEqual([
      '"a" stands in two rows that disagree; neither is used until one of them is changed.',
    ]);
    expect(assessments.map(({ sensitivity }) => sensitivity)).toEqual(["not-assessed", "not-assessed"]);
  });

  it.each([
    [
      ["A", "Office", "No"],
      ["A", "", "Yes"],
    ],
    [
      ["A", "", "Yes"],
      ["a", "office", "No"],
    ],
  ])("uses neither of a row with a type and one without that disagree: %j, %j", (one, other) => {
    const { assessments, problems } = parsed(one, other, ["B", "Office", "No"], ["B", "", "No"]);
    expect(problems.map(({ column, message }) => [column, message])).toEqual([
      [2, expect.stringMatching(/^"a" stands in two rows that disagree; neither is used/i)],
    ]);
    expect(assessments.map(({ sensitivity, disputed }) => [sensitivity, disputed])).toEqual([
      ["not-assessed", ["sensitivity"]],
      ["not-assessed", ["sensitivity"]],
      ["not-sensitive", undefined],
      ["not-sensitive", undefined],
    ]);
  });

  it("keeps what rows for other types of the same site say", () => {
    const { assessments, problems } = parsed(["A", "Depot", "No"], ["A", "", "Yes"], ["A", "Office", "Yes"]);
    expect(problems).toHaveLength(1);
    expect(assessments.map(({ sensitivity }) => sensitivity)).toEqual([
      "not-assessed",
      "not-assessed",
      "sensitive",
    ]);
  });

  it("says which columns it needs", () => {
    expect(parseSiteAssessments([["Make", "Model"]]).problems[0]?.message).toMatch(
      /^The Sites table needs a header row/,
    );
    expect(parseSiteAssessments([]).assessments).toEqual([]);
  });
});

describe("what people write", () => {
  it.each([
    ["L1, L3", ["L1", "L3"]],
    ["l3 l1", ["L1", "L3"]],
    ["ministers", ["L3"]],
    ["Secret and DV", ["L1", "L2"]],
    ["", []],
  ])("the limb %j is %j", (limb, limbs) => {
    const { assessments, problems } = parsed(["A", "", "Y", limb]);
    expect([assessments[0]?.limbs, problems]).toEqual([limbs, []]);
  });

  it.each([
    [45292, "2024-01-01"],
    ["2024-05-01", "2024-05-01"],
    ["1 May 2024", "2024-05-01"],
    ["31/05/2024", "2024-05-31"],
    ["", null],
    ["2024-02-31", null],
  ])("the date %j is %j", (date, iso) => {
    expect(parsed(["A", "", "Y", "", "J", date]).assessments[0]?.date).toBe(iso);
  });

  it("passes over blank rows and reads a yes of a check box", () => {
    const { assessments } = parsed(["", null, ""], ["A", "", true]);
    expect(assessments).toMatchObject([{ site: "A", sensitivity: "sensitive", row: 2 }]);
  });
});

it("never throws", () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.array(cell)), (rows) => {
      expect(parseSiteAssessments([header, ...rows]).assessments.length).toBeLessThanOrEqual(rows.length);
    }),
  );
});
