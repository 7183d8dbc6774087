/** Reads an organisation's own policy from a table of settings and their values. */
import type { CellValue } from "../sheet";
import { cellText, fold } from "../text";
import { dateOf } from "../text/date";
import { readYesNo } from "../text/yes-no";
import { defaultPolicy, organisationDecisions, readRegimes, type PolicySetting, type Switches } from "./own";
import { regimeIds } from "./regime";

const truth = (text: string): boolean | undefined => {
  const answer = readYesNo(text);
  return answer === "yes" ? true : answer === "no" ? false : undefined;
};

type SwitchReader = (value: CellValue) => Partial<Switches> | null;
const yesNo =
  (make: (value: boolean) => Partial<Switches>): SwitchReader =>
  (cell) => {
    const value = truth(cellText(cell));
    return value === undefined ? null : make(value);
  };

const readers: Readonly<Record<string, SwitchReader>> = {
  treat_advice_as_mandatory: yesNo((treatAdviceAsMandatory) => ({ treatAdviceAsMandatory })),
  extend_to_all_sites: yesNo((extendToAllSites) => ({ extendToAllSites })),
  isolation_is_enough: yesNo((isolationIsEnough) => ({ isolationIsEnough })),
  include_access_control_intercom: yesNo((includeAccessControlIntercom) => ({
    includeAccessControlIntercom,
  })),
  oem_counts: yesNo((oemCounts) => ({ oemCounts })),
  surveillance_camera_code: yesNo((surveillanceCameraCode) => ({ surveillanceCameraCode })),
  test: (cell) => {
    const test = (["T1", "T2", "T3", "T4", "T5"] as const).find((name) =>
      fold(cellText(cell)).startsWith(name.toLowerCase()),
    );
    return test === undefined ? null : { test };
  },
  unknown_maker_action: (cell) => {
    const action = (["review", "isolate"] as const).find((name) => name === fold(cellText(cell)));
    return action === undefined ? null : { unknownMakerAction: action };
  },
  landlord_kit_in_scope: (cell) => {
    if (fold(cellText(cell)) === "ask") return { landlordKit: "ask" };
    const value = truth(cellText(cell));
    return value === undefined ? null : { landlordKit: value ? "in-scope" : "out-of-scope" };
  },
  deadline: (cell) => {
    const deadline = dateOf(cell);
    return deadline === undefined || deadline === null ? null : { deadline };
  },
  stock_disposal_rule: (cell) => ({ stockDisposalRule: cellText(cell).trim() }),
};

/** One line of a Setting/Value table. */
export interface SettingLine {
  /** Counted from 0. */
  readonly row: number;
  readonly name: CellValue;
  readonly value: CellValue;
  readonly by: CellValue;
  readonly date: CellValue;
}

/** Everything that a policy table says. */
export interface PolicyTable {
  readonly setting: PolicySetting;
  /** In pounds; `null` where nobody wrote one. */
  readonly costs: { readonly camera: number | null; readonly recorder: number | null };
  /** What the procurement debarment list said when somebody looked. */
  readonly debarment: { readonly result: string; readonly by: string; readonly date: string } | null;
  /** Lines that say something; without any the table decides nothing. */
  readonly used: number;
  readonly problems: readonly SettingProblem[];
}

export interface SettingProblem {
  readonly row: number;
  readonly column: "name" | "value" | "date";
  readonly message: string;
}

/** Other words for the settings. */
const settingNames: Readonly<Record<string, string>> = {
  regimes: "regime",
  whose_rules: "regime",
  decision_on_other_sites: "decision",
  which_makers_count: "test",
};

function settingName({ name }: SettingLine): string {
  const folded = fold(cellText(name)).replace(/[ -]/g, "_");
  return settingNames[folded] ?? folded;
}

/** What may stand in one row only: a setting, or one of the two kinds of decision. */
function kindOf(line: SettingLine): string {
  const name = settingName(line);
  return name === "decision" ? `decision ${fold(cellText(line.value)).endsWith("extend")}` : name;
}

