/** Defined names of the workbook and of sheets. */
import { HostError, itemNotFound } from "../error";
import type { SheetModel } from "../model";
import { absoluteName } from "../model/references";
import type { NameState } from "../model/state";
import { requireDefinedName } from "../names";
import { quotedSheetName } from "../address";
import type { Json } from "../protocol";
import { flag, itemExists, optionalText, text } from "./arguments";
import { type InContext, versionOf } from "./context";
import { type Argument, defineType, type HostObject, isHostObject, nullObject } from "./define";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";

/** `sheet` is null for the workbook's own names. */
interface ScopeTarget extends InContext {
  readonly sheet: SheetModel | null;
}

interface NameTarget extends ScopeTarget {
  readonly entry: NameState;
}

const namedItem = defineType<NameTarget>("NamedItem", () => ({
  version: versionOf,
  id: ({ entry }) => entry.name,
  scalars: {
    Name: { get: ({ entry }) => entry.name },
    Scope: { since: "1.4", get: ({ sheet }) => (sheet === null ? "Workbook" : "Worksheet") },
    Type: { get: (target) => (place(target) === null ? "Error" : "Range") },
    Value: { get: ({ entry }) => entry.formula.slice(1) },
    Formula: {
      since: "1.7",
      get: ({ entry }) => entry.formula,
      set: ({ entry }, value) => {
        entry.formula = asFormula(text(value));
      },
    },
    Visible: {
      get: ({ entry }) => entry.visible,
      set: ({ entry }, value) => {
        entry.visible = flag(value);
      },
    },
    Comment: {
      since: "1.4",
      get: ({ entry }) => entry.comment,
      set: ({ entry }, value) => {
        entry.comment = text(value);
      },
    },
  },
  navigation: {
    Worksheet: {
      since: "1.4",
      get: ({ context, sheet }) => {
        if (sheet === null) throw itemNotFound("the name belongs to the workbook");
        return context.objects.worksheet({ context, sheet });
      },
    },
    WorksheetOrNullObject: {
      since: "1.4",
      get: ({ context, sheet }) =>
        sheet === null ? nullObject("Worksheet") : context.objects.worksheet({ context, sheet }),
    },
  },
  methods: {
    Delete: {
      since: "1.4",
      call: (target) => {
        const list = entries(target);
        list.splice(list.indexOf(target.entry), 1);
        return undefined;
      },
    },
    GetRange: {
      call: (target) => {
        const found = place(target);
        if (found === null) throw new HostError("InvalidReference", "The name refers to no cells.");
        return found;
      },
    },
    GetRangeOrNullObject: { since: "1.4", call: (target) => place(target) ?? nullObject("Range") },
  },
}));

function place({ context, sheet, entry }: NameTarget): HostObject | null {
  const found = context.workbook.resolve(entry.formula, sheet);
  return found === null ? null : context.objects.range({ context, sheet: found.sheet }, found.area);
}

function entries({ context, sheet }: ScopeTarget): NameState[] {
  return sheet === null ? context.workbook.state.names : sheet.state.names;
}

function asFormula(reference: string): string {
  return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
}

export const namedItems = defineType<ScopeTarget>("NamedItemCollection", () => ({
  version: versionOf,
  items: (target) => entries(target).map((entry) => namedItem({ ...target, entry })),
  item: (target, key) => {
    const found = byName(target, key);
    if (found === null) throw itemNotFound("defined name");
    return found;
  },
  methods: {
    Add: { since: "1.4", call: add },
    GetCount: { since: "1.4", call: (target) => entries(target).length },
    GetItemOrNullObject: {
      since: "1.4",
      call: (target, name) => (isHostObject(name) ? null : byName(target, name)) ?? nullObject("NamedItem"),
    },
  },
}));

function byName(target: ScopeTarget, name: Json): HostObject | null {
  const wanted = typeof name === "string" ? name.toLowerCase() : null;
  const entry = entries(target).find((other) => other.name.toLowerCase() === wanted);
  return entry === undefined ? null : namedItem({ ...target, entry });
}

function add(target: ScopeTarget, name: Argument, reference?: Argument, comment?: Argument): HostObject {
  const chosen = requireDefinedName(name);
  if (byName(target, chosen) !== null) throw itemExists(chosen);
  const formula =
    reference !== undefined && isHostObject(reference)
      ? addressOf(target, reference)
      : asFormula(text(reference));
  const entry: NameState = { name: chosen, formula, visible: true, comment: optionalText(comment) ?? "" };
  entries(target).push(entry);
  return namedItem({ ...target, entry });
}

function addressOf({ context }: ScopeTarget, reference: HostObject): string {
  const range = rangeArgument({ context, sheet: context.workbook.activeSheet }, reference);
  return `=${quotedSheetName(range.sheet.name)}!${absoluteName(areaOf(range))}`;
}
