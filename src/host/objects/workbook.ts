/** The workbook, the application around it, and the document's properties. */
import { accessDenied, HostError, invalidArgument, itemNotFound } from "../error";
import type { Json } from "../protocol";
import { flag, oneOf, optionalText, text } from "./arguments";
import { type InContext, versionOf } from "./context";
import { defineType, type HostObject, isHostObject, nullObject } from "./define";
import { registering } from "./event";
import { namedItems } from "./name";
import { settingCollection } from "./setting";
import { worksheetCollection } from "./worksheet";

export const workbookObject = defineType<InContext>("Workbook", () => ({
  version: versionOf,
  scalars: {
    Name: { since: "1.7", get: ({ context }) => context.workbook.state.name },
    ReadOnly: { since: "1.8", get: () => false },
    IsDirty: { since: "1.9", get: () => true },
    AutoSave: { since: "1.9", get: () => false },
    PreviouslySaved: { since: "1.9", get: () => true },
  },
  navigation: {
    Worksheets: { get: worksheetCollection },
    Tables: {
      get: ({ context }) =>
        context.objects.tables(context, () => context.workbook.tables().map(({ table }) => table), null),
    },
    Names: { get: ({ context }) => namedItems({ context, sheet: null }) },
    Settings: { since: "1.4", get: settingCollection },
    Application: { get: (target) => application(target) },
    Protection: { since: "1.7", get: (target) => workbookProtection(target) },
    Properties: { since: "1.7", get: (target) => documentProperties(target) },
    _Runtime: { since: "1.5", get: (target) => runtime(target) },
  },
  methods: {
    GetSelectedRange: { call: ({ context }) => selection(context, true) },
    GetActiveCell: { since: "1.7", call: ({ context }) => selection(context, false) },
    Save: { since: "1.11", call: () => undefined },
    // Excel on the web makes and opens a workbook in one step, asked of its own root object.
    CreateAndOpenWorkbook: {
      since: "1.8",
      call: ({ context }, base64) => {
        openWorkbook(context, optionalText(base64) ?? "");
        return undefined;
      },
    },
    ...registering("Workbook", ["SelectionChanged", "Activated", "AutoSaveSettingChanged"]),
  },
}));

function selection(context: InContext["context"], whole: boolean): HostObject {
  if (context.workbook.chartSheetInFront)
    throw new HostError("InvalidSelection", "The current selection is invalid for this operation.");
  const sheet = context.workbook.activeSheet;
  const area = context.workbook.state.selection;
  const cell = { ...area, bottom: area.top, right: area.left };
  return context.objects.range({ context, sheet }, whole ? area : cell);
}

const calculationModes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

const application = defineType<InContext>("Application", () => ({
  version: versionOf,
  scalars: {
    CalculationMode: {
      get: ({ context }) => context.workbook.state.calculationMode,
      set: ({ context }, value) => {
        context.workbook.state.calculationMode = oneOf(value, calculationModes);
      },
    },
    CalculationState: { since: "1.9", get: () => "Done" },
    CalculationEngineVersion: { since: "1.9", get: () => 191_029 },
    DecimalSeparator: { since: "1.11", get: () => "." },
    ThousandsSeparator: { since: "1.11", get: () => "," },
    UseSystemSeparators: { since: "1.11", get: () => true },
  },
  methods: {
    Calculate: {
      call: ({ context }) => {
        context.workbook.dirty = true;
        context.workbook.recalculate();
        return undefined;
      },
    },
    CreateWorkbook: {
      since: "1.8",
      call: ({ context }, base64) => newWorkbook({ context, bytes: optionalText(base64) ?? "" }),
    },
    SuspendApiCalculationUntilNextSync: { since: "1.6", call: () => undefined },
    SuspendScreenUpdatingUntilNextSync: { since: "1.9", call: () => undefined },
  },
}));

interface NewWorkbook extends InContext {
  /** An .xlsx file as base64; "" for an empty workbook. */
  readonly bytes: string;
}

/** A workbook that was made and is not open yet. */
const newWorkbook = defineType<NewWorkbook>("WorkbookCreated", () => ({
  version: versionOf,
  methods: {
    Open: {
      call: ({ context, bytes }) => {
        openWorkbook(context, bytes);
        return undefined;
      },
    },
  },
}));

function openWorkbook(context: InContext["context"], bytes: string): void {
  // A zip file begins with PK, which is UEs in base64.
  if (bytes !== "" && !bytes.startsWith("UEs")) throw invalidArgument("no .xlsx file");
  context.workbook.state.opened.push(bytes);
}

const runtime = defineType<InContext>("Runtime", () => ({
  version: versionOf,
  scalars: {
    EnableEvents: {
      since: "1.8",
      get: ({ context }) => context.enableEvents,
      set: ({ context }, value) => {
        context.enableEvents = flag(value);
      },
    },
  },
}));

const workbookProtection = defineType<InContext>("WorkbookProtection", () => ({
  version: versionOf,
  scalars: { Protected: { get: ({ context }) => context.workbook.state.structureProtected !== null } },
  methods: {
    Protect: {
      call: ({ context }, password) => {
        if (context.workbook.state.structureProtected !== null) {
          throw new HostError("InvalidOperation", "Already protected.");
        }
        context.workbook.state.structureProtected = optionalText(password) ?? "";
        return undefined;
      },
    },
    Unprotect: {
      call: ({ context }, password) => {
        const secret = context.workbook.state.structureProtected;
        if (secret !== null && secret !== "" && secret !== password) throw accessDenied("wrong password");
        context.workbook.state.structureProtected = null;
        return undefined;
      },
    },
  },
}));

const documentProperties = defineType<InContext>("DocumentProperties", () => ({
  version: versionOf,
  navigation: { Custom: { get: (target) => customProperties(target) } },
}));

interface PropertyTarget extends InContext {
  readonly key: string;
}

const customProperty = defineType<PropertyTarget>("CustomProperty", () => ({
  version: versionOf,
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ context, key }) => context.workbook.state.customProperties.get(key) ?? null,
      set: ({ context, key }, value) => {
        context.workbook.state.customProperties.set(key, value);
      },
    },
    Type: { get: ({ context, key }) => typeName(context.workbook.state.customProperties.get(key)) },
  },
  methods: {
    Delete: {
      call: ({ context, key }) => {
        context.workbook.state.customProperties.delete(key);
        return undefined;
      },
    },
  },
}));

function typeName(value: Json): string {
  if (typeof value === "boolean") return "Boolean";
  return typeof value === "number" ? "Number" : "String";
}

const customProperties = defineType<InContext>("CustomPropertyCollection", () => ({
  version: versionOf,
  items: ({ context }) =>
    [...context.workbook.state.customProperties.keys()].map((key) => customProperty({ context, key })),
  item: (target, key) => {
    const found = byKey(target, key);
    if (found === null) throw itemNotFound("custom property");
    return found;
  },
  methods: {
    Add: {
      call: ({ context }, key, value) => {
        const name = text(key);
        context.workbook.state.customProperties.set(
          name,
          value !== undefined && !isHostObject(value) ? value : null,
        );
        return customProperty({ context, key: name });
      },
    },
    GetItemOrNullObject: {
      call: (target, key) => (isHostObject(key) ? null : byKey(target, key)) ?? nullObject("CustomProperty"),
    },
  },
}));

function byKey({ context }: InContext, key: Json): HostObject | null {
  return typeof key === "string" && context.workbook.state.customProperties.has(key)
    ? customProperty({ context, key })
    : null;
}
