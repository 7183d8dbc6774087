/**
 * An organisation's own policy: which regimes bind, and switches that change what counts.
 * A switch never changes the words of a clause; what rests on it carries the clause OWN.
 */
import type { CellValue } from "../sheet";
import { cellText, fold } from "../text";
import { readYesNo } from "../text/yes-no";
import { regimeIds, type PolicyCatalogue, type Regime, type RegimeId, type TableRow } from "./regime";

/** Which makers count (the tests in use by public bodies). */
export type MakerTest = "T1" | "T2" | "T3" | "T4" | "T5";

export interface Switches {
  readonly treatAdviceAsMandatory: boolean;
  readonly extendToAllSites: boolean;
  readonly test: MakerTest;
  readonly isolationIsEnough: boolean;
  readonly includeAccessControlIntercom: boolean;
  readonly oemCounts: boolean;
  readonly unknownMakerAction: "review" | "isolate";
  readonly landlordKit: "ask" | "in-scope" | "out-of-scope";
  readonly surveillanceCameraCode: boolean;
  /** ISO date by which removal has to be done; "" for none. */
  readonly deadline: string;
  readonly stockDisposalRule: string;
}

export const noSwitches: Switches = {
  treatAdviceAsMandatory: false,
  extendToAllSites: false,
  test: "T1",
  isolationIsEnough: false,
  includeAccessControlIntercom: false,
  oemCounts: true,
  unknownMakerAction: "review",
  landlordKit: "ask",
  surveillanceCameraCode: false,
  deadline: "",
  stockDisposalRule: "",
};

/** The decision that the policy leaves to the organisation. */
export const organisationDecisions = ["extend", "do-not-extend", "remove", "isolate", "keep"] as const;
export type OrganisationDecision = (typeof organisationDecisions)[number];

/** The rules that bind, as a person set them. */
export interface PolicySetting {
  readonly regimes: readonly RegimeId[];
  readonly switches: Switches;
  /** Recorded decisions; the last one of a kind counts. */
  readonly decisions: readonly OrganisationDecision[];
  /** When the organisation adopted the maker list; until then reasons say "by Estate Lens's reading". */
  readonly adopted: { readonly by: string; readonly date: string } | null;
}

/** The rules for government departments without any setting: what a formula or command without a policy uses. */
export const defaultPolicy: PolicySetting = {
  regimes: ["uk-central"],
  switches: noSwitches,
  decisions: [],
  adopted: null,
};

/** Reads regime ids joined by commas; `null` where one is not known. */
export function readRegimes(text: string): RegimeId[] | null {
  const ids = text
    .split(/[,;+]/)
    .map((part) => fold(part).replace(/[ _]/g, "-"))
    .filter((part) => part !== "");
  const known = ids.flatMap((id) => regimeIds.filter((regime) => regime === id));
  return known.length === ids.length && known.length > 0 ? [...new Set(known)] : null;
}

const truth = (text: string): boolean | undefined => {
  const answer = readYesNo(text);
  return answer === "yes" ? true : answer === "no" ? false : undefined;
};

type SwitchReader = (text: string) => Partial<Switches> | null;
const yesNo =
  (make: (value: boolean) => Partial<Switches>): SwitchReader =>
  (text) => {
    const value = truth(text);
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
  test: (text) => {
    const test = (["T1", "T2", "T3", "T4", "T5"] as const).find((name) =>
      fold(text).startsWith(name.toLowerCase()),
    );
    return test === undefined ? null : { test };
  },
  unknown_maker_action: (text) => {
    const action = (["review", "isolate"] as const).find((name) => name === fold(text));
    return action === undefined ? null : { unknownMakerAction: action };
  },
  landlord_kit_in_scope: (text) => {
    if (fold(text) === "ask") return { landlordKit: "ask" };
    const value = truth(text);
    return value === undefined ? null : { landlordKit: value ? "in-scope" : "out-of-scope" };
  },
  deadline: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? { deadline: text.trim() } : null),
  stock_disposal_rule: (text) => ({ stockDisposalRule: text.trim() }),
};

/**
 * Reads a Setting/Value table (a file, a range or the workbook's own). Nothing is guessed: a setting that is not
 * understood is left at its default and named in `problems`.
 */
