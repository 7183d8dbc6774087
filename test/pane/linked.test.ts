/** Other sheets in the pane: what they say is shown, what is ambiguous is asked once, and the answer is kept. */
import { contentHints } from "../../src/core/content-hints";
import { readWorkbook } from "../../src/core/register";
import { correctionsFor } from "../../src/cli/corrections";
import { catalogue } from "../support/catalogue";
import { openStory, type Story } from "./story";

const options = { today: "2026-11-22", name: "Ann Example" };
const register = [
  ["Tag", "Site code", "Make", "Model", "Location"],
  ["CAM-1", "FH01", "Hikvision", "DS-2CD2143G0-I", "Gate"],
  ["CAM-2", "LL02", "Hikvision", "DS-2CD2143G0-I", "Lobby"],
  ["CAM-3", "LL02", "Axis", "P3245-LVE", "Lobby"],
  ["CAM-4", "ZZ99", "Dahua", "IPC-HFW2431S", "Yard"],
  ["CAM-5", "AH03", "Axis", "P3245-LVE", "Hall"],
  ["Total", "", "", "", "5"],
];
const properties = [
  ["Site code", "Site name", "Sensitive site? (Y/N)"],
  ["FH01", "HMP Fernhill", "Y"],
  ["AH03", "Ashdown House", "N"],
  ["BR04", "Brook Street", "N"],
  ["LL02", "Lilley Library", "N"],
  ["LL02", "Lilley Annexe", "Y"],
];

let story: Story;
beforeEach(async () => {
  story = openStory(register, options, { Properties: properties });
  await story.pane.start();
  await story.pane.chooseRules(["uk-central"]);
});
afterEach(() => {
  expect(story.notices()).toEqual([]);
  story.close();
});

const action = (tag: string): string | undefined => story.row(tag)["Lens action"];

test("where facts come from is shown, and which rows are no assets", () => {
  const view = story.pane.state().register;
  expect(view?.links).toEqual([
    "Properties gives sensitive site, yes or no (by Site code): 4 of 5 rows found, 2 of them to be asked.",
  ]);
  expect(view?.leftOut).toEqual(["1 heading row: row 1", "1 total: row 7"]);
  expect(view?.joins).toMatchObject([
    { question: { about: "LL02", rows: 2, options: [{ row: 4 }, { row: 5 }] }, chosen: undefined },
  ]);
});

test("an answer holds at once, is kept when the sheet is marked, and asked no more after reopening", async () => {
  const { pane } = story;
  pane.decisions.keepName("Ann Example");
  const [join] = pane.state().register?.joins ?? [];
  const before = pane.state().results?.summary.actions.remove.rows;
  await pane.answerJoin(join!.question, join!.question.options[1] ?? null);
  expect(pane.state().results?.summary.actions.remove.rows).toBe((before ?? 0) + 1);
  expect(pane.state().register?.joins).toMatchObject([
    { question: { about: "LL02" }, chosen: { fromSheet: "Properties", row: 5 } },
  ]);
  await pane.mark();
  expect([action("CAM-1"), action("CAM-2"), action("CAM-3")]).toEqual(["Remove", "Remove", "No action"]);
  expect(story.table("LensReading")).toMatchObject([
    { Sheet: "Register", What: "Join", Where: "LL02", Value: "Properties row 6", By: "Ann Example" },
  ]);

  const later = story.reopen("2027-01-31");
  await later.start();
  await later.read();
  expect(later.state().register?.joins).toMatchObject([{ chosen: { row: 5 } }]);
  const cells = story.rows("Register");
  await later.mark();
  expect(story.rows("Register").map((row) => row["Lens action"])).toEqual(
    cells.map((row) => row["Lens action"]),
  );

  // The command line reads the same from the same workbook.
  const sheets = story.sheets();
  const { corrections, problems } = correctionsFor(sheets, { corrections: [], problems: [] });
  const readings = readWorkbook(sheets, catalogue.vocabulary.columns, {
    hints: contentHints(catalogue),
    corrections,
  });
  expect(problems).toEqual([]);
  const [reading] = readings.flatMap(({ registers }) => registers);
  expect(reading?.questions).toBeUndefined();
  const sensitive = reading?.fields.find(({ role }) => role === "sensitivity");
  expect([...(reading?.rows ?? [])].map((row) => sensitive?.text(row))).toEqual(["Y", "Y", "Y", "", "N"]);
});

test("an answer can be changed: the later one takes the place of the first, and none is an answer too", async () => {
  const { pane } = story;
  const question = pane.state().register!.joins[0]!.question;
  await pane.answerJoin(question, question.options[1] ?? null);
  await pane.mark();
  await pane.answerJoin(question, question.options[0] ?? null);
  await pane.mark();
  expect(story.table("LensReading")).toMatchObject([{ Where: "LL02", Value: "Properties row 5" }]);
  expect(action("CAM-2")).not.toBe("Remove");
  await pane.answerJoin(question, null);
  await pane.mark();
  expect(story.table("LensReading")).toMatchObject([{ Where: "LL02", Value: "none" }]);
  expect(pane.state().register?.joins).toMatchObject([{ chosen: null }]);
  expect(action("CAM-2")).toBe("Check");
});
