import { siteValues } from "../../src/taskpane/model/site-changes";

const said = { by: "Ann Example", date: "2026-11-22" };

test("the complex, the review date and the note go into the table as they are typed", () => {
  expect(
    siteValues({ partOf: "Harbour campus", reviewDate: "2027-03-01", note: "gate code changed" }, said),
  ).toEqual({
    partOf: "Harbour campus",
    reviewDate: { date: "2027-03-01" },
    note: "gate code changed",
  });
  expect(siteValues({ reviewDate: "" }, said)).toEqual({ reviewDate: null });
});
