/** What every object of the protocol knows of its host. */
import type { Area } from "../address";
import type { ExcelVersion } from "../excel-version";
import type { SheetModel, TableState, WorkbookModel } from "../model";
import type { TrackedArea } from "../model/sheet";
import type { HostObject } from "./define";

/** Makes objects of other kinds: kinds know each other through this alone. */
export interface Objects {
  range(home: SheetTarget, area: Area): HostObject;
  rangeAreas(home: SheetTarget, areas: readonly Area[]): HostObject;
  worksheet(home: SheetTarget): HostObject;
  tables(context: HostContext, tables: () => readonly TableState[], home: SheetTarget | null): HostObject;
}

export interface HostContext {
  readonly workbook: WorkbookModel;
  readonly version: ExcelVersion;
  readonly objects: Objects;
  /** Events that clients registered, by name; the workbench and tests raise them. */
  readonly registrations: Set<string>;
  enableEvents: boolean;
}

export interface InContext {
  readonly context: HostContext;
}

/** For the `version` of a kind's members. */
export function versionOf({ context }: InContext): ExcelVersion {
  return context.version;
}

export interface SheetTarget extends InContext {
  readonly sheet: SheetModel;
}

/** One range. `place.area` is null once all of its cells were deleted. */
export interface RangeTarget extends SheetTarget {
  readonly place: TrackedArea;
}

export function rangeTarget({ context, sheet }: SheetTarget, area: Area): RangeTarget {
  return { context, sheet, place: { area } };
}

/** Some areas of one sheet. */
export interface AreasTarget extends SheetTarget {
  readonly areas: readonly Area[];
}
