import { memorySink, writePlannedWorkbook } from "../../../src/files";
import type { PlannedCell, PlannedSheet, PlannedValue, Look } from "../../../src/core/sheets";
import { nodeDeflate } from "../../../src/cli/byte-source";

export const cell = (value: PlannedValue, look: Look = "plain", across?: number): PlannedCell => ({
  value,
  look,
  ...(across === undefined ? {} : { across }),
});

/** A sheet with nothing special about it. */
export function planned(
  name: string,
  rows: PlannedSheet["rows"],
  more: Partial<PlannedSheet> = {},
): PlannedSheet {
  return {
    name,
    widths: [20, 12, 12],
    rows,
    tables: [],
    validations: [],
    charts: [],
    colours: [],
    print: { orientation: "portrait", foot: "Estate Lens" },
    ...more,
  };
}

/** One of everything that a sheet can hold. */
export const rich = planned(
  "Lens report",
  [
    [cell("Report & <review>", "title", 2)],
    [cell("A sentence that explains what this is about and that is long enough to wrap.", "note", 2)],
    [],
    [cell("Site", "header"), cell("Action", "header"), cell("Rows", "header"), cell("Date", "header")],
    [cell("=SUM(1,2)"), cell("Remove"), cell(1200, "count"), cell({ date: "2026-11-22" }, "date")],
    [cell("Ünïted \u0007 _x0041_ 'x' \"y\""), cell("Check"), cell(3, "count"), cell(null, "date-input")],
    [cell("Total", "total"), null, cell({ formula: "SUM(C5:C6)", value: 1203 }, "total"), cell(true)],
    [cell("Box"), cell("☐", "tick"), cell({ formula: 'IF(C7>1,"a & b","c")', value: "a & b" })],
    [cell(12, "money"), cell(0.5, "percent"), cell(null, "money-input"), cell(null, "signature", 1)],
  ],
  {
    frozenRows: 4,
    tables: [{ name: "LensReport", area: { top: 3, left: 0, bottom: 5, right: 3 } }],
    validations: [
      {
        area: { top: 4, left: 1, bottom: 5, right: 1 },
        kind: "list",
        choices: ["Remove", 'Say "no"', "Check"],
        open: false,
        prompt: "Choose & go",
      },
      { area: { top: 4, left: 3, bottom: 5, right: 3 }, kind: "date", prompt: "When?" },
    ],
    charts: [
      {
        name: "Actions",
        title: "Rows by action & more",
        kind: "stacked-bar",
        categories: { top: 4, left: 1, bottom: 5, right: 1 },
        series: [
          { name: "Firm", values: { top: 4, left: 2, bottom: 5, right: 2 }, fill: "444444" },
          { name: "Provisional", values: { top: 4, left: 2, bottom: 5, right: 2 }, fill: "BBBBBB" },
        ],
        at: { top: 10, left: 0, bottom: 25, right: 3 },
      },
    ],
    colours: [{ area: { top: 4, left: 0, bottom: 5, right: 3 }, column: 1 }],
    print: { orientation: "landscape", repeatRows: [3, 3], breaks: [6], foot: "R&D 100" },
  },
);

export async function written(...sheets: PlannedSheet[]): Promise<Uint8Array> {
  const sink = memorySink();
  await writePlannedWorkbook(sheets, sink, { title: "Report", date: "2026-11-22", deflate: nodeDeflate });
  return sink.bytes();
}