/** The settings that stand in several rows with different values. */
function disagreements(lines: readonly SettingLine[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const disputed = new Set<string>();
  for (const line of lines) {
    const value = fold(cellText(line.value));
    if (value === "") continue;
    const known = first.get(kindOf(line));
    if (known === undefined) first.set(kindOf(line), value);
    else if (known !== value) disputed.add(kindOf(line));
  }
  return disputed;
}

/** An amount as people write it: `1200`, `£1,200`; `undefined` where it is none. */
function amountOf(value: CellValue): number | undefined {
  const text = cellText(value)
    .replace(/[£\s]/g, "")
    .replace(/,(?=\d{3}\b)/g, "");
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * Reads the lines of a Setting/Value table. Nothing is guessed: a setting that is not understood is left at its
 * default and named in `problems`.
 */
export function readSettings(lines: readonly SettingLine[]): PolicyTable {
  let setting = defaultPolicy;
  let costs: PolicyTable["costs"] = { camera: null, recorder: null };
  let debarment: PolicyTable["debarment"] = null;
  let used = 0;
  const problems: SettingProblem[] = [];
  const disputed = disagreements(lines);
  for (const line of lines) {
    const shown = cellText(line.name).trim();
    const name = settingName(line);
    const value = cellText(line.value).trim();
    if (name === "" || name === "setting" || value === "") continue;
    const say = (column: SettingProblem["column"], message: string): void => {
      problems.push({ row: line.row, column, message });
    };
    if (disputed.has(kindOf(line))) {
      say(
        "value",
        `"${shown}" stands in several rows that disagree; none of them is used until one is left.`,
      );
      continue;
    }
    const before = problems.length;
    const by = cellText(line.by).trim();
    const date = dateOf(line.date);
    if (date === undefined)
      say("date", `"${cellText(line.date).trim()}" may be read in two ways or is no date; write YYYY-MM-DD.`);
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (name === "regime") {
      const regimes = readRegimes(value);
      if (regimes === null) say("value", `Regime "${value}" is not known; use ${regimeIds.join(", ")}.`);
      else setting = { ...setting, regimes };
    } else if (name === "decision") {
      const decision = organisationDecisions.find((known) => known === fold(value).replace(/[ _]/g, "-"));
      if (decision === undefined)
        say("value", `Decision "${value}" is not known; use ${organisationDecisions.join(", ")}.`);
      else {
        const who = { ...setting.decidedBy, [decision]: { name: by, date: date ?? "" } };
        setting = { ...setting, decisions: [...setting.decisions, decision], decidedBy: who };
      }
    } else if (name === "maker_list_adopted") {
      const adopted = readAdopted(value, by, date ?? "");
      if (adopted === undefined)
        say("value", `"${value}" is not understood; write Yes or No, and who decided beside it.`);
      else setting = { ...setting, adopted };
    } else if (name === "debarment_list_checked") {
      debarment = { result: value, by, date: date ?? "" };
    } else if (name === "cost_per_camera" || name === "cost_per_recorder") {
      const amount = amountOf(line.value);
      if (amount === undefined) say("value", `"${value}" is no amount; write a number such as 1200.`);
      else costs = name === "cost_per_camera" ? { ...costs, camera: amount } : { ...costs, recorder: amount };
    } else if (reader === undefined) {
      say("name", `Setting "${shown}" is not known.`);
    } else {
      const changed = reader(line.value);
      if (changed === null) say("value", `Setting "${shown}" cannot be "${value}".`);
      else {
        const who = Object.fromEntries(
          Object.keys(changed).map((key) => [key, { name: by, date: date ?? "" }]),
        );
        setting = {
          ...setting,
          switches: { ...setting.switches, ...changed },
          switchedBy: { ...setting.switchedBy, ...who },
        };
      }
    }
    if (problems.slice(before).every(({ column }) => column === "date")) used++;
  }
  return { setting, costs, debarment, used, problems };
}

/** Who adopted the maker list: beside a Yes, or in the value itself as "NAME, DATE"; `null` for a No. */
function readAdopted(value: string, by: string, date: string): PolicySetting["adopted"] | undefined {
  const answer = readYesNo(value);
  if (answer === "yes") return { by, date };
  if (answer === "no" || answer === "unknown") return null;
  const [name = "", day = ""] = value.split(/\s*,\s*/);
  if (name === "") return undefined;
  return { by: by === "" ? name : by, date: date === "" ? day : date };
}

/**
 * The same from cells: with headers, or Setting and Value in the first two columns. A date that cannot be read changes
 * no answer, so it is no problem here.
 */
export function readPolicySetting(rows: readonly (readonly CellValue[])[]): {
  setting: PolicySetting;
  problems: string[];
} {
  const { setting, problems } = readSettings(settingLines(rows));
  const telling = problems.filter(({ column }) => column !== "date");
  return { setting, problems: telling.map(({ message }) => message) };
}

/** Whether a row heads the columns of a policy table. */
export function headsPolicy(row: readonly CellValue[]): boolean {
  const titles = row.map((cell) => fold(cellText(cell)));
  return titles.includes("setting") && titles.includes("value");
}

/** The lines of a Setting/Value table in a file, a range or a sheet. */
function settingLines(rows: readonly (readonly CellValue[])[]): SettingLine[] {
  const header = rows.findIndex(headsPolicy);
  const title = rows[header]?.map((cell) => fold(cellText(cell))) ?? [
    "setting",
    "value",
    "decided by",
    "date",
  ];
  const at = (row: readonly CellValue[], name: string): CellValue => row[title.indexOf(name)] ?? null;
  return rows.slice(header + 1).map((row, offset) => ({
    row: header + 1 + offset,
    name: at(row, "setting"),
    value: at(row, "value"),
    by: at(row, "decided by"),
    date: at(row, "date"),
  }));
}
