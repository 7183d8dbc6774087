/** Worksheets, their protection, frozen panes and own properties. */
import { addressLimit, areaAt, columnLimit, rowLimit, type Area } from "../address";
import { accessDenied, HostError, invalidArgument, itemNotFound } from "../error";
import type { SheetModel } from "../model";
import type { SheetState } from "../model/state";
import type { Json } from "../protocol";
import { flag, itemExists, oneOf, optionalText, record, text, whole } from "./arguments";
import { autoFilter } from "./auto-filter";
import { chartCollection } from "./chart";
import { type HostContext, type InContext, type SheetTarget, versionOf } from "./context";
import { type Argument, defineType, type HostObject, isHostObject, nullObject } from "./define";
import { registering } from "./event";
import { namedItems } from "./name";
import { horizontalPageBreaks, pageLayout } from "./page-layout";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";
import { usedWithin } from "./used";

const sheetEvents = [
  "DataChanged",
  "SelectionChanged",
  "Activated",
  "Deactivated",
  "Calculated",
  "FormatChanged",
  "RowHiddenChanged",
  "FormulaChanged",
  "ColumnSorted",
  "RowSorted",
  "ProtectionChanged",
];

export const worksheetObject = defineType<SheetTarget>("Worksheet", () => ({
  version: versionOf,
  id: ({ sheet }) => sheet.state.id,
  scalars: {
    Id: { get: ({ sheet }) => sheet.state.id },
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ context, sheet }, value) => {
        context.workbook.renameSheet(sheet, text(value));
      },
    },
    Position: {
      get: ({ context, sheet }) => context.workbook.sheets.indexOf(sheet),
      set: (target, value) => {
        setPosition(target, whole(value));
      },
    },
    Visibility: {
      get: ({ sheet }) => sheet.state.visibility,
      set: ({ context, sheet }, value) => {
        const wanted: SheetState["visibility"] = oneOf(value, ["Visible", "Hidden", "VeryHidden"]);
        context.workbook.setVisibility(sheet, wanted);
      },
    },
    TabColor: {
      since: "1.7",
      get: ({ sheet }) => sheet.state.tabColor,
      set: ({ context, sheet }, value) => {
        context.workbook.requireOpenStructure();
        sheet.state.tabColor = text(value);
      },
    },
    ShowGridlines: {
      since: "1.8",
      get: ({ sheet }) => sheet.state.showGridlines,
      set: ({ sheet }, value) => {
        sheet.state.showGridlines = flag(value);
      },
    },
    StandardWidth: { since: "1.7", get: () => 48 },
    StandardHeight: { since: "1.7", get: () => 15 },
  },
  navigation: {
    Tables: {
      get: (target) => target.context.objects.tables(target.context, () => target.sheet.state.tables, target),
    },
    Names: { since: "1.4", get: ({ context, sheet }) => namedItems({ context, sheet }) },
    Protection: { since: "1.2", get: (target) => protection(target) },
    FreezePanes: { since: "1.7", get: (target) => freezePanes(target) },
    CustomProperties: { since: "1.12", get: (target) => customProperties(target) },
    AutoFilter: { since: "1.9", get: (target) => autoFilter({ ...target, table: null }) },
    Charts: { get: chartCollection },
    PageLayout: { since: "1.9", get: pageLayout },
    HorizontalPageBreaks: { since: "1.9", get: horizontalPageBreaks },
  },
  methods: {
    Activate: {
      call: ({ context, sheet }) => {
        context.workbook.activate(sheet);
        return undefined;
      },
    },
    Delete: {
      call: ({ context, sheet }) => {
        context.workbook.deleteSheet(sheet);
        return undefined;
      },
    },
    Calculate: {
      since: "1.6",
      call: ({ context }) => {
        context.workbook.dirty = true;
        context.workbook.recalculate();
        return undefined;
      },
    },
    GetRange: {
      call: (target, address) => {
        if (address === null || address === undefined) {
          return target.context.objects.range(target, areaAt(0, 0, rowLimit, columnLimit));
        }
        return rangeAt(target, text(address));
      },
    },
    GetRangeByIndexes: {
      since: "1.7",
      call: (target, row, column, rowCount, columnCount) =>
        target.context.objects.range(
          target,
          areaAt(whole(row), whole(column), whole(rowCount), whole(columnCount)),
        ),
    },
    GetRanges: {
      since: "1.9",
      call: (target, address) => {
        const areas = text(address)
          .split(",")
          .map((part) => areaOf(rangeArgument(target, part.trim())));
        requireShort(text(address));
        return target.context.objects.rangeAreas(target, areas);
      },
    },
    GetCell: {
      call: (target, row, column) =>
        target.context.objects.range(target, areaAt(whole(row), whole(column), 1, 1)),
    },
    GetUsedRange: {
      call: (target, valuesOnly) => {
        const used = target.sheet.cells.usedArea(flag(valuesOnly)) ?? areaAt(0, 0, 1, 1);
        return target.context.objects.range(target, used);
      },
    },
    GetUsedRangeOrNullObject: {
      since: "1.4",
      call: (target, valuesOnly) => {
        const all = areaAt(0, 0, rowLimit, columnLimit);
        const used = usedWithin(target.sheet, all, flag(valuesOnly));
        return used === null ? nullObject("Range") : target.context.objects.range(target, used);
      },
    },
    ...registering("Worksheet", sheetEvents),
  },
}));

