/** `workbook.settings`: what an add-in keeps inside the workbook. */
import { HostError, itemNotFound } from "../error";
import type { Json } from "../protocol";
import { text } from "./arguments";
import { type InContext, versionOf } from "./context";
import { defineType, type HostObject, isHostObject, nullObject } from "./define";

/** Microsoft's figure for the settings of one add-in in one workbook. */
const settingsLimit = 2_000_000;

interface SettingTarget extends InContext {
  readonly key: string;
}

const setting = defineType<SettingTarget>("Setting", () => ({
  version: versionOf,
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ context, key }) => context.workbook.state.settings.get(key) ?? null,
      set: (target, value) => {
        store(target, value);
      },
    },
  },
  methods: {
    Delete: {
      call: ({ context, key }) => {
        context.workbook.state.settings.delete(key);
        return undefined;
      },
    },
  },
}));

function store({ context, key }: SettingTarget, value: Json): void {
  const all = { ...Object.fromEntries(context.workbook.state.settings), [key]: value };
  if (JSON.stringify(all).length > settingsLimit) {
    throw new HostError("GeneralException", "The settings are larger than 2 MB.");
  }
  context.workbook.state.settings.set(key, value);
}

export const settingCollection = defineType<InContext>("SettingCollection", () => ({
  version: versionOf,
  items: ({ context }) => [...context.workbook.state.settings.keys()].map((key) => setting({ context, key })),
  item: (target, key) => {
    const found = byKey(target, key);
    if (found === null) throw itemNotFound("setting");
    return found;
  },
  methods: {
    Add: {
      call: ({ context }, key, value) => {
        const target = { context, key: text(key) };
        store(target, value !== undefined && !isHostObject(value) ? value : null);
        return setting(target);
      },
    },
    GetCount: { call: ({ context }) => context.workbook.state.settings.size },
    GetItemOrNullObject: {
      call: (target, key) => (isHostObject(key) ? null : byKey(target, key)) ?? nullObject("Setting"),
    },
  },
}));

function byKey({ context }: InContext, key: Json): HostObject | null {
  return typeof key === "string" && context.workbook.state.settings.has(key)
    ? setting({ context, key })
    : null;
}