export function readPolicySetting(rows: readonly (readonly CellValue[])[]): {
  setting: PolicySetting;
  problems: string[];
} {
  let setting = defaultPolicy;
  const problems: string[] = [];
  for (const row of rows) {
    const name = fold(cellText(row[0] ?? null)).replace(/[ -]/g, "_");
    const value = cellText(row[1] ?? null).trim();
    if (name === "" || name === "setting" || value === "") continue;
    if (name === "regime" || name === "regimes") {
      const regimes = readRegimes(value);
      if (regimes === null) problems.push(`Regime "${value}" is not known; use ${regimeIds.join(", ")}.`);
      else setting = { ...setting, regimes };
    } else if (name === "decision") {
      const decision = organisationDecisions.find((known) => known === fold(value).replace(/ /g, "-"));
      if (decision === undefined)
        problems.push(`Decision "${value}" is not known; use ${organisationDecisions.join(", ")}.`);
      else setting = { ...setting, decisions: [...setting.decisions, decision] };
    } else if (name === "maker_list_adopted") {
      const [by = "", date = ""] = value.split(/\s*,\s*/);
      setting = { ...setting, adopted: { by, date } };
    } else {
      const changed = readers[name]?.(value) ?? null;
      if (changed === null) {
        problems.push(
          name in readers
            ? `Setting "${cellText(row[0] ?? null)}" cannot be "${value}".`
            : `Setting "${cellText(row[0] ?? null)}" is not known.`,
        );
      } else setting = { ...setting, switches: { ...setting.switches, ...changed } };
    }
  }
  return { setting, problems };
}

const own = "OWN";
const withOwnClause = (clauses: readonly string[]): readonly string[] =>
  clauses.includes(own) ? clauses : [...clauses, own];

/** Being off every network is enough: removal becomes isolation, and what is isolated already carries no duty. */
function isolationIsEnough(row: TableRow): TableRow[] {
  if (!row.duties.includes("remove")) return [row];
  const connections = row.when.connection ?? ["core", "other-network", "isolated"];
  const networked = connections.filter((connection) => connection !== "isolated");
  const rows: TableRow[] = [];
  if (networked.length > 0) {
    rows.push({
      ...row,
      when: { ...row.when, connection: networked },
      duties: ["isolate"],
      clauses: withOwnClause(row.clauses),
      says: "your organisation's own policy is to take such equipment off every network",
      steps: ["Ask IT to take it off the network; do not just switch it off."],
    });
  }
  if (connections.includes("isolated")) {
    rows.push({
      ...row,
      when: { ...row.when, connection: ["isolated"] },
      duties: [],
      clauses: withOwnClause(row.clauses),
      says: "it is on no network, which is enough under your organisation's own policy",
      steps: [],
    });
  }
  return rows;
}

/** A regime under an organisation's switches. The table stays total: rows are split, never dropped. */
export function regimeUnder(switches: Switches, regime: Regime, policies: PolicyCatalogue): Regime {
  let table = regime.table;
  const hasConnection = regime.facts.includes("connection");
  if (switches.isolationIsEnough && hasConnection) table = table.flatMap(isolationIsEnough);
  if (switches.landlordKit === "out-of-scope") {
    table = table.map((row) =>
      row.wouldBe === undefined
        ? row
        : {
            ...row,
            duties: [],
            clauses: withOwnClause(row.clauses),
            says: "it belongs to somebody else, and your organisation's own policy leaves that out",
            steps: [],
          },
    );
  }
  const ownClause = policies.own.clauses.filter(({ id }) => id === own);
  let clauses = regime.clauses.some(({ id }) => id === own)
    ? regime.clauses
    : [...regime.clauses, ...ownClause];
  if (switches.treatAdviceAsMandatory) {
    clauses = clauses.map((clause) =>
      ["W2", "W3", "W4"].includes(clause.id) ? { ...clause, force: "own" } : clause,
    );
  }
  return { ...regime, clauses, table };
}

/** The regime behind an id: `own` stands for the regime that it is based on, under its own name and force. */
export function regimeOf(id: RegimeId, policies: PolicyCatalogue): Regime {
  const base = policies.regimes.find((regime) => regime.id === (id === "own" ? policies.own.basedOn : id));
  if (base === undefined) throw new Error(`The catalogue has no regime ${id}.`);
  if (id !== "own") return base;
  const { name, version, date } = policies.own;
  return {
    ...base,
    id: "own",
    name,
    version,
    date,
    clauses: [
      ...base.clauses.map((clause) => ({ ...clause, force: "own" as const })),
      ...policies.own.clauses,
    ],
  };
}
