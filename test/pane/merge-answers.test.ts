import { parseSiteAssessments } from "../../src/core/site";
import { mergeAnswers } from "../../src/taskpane/model/merge-answers";

const header = ["Site", "Site type", "Sensitive", "CCTV network"];
const assessments = (...rows: string[][]) => parseSiteAssessments([header, ...rows]).assessments;

test("an answer of this sitting settles what two rows of a site disagree about, and only that", () => {
  const kept = assessments(["Mill House", "School", "No", "Main"], ["Mill House", "", "Yes", "None"]);
  expect(kept.map(({ disputed }) => disputed)).toEqual([
    ["sensitivity", "cctvNetwork"],
    ["sensitivity", "cctvNetwork"],
  ]);
  const merged = mergeAnswers(kept, assessments(["Mill House", "", "Yes", ""]));
  expect(merged.map(({ sensitivity, disputed }) => [sensitivity, disputed])).toEqual([
    ["sensitive", ["cctvNetwork"]],
    ["sensitive", ["cctvNetwork"]],
  ]);
});
