import { invalidArgument } from "../error";
import { type RangeTarget, rangeTarget, type SheetTarget } from "./context";
import { type Argument, isHostObject } from "./define";

/** The range that an argument stands for: a range object, or an address (on the sheet, unless it names another). */
export function rangeArgument(home: SheetTarget, value: Argument): RangeTarget {
  if (isHostObject(value)) {
    if (value.typeName === "Range" && isRangeTarget(value.target)) return value.target;
  } else if (typeof value === "string") {
    const found = home.context.workbook.resolve(value, home.sheet);
    if (found !== null) return rangeTarget({ context: home.context, sheet: found.sheet }, found.area);
  }
  throw invalidArgument("a range expected");
}

function isRangeTarget(target: unknown): target is RangeTarget {
  return typeof target === "object" && target !== null && "place" in target && "sheet" in target;
}
