import { besideDeadline, plannedReplacement } from "../../../src/core/report";

const april2025 = { date: "2025-04-30", name: "the April 2025 commitment" };

describe("a planned replacement beside a deadline", () => {
  it.each([
    ["2025-04-30", "In time"],
    ["2025-05-01", "After it"],
    ["31/03/2025", "In time"],
    ["45777", "In time"],
    ["45778", "After it"],
    ["2024", "In time"],
    ["2025", "Perhaps after it"],
    ["2026", "After it"],
    ["FY 2024/25", "In time"],
    ["2025/26", "Perhaps after it"],
    ["2026-27", "After it"],
    ["Q1 2025", "In time"],
    ["2025 Q2", "Perhaps after it"],
    ["April 2025", "In time"],
    ["May 2025", "After it"],
    ["", "No date"],
    ["TBC", "No date"],
    ["03/04/2025", "No date"],
    ["13/2024", "No date"],
  ])("%s: %s", (text, beside) => {
    expect(besideDeadline(text, april2025)).toBe(beside);
  });

  it("is shown as written, and a date as a date", () => {
    expect(plannedReplacement("Q3 2026")).toEqual({ shown: "Q3 2026", from: "2026-07-01", to: "2026-09-30" });
    expect(plannedReplacement("46348")).toEqual({
      shown: "2026-11-22",
      from: "2026-11-22",
      to: "2026-11-22",
    });
  });
});
