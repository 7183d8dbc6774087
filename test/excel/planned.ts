/** A small report with everything that a planned sheet can hold. */
import type { PlannedCell, PlannedSheet } from "../../src/core/sheets";

export const text = (value: string): PlannedCell => ({ value, look: "plain" });
export const count = (value: number): PlannedCell => ({ value, look: "count" });
const field: PlannedCell = { value: null, look: "input" };

/** One line for each asset: tag, devices, and a field for who agreed. */
export function reportSheet(assets: readonly (readonly [tag: string, devices: number])[]): PlannedSheet {
  const last = 3 + assets.length;
  return {
    name: "Lens report",
    widths: [14, 10, 30],
    rows: [
      [{ value: "Report", look: "title" }],
      [{ value: "What it says, in a sentence that wraps over the columns.", look: "note", across: 2 }],
      [],
      [text("Asset"), text("Devices"), text("Agreed by")],
      ...assets.map(([tag, devices]) => [text(tag), count(devices), field]),
      [
        { value: "Total", look: "total" },
        { value: { formula: `SUM(B5:B${last + 1})`, value: 3 }, look: "total" },
      ],
      [text("Cost per camera"), null, { value: null, look: "money-input" }],
    ],
    frozenRows: 4,
    tables: [{ name: "LensReportRows", area: { top: 3, left: 0, bottom: last, right: 2 } }],
    validations: [{ kind: "date", area: { top: 4, left: 2, bottom: last, right: 2 }, prompt: "A date." }],
    charts: [
      {
        name: "LensActions",
        title: "Devices",
        kind: "stacked-bar",
        categories: { top: 4, left: 0, bottom: last, right: 0 },
        series: [
          { name: "Now", values: { top: 4, left: 1, bottom: last, right: 1 }, fill: "F0A07A" },
          { name: "Before", values: { top: 4, left: 2, bottom: last, right: 2 }, fill: "B9DCF2" },
        ],
        at: { top: 0, left: 4, bottom: 14, right: 10 },
      },
    ],
    colours: [{ area: { top: 4, left: 0, bottom: last, right: 2 }, column: 0 }],
    print: { orientation: "landscape", repeatRows: [3, 3], breaks: [6], foot: "Report & more" },
  };
}

/** A hidden table such as the last check's. */
export function hiddenSheet(rows: readonly (readonly [string, number])[]): PlannedSheet {
  const body = rows.map(([tag, devices]) => [text(tag), count(devices)]);
  return {
    name: "Lens last check",
    hidden: true,
    widths: [14, 10],
    rows: [[text("Asset"), text("Devices")], ...body],
    tables: [{ name: "LensLastCheck", area: { top: 0, left: 0, bottom: rows.length, right: 1 } }],
    validations: [],
    charts: [],
    colours: [],
    print: { orientation: "portrait", foot: "" },
  };
}