function rangeAt(target: SheetTarget, address: string): HostObject {
  requireShort(address);
  const found = rangeArgument(target, address);
  if (found.sheet !== target.sheet) throw invalidArgument("the address names another sheet");
  return target.context.objects.range(target, areaOf(found));
}

function requireShort(address: string): void {
  if (address.length > addressLimit) throw invalidArgument("the address is longer than 8,192 characters");
}

function setPosition({ context, sheet }: SheetTarget, position: number): void {
  context.workbook.requireOpenStructure();
  const others = context.workbook.sheets.filter((other) => other !== sheet);
  if (position < 0 || position > others.length) throw invalidArgument("sheet position");
  others.splice(position, 0, sheet);
  context.workbook.sheets = others;
}

export const worksheetCollection = defineType<InContext>("WorksheetCollection", () => ({
  version: versionOf,
  items: ({ context }) => context.workbook.sheets.map((sheet) => worksheetObject({ context, sheet })),
  item: ({ context }, key) => sheetObject(context, key) ?? missing("worksheet"),
  methods: {
    Add: {
      call: ({ context }, name) => {
        const sheet = context.workbook.addSheet(optionalText(name));
        return worksheetObject({ context, sheet });
      },
    },
    GetActiveWorksheet: {
      call: ({ context }) => worksheetObject({ context, sheet: context.workbook.activeSheet }),
    },
    GetCount: {
      since: "1.4",
      call: ({ context }, visibleOnly) => listed(context, visibleOnly).length,
    },
    GetFirst: { since: "1.5", call: ({ context }, visibleOnly) => at(context, visibleOnly, 0) },
    GetLast: { since: "1.5", call: ({ context }, visibleOnly) => at(context, visibleOnly, -1) },
    GetItemOrNullObject: {
      since: "1.4",
      call: ({ context }, key) =>
        (isHostObject(key) ? null : sheetObject(context, key)) ?? nullObject("Worksheet"),
    },
    ...registering("WorksheetCollection", [...sheetEvents, "Added", "Deleted"]),
  },
}));

function missing(what: string): never {
  throw itemNotFound(what);
}

function sheetObject(context: HostContext, key: Json): HostObject | null {
  const sheet = typeof key === "string" ? context.workbook.sheet(key) : undefined;
  return sheet === undefined ? null : worksheetObject({ context, sheet });
}

function listed(context: HostContext, visibleOnly: Argument): readonly SheetModel[] {
  return context.workbook.sheets.filter(({ state }) => !flag(visibleOnly) || state.visibility === "Visible");
}

function at(context: HostContext, visibleOnly: Argument, index: number): HostObject {
  const sheet = listed(context, visibleOnly).at(index);
  return sheet === undefined ? missing("worksheet") : worksheetObject({ context, sheet });
}

const protectionOptions = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
];

