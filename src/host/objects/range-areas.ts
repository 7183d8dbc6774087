/** `Excel.RangeAreas`: several areas of one sheet at once. */
import { type Area, areaName, cellCount, intersection } from "../address";
import { itemNotFound } from "../error";
import { oneOf } from "./arguments";
import { type AreasTarget, type RangeTarget, rangeTarget, versionOf } from "./context";
import { type Argument, defineType, type HostObject } from "./define";
import { rangeFormat } from "./format";
import { areaOf } from "./place";

const rangeCollection = defineType<AreasTarget>("RangeCollection", () => ({
  version: versionOf,
  items: (target) => target.areas.map((area) => target.context.objects.range(target, area)),
  methods: {
    GetItemAt: {
      call: (target, index) => {
        const area = typeof index === "number" ? target.areas[index] : undefined;
        if (area === undefined) throw itemNotFound("no area at this index");
        return target.context.objects.range(target, area);
      },
    },
    GetCount: { call: ({ areas }) => areas.length },
  },
}));

export const rangeAreas = defineType<AreasTarget>("RangeAreas", () => ({
  version: versionOf,
  keep: () => undefined,
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => sheet.address(area)).join(",") },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0) },
  },
  navigation: {
    Areas: { get: rangeCollection },
    Worksheet: { get: (target) => target.context.objects.worksheet(target) },
    // One format for all areas: only setting is offered, through the first area's face.
    Format: { get: (target) => rangeFormat(firstOf(target)) },
  },
}));

function firstOf(target: AreasTarget): RangeTarget {
  const [first] = target.areas;
  if (first === undefined || target.areas.length > 1) throw itemNotFound("format of several areas at once");
  return rangeTarget(target, first);
}

/** The cells of a kind inside a range, as areas of whole row runs; null where there are none. */
export function specialCells(target: RangeTarget, kind: Argument): HostObject | null {
  const wanted = oneOf(kind, ["Blanks", "Constants", "Formulas", "Visible"]);
  const { sheet } = target;
  const area = areaOf(target);
  const used = wanted === "Visible" ? area : sheet.cells.usedArea(true);
  const part = used === null ? null : intersection(area, used);
  if (part === null) return null;
  const matches = (row: number, column: number): boolean => {
    if (wanted === "Visible")
      return !sheet.state.hiddenRows.has(row) && !sheet.state.hiddenColumns.has(column);
    const formula = sheet.cells.formula(row, column) !== undefined;
    if (wanted === "Formulas") return formula;
    return wanted === "Blanks"
      ? sheet.value(row, column) === undefined
      : !formula && sheet.value(row, column) !== undefined;
  };
  const areas: Area[] = [];
  for (let row = part.top; row <= part.bottom; row += 1) {
    for (let column = part.left; column <= part.right; column += 1) {
      if (!matches(row, column)) continue;
      const left = column;
      while (column < part.right && matches(row, column + 1)) column += 1;
      addRun(areas, { top: row, left, bottom: row, right: column });
    }
  }
  return areas.length > 0 ? target.context.objects.rangeAreas(target, areas) : null;
}

function addRun(areas: Area[], run: Area): void {
  const above = areas.findIndex(
    (area) => area.bottom === run.top - 1 && area.left === run.left && area.right === run.right,
  );
  const found = areas[above];
  if (found === undefined) areas.push(run);
  else areas[above] = { ...found, bottom: run.bottom };
}

export function areasText(areas: readonly Area[]): string {
  return areas.map(areaName).join(",");
}
