/** Small sums with areas of cells. */
import type { Area } from "../../host";

export function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

/** The smallest area around two. */
export function around(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

export function wholeRows(area: Area): Area {
  return { ...area, left: 0, right: 16_383 };
}

export function wholeColumns(area: Area): Area {
  return { ...area, top: 0, bottom: 1_048_575 };
}

export function frozenArea(rows: number, columns: number): Area {
  return {
    top: 0,
    left: 0,
    bottom: rows === 0 ? 1_048_575 : rows - 1,
    right: columns === 0 ? 16_383 : columns - 1,
  };
}
