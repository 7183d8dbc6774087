/** The events of `Excel.Worksheet` that people's and programs' doings raise, as office.js's messages carry them. */
import { type Area, areaName } from "./address";
import type { SheetModel } from "./model";
import type { HostContext } from "./objects";
import type { Json } from "./protocol";

export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

/** Something that happened in the workbook. */
export type Happening =
  | {
      readonly kind: "changed";
      readonly sheet: SheetModel;
      readonly area: Area;
      readonly changeType: ChangeType;
      /** Who did it: a person, or the add-in that hears of it. */
      readonly by: "person" | "add-in";
    }
  | { readonly kind: "selected"; readonly sheet: SheetModel; readonly area: Area }
  /** Rows were sorted, top to bottom. */
  | { readonly kind: "sorted"; readonly sheet: SheetModel; readonly area: Area }
  | { readonly kind: "activated"; readonly sheet: SheetModel }
  | { readonly kind: "deactivated"; readonly sheet: SheetModel };

/** An entry of a rich-API message: category, type, target, text, index, whether it came from another person. */
export type EventEntry = readonly [number, number, string, string, number, boolean];

const eventCategory = 65_536;
const eventNames = {
  changed: ["DataChanged", 10],
  selected: ["SelectionChanged", 14],
  sorted: ["RowSorted", 19],
  activated: ["Activated", 11],
  deactivated: ["Deactivated", 12],
} as const;

/** The events as far as the add-in has registered them: on the collection of sheets, or on one sheet. */
export function eventEntries(context: HostContext, happening: Happening): EventEntry[] {
  if (!context.enableEvents) return [];
  const [name, type] = eventNames[happening.kind];
  const text = JSON.stringify(eventArguments(happening));
  const targets = [
    ...(context.registrations.has(`WorksheetCollection.${name}`) ? ["Workbook"] : []),
    ...(context.registrations.has(`Worksheet.${name}`) ? [happening.sheet.state.id] : []),
  ];
  return targets.map((target) => [eventCategory, type, target, text, 0, false]);
}

function eventArguments(happening: Happening): Json {
  const worksheetId = happening.sheet.state.id;
  if (happening.kind === "selected") return { worksheetId, address: areaName(happening.area) };
  if (happening.kind === "sorted") {
    return { worksheetId, address: areaName(happening.area), source: "Local" };
  }
  if (happening.kind !== "changed") return { worksheetId };
  return {
    worksheetId,
    address: areaName(happening.area),
    changeType: happening.changeType,
    source: "Local",
    triggerSource: happening.by === "add-in" ? "ThisLocalAddin" : "Unknown",
    shiftDirection: "None",
  };
}
