/**
 * The whole story on the real office.js: a register of 400 rows, a first check, sites assessed, a maker decided, two
 * risks accepted of which one is overdue at the second check, rows sorted, inserted and deleted, the difference and
 * the report. Every figure is counted again here from the cells of the workbook.
 */
import {
  aMonthLater,
  assessments,
  countActions,
  expectedAction,
  storyRegister,
} from "../support/story-register";
import { type ExcelPaneModelOptions, openStory, type Story } from "./story";

const options: ExcelPaneModelOptions = { today: "2026-11-22", name: "Ann Example" };

let story: Story;

afterEach(() => {
  story.close();
});

test("from the first check to the report, a month later", async () => {
  story = openStory(storyRegister(), options);
  const { pane } = story;
  await pane.start();
  await pane.chooseRules(["uk-central"]);
  pane.decisions.keepName("Ann Example");

  // The first check: nothing is assessed yet.
  await pane.mark();
  const first = story.rows("Register");
  expect(first).toHaveLength(400);
  expect(story.table("LensLastCheck")).toHaveLength(400);
  expect(story.table("LensAudit")).toHaveLength(1);
  expect(story.sheetNames()).toEqual(expect.arrayContaining(["Lens audit", "Lens last check"]));

  // Sites are assessed, the decision for the others recorded, one maker cleared.
  await story.assess(assessments);
  await story.policy("Decision on other sites", "do-not-extend");
  expect(story.asked).toHaveLength(1);
  await story.maker("Uniview", "Not subject", "advice of the legal team");
  expect(story.table("LensSites").map((row) => [row["Site"], row["Sensitive"], row["Assessed by"]])).toEqual(
    expect.arrayContaining([["Fernhill House", "Yes", "Ann Example"]]),
  );
  await pane.mark();
  for (const row of story.rows("Register")) {
    expect([row["Tag"], row["Lens action"]]).toEqual([row["Tag"], expectedAction(row)]);
  }
  const second = Object.fromEntries(countActions(story.rows("Register")));
  expect(story.table("LensAudit").at(-1)).toMatchObject({
    Name: "Ann Example",
    Assets: "400",
    Remove: String(second["Remove"]),
    Isolate: String(second["Isolate from network"]),
    "No action": String(second["No action"]),
  });

  // Live formulas are given the tables, so they say the same.
  pane.setLive(true);
  await pane.mark();
  expect(story.firstFormula()).toMatch(
    /^=ESTATE\.ACTION\(.*,LensPolicy\[\[#All\],\[Setting\]:\[Date\]\],LensSites\[#All\],LensMakers\[#All\]\)$/,
  );
  pane.setLive(false);
  await pane.mark();

  // Two risks are accepted: one until the end of the year, one for two years.
  await story.accept("CAM-0001", "2026-12-31", "replaced in December");
  await story.accept("CAM-0002", "2028-12-31", "behind a guarded door");
  await pane.mark();
  expect(story.row("CAM-0001")["Lens action"]).toBe("No action");
  expect(story.row("CAM-0002")["Lens why"]).toContain("Ben Example");
  const before = new Map(story.rows("Register").map((row) => [row["Tag"], row]));

  // A month later: rows were sorted, three are gone, two are new, one was edited.
  story.reorder(aMonthLater);
  const later = story.reopen("2027-01-31");
  await later.start();
  await later.read();
  expect(later.state().results?.questions).toEqual([]);
  await later.mark();
  // Looking at the view Work, which compares, tells the same: a check is not compared with itself.
  await later.decisions.compare();
  const now = story.rows("Register");
  expect(now).toHaveLength(399);
  for (const row of now) {
    const accepted = row["Tag"] === "CAM-0002";
    const wanted = accepted ? "No action" : expectedAction(row);
    expect([row["Tag"], row["Lens action"]]).toEqual([row["Tag"], wanted]);
  }
  expect(story.row("CAM-0001")["Lens why"]).toMatch(/2026-12-31/);

  // The difference, counted again from the two states of the sheet.
  const { since } = later.state();
  const there = now.filter((row) => before.has(row["Tag"]));
  const changed = there.filter((row) => before.get(row["Tag"])?.["Lens action"] !== row["Lens action"]);
  expect([since?.fresh, since?.gone.map(({ asset }) => asset).sort(), since?.edited]).toEqual([
    2,
    ["CAM-0050", "CAM-0051", "CAM-0052"],
    1,
  ]);
  expect(changed.map((row) => row["Tag"]).sort()).toEqual(["CAM-0001", "CAM-0003"]);
  expect(since?.changed.map(({ asset }) => asset).sort()).toEqual(["CAM-0001", "CAM-0003"]);

  // The report: its totals are those of the sheet.
  await story.report(later);
  const counts = countActions(now);
  const totals = story.totals("Lens report");
  for (const [word, count] of counts) expect([word, totals.get(word)]).toEqual([word, count]);
  const plan = story.rows("Lens plan", "Asset");
  const acting = now.filter((row) => ["Remove", "Isolate from network"].includes(row["Lens action"] ?? ""));
  expect(
    plan
      .map((row) => row["Asset"])
      .filter((tag) => tag?.startsWith("CAM-"))
      .sort(),
  ).toEqual(acting.map((row) => row["Tag"]).sort());
  expect(story.charts("Lens report")).toBeGreaterThan(0);

  // What is typed into the plan stands there again after the next report.
  story.type("Lens plan", acting[0]?.["Tag"] ?? "", "Agreed by", "Cara Example");
  await story.report(later);
  const again = story.rows("Lens plan", "Asset").find((row) => row["Asset"] === acting[0]?.["Tag"]);
  expect(again?.["Agreed by"]).toBe("Cara Example");
  expect(story.notices()).toEqual([]);
}, 240_000);