const protection = defineType<SheetTarget>("WorksheetProtection", () => ({
  version: versionOf,
  scalars: {
    Protected: { get: ({ sheet }) => sheet.state.protection !== null },
    Options: {
      get: ({ sheet }) => {
        const given = sheet.state.protection?.options ?? {};
        const flags = protectionOptions.map((name) => [name, given[name] === true] as const);
        return { ...Object.fromEntries(flags), selectionMode: given["selectionMode"] ?? "Normal" };
      },
    },
  },
  methods: {
    Protect: {
      call: ({ sheet }, options, password) => {
        if (sheet.state.protection !== null) throw new HostError("InvalidOperation", "Already protected.");
        const kept = Object.entries(record(options)).flatMap(([name, value]) =>
          typeof value === "boolean" || typeof value === "string" ? [[name, value] as const] : [],
        );
        const secret = optionalText(password) ?? null;
        sheet.state.protection = { password: secret, options: Object.fromEntries(kept) };
        return undefined;
      },
    },
    Unprotect: {
      call: ({ sheet }, password) => {
        const secret = sheet.state.protection?.password ?? null;
        if (secret !== null && secret !== password) throw accessDenied("wrong password");
        sheet.state.protection = null;
        return undefined;
      },
    },
  },
}));

const freezePanes = defineType<SheetTarget>("WorksheetFreezePanes", () => ({
  version: versionOf,
  methods: {
    FreezeRows: {
      call: (target, count) => {
        freeze(target, areaAt(0, 0, orOne(count), columnLimit));
        return undefined;
      },
    },
    FreezeColumns: {
      call: (target, count) => {
        freeze(target, areaAt(0, 0, rowLimit, orOne(count)));
        return undefined;
      },
    },
    FreezeAt: {
      call: (target, range) => {
        freeze(target, areaOf(rangeArgument(target, range)));
        return undefined;
      },
    },
    Unfreeze: {
      call: (target) => {
        freeze(target, null);
        return undefined;
      },
    },
    GetLocationOrNullObject: {
      call: (target) => {
        const { frozen } = target.sheet.state;
        return frozen === null ? nullObject("Range") : target.context.objects.range(target, frozen);
      },
    },
  },
}));

function orOne(count: Argument): number {
  return count === null || count === undefined ? 1 : whole(count);
}

function freeze({ sheet }: SheetTarget, area: Area | null): void {
  sheet.state.frozen = area;
}

interface PropertyTarget extends SheetTarget {
  readonly key: string;
}

const customProperty = defineType<PropertyTarget>("WorksheetCustomProperty", () => ({
  version: versionOf,
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.state.customProperties.get(key) ?? "",
      set: ({ sheet, key }, value) => {
        sheet.state.customProperties.set(key, text(value));
      },
    },
  },
  methods: {
    Delete: {
      call: ({ sheet, key }) => {
        sheet.state.customProperties.delete(key);
        return undefined;
      },
    },
  },
}));

const customProperties = defineType<SheetTarget>("WorksheetCustomPropertyCollection", () => ({
  version: versionOf,
  items: (target) =>
    [...target.sheet.state.customProperties.keys()].map((key) => customProperty({ ...target, key })),
  item: (target, key) => propertyObject(target, key) ?? missing("custom property"),
  methods: {
    Add: {
      call: (target, key, value) => {
        const name = text(key);
        if (target.sheet.state.customProperties.has(name.toLowerCase())) throw itemExists(name);
        target.sheet.state.customProperties.set(name, text(value));
        return customProperty({ ...target, key: name });
      },
    },
    GetCount: { call: ({ sheet }) => sheet.state.customProperties.size },
    GetItemOrNullObject: {
      call: (target, key) =>
        (isHostObject(key) ? null : propertyObject(target, key)) ?? nullObject("WorksheetCustomProperty"),
    },
  },
}));

function propertyObject(target: SheetTarget, wanted: Json): HostObject | null {
  const keys = [...target.sheet.state.customProperties.keys()];
  const key =
    typeof wanted === "string" ? keys.find((name) => name.toLowerCase() === wanted.toLowerCase()) : undefined;
  return key === undefined ? null : customProperty({ ...target, key });
}
