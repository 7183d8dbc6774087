/** What a live formula is given besides its row, so that it says what the check says; or why it could not. */
import {
  AssetKeys,
  decisionTable,
  type Decisions,
  type DecisionTableId,
  firstDecidedOtherwise,
  NamedAssets,
  problemWords,
  type TableProblem,
  type TableRows,
  textIn,
  unusableRows,
} from "../../core/decisions";
import type { RegimeId } from "../../core/policy/regime";
import type { RegisterReading } from "../../core/register";
import type { RowsOf } from "./decision-source";

/** What the workbook holds that formulas are given. */
export interface LiveTables {
  readonly regimes: readonly RegimeId[];
  /** The Excel tables that there are. */
  readonly names: ReadonlyMap<DecisionTableId, string>;
  readonly rowsOf: RowsOf;
  /** Whether the Policy table itself says whose rules bind. */
  readonly policySaysRules: boolean;
  /** Whether the sites are assessed in this workbook. */
  readonly sitesAreHere: boolean;
}

/** Arguments as formula text; or a sentence that says why values are written. */
export type LiveArguments = readonly string[] | string;

const instead = "so values were written instead of formulas";
const whole = [
  "sites",
  "makers",
  "found",
  "exceptions",
  "work",
] as const satisfies readonly DecisionTableId[];

/**
 * Arguments by their places: policy, sites, makers, found, exceptions, work, today. Tables are named, so that they may
 * grow. The day is asked for only where it matters: it has Excel compute every formula anew with every change.
 */
export function liveArguments(
  { regimes, names, rowsOf, policySaysRules, sitesAreHere }: LiveTables,
  decisions: Pick<Decisions, "sites" | "found" | "exceptions" | "work">,
  asOf: string,
): LiveArguments {
  if (!sitesAreHere)
    return `The sites are assessed in another file, which a formula cannot read, ${instead}.`;
  const says = (id: DecisionTableId): boolean => (rowsOf(id)?.rows.length ?? 0) > 0;
  const settings = (rowsOf("policy")?.rows ?? []).some((row) => textIn(row, "value") !== "");
  if (settings && !policySaysRules)
    return `Lens policy does not say whose rules bind (the setting Regime), so a formula cannot use it and values were written instead.`;
  const plain = [...whole, "policy" as const].find(
    (id) => (id === "policy" ? settings : says(id)) && !names.has(id),
  );
  if (plain !== undefined)
    return `${decisionTable(plain).sheet} is no Excel table any more, which a formula could name, ${instead}. Select its cells, with the headings, and insert a table.`;
  const policy = settings
    ? settingColumns(names.get("policy") ?? "", rowsOf("policy"))
    : `"${regimes.join(",")}"`;
  const { sites: assessed, found, exceptions, work } = decisions;
  const needsDay =
    exceptions.length > 0 ||
    [...found, ...work].some(({ date }) => date > asOf) ||
    assessed.some(({ reviewDate }) => reviewDate !== null && reviewDate < asOf);
  const all = [
    policy,
    ...whole.map((id) => (says(id) ? `${names.get(id) ?? ""}[#All]` : "")),
    needsDay ? "TODAY()" : "",
  ];
  while (all.at(-1) === "") all.pop();
  return all;
}

/** Why formulas would say something else of a register's rows than a check of all of it; `null` where they would not. */
export function whyNotAlone(
  reading: RegisterReading,
  decisions: Decisions,
  problems: readonly TableProblem[],
  asOf: string,
): string | null {
  const unusable = unusableRows({ decisions, problems });
  if (
    unusable.length === 0 &&
    decisions.found.length + decisions.exceptions.length + decisions.work.length === 0
  )
    return null;
  const keys = new AssetKeys(reading);
  const named = new NamedAssets(unusable);
  for (const row of reading.rows) {
    const [first] = named.of(keys, row);
    if (first !== undefined)
      return `${problemWords(first.problem)} A formula would show an error for this row until then, ${instead}.`;
  }
  const row = firstDecidedOtherwise(decisions, reading, keys, asOf);
  return row === null
    ? null
    : `What is recorded for row ${row + 1} may be about another row as well, which a formula cannot see, ${instead}.`;
}

/** From Setting to Date, so that reasons name who decided; the long notes do not travel with every formula. */
function settingColumns(name: string, rows: TableRows | null): string {
  const { columns } = decisionTable("policy");
  const said = columns.slice(0, -1);
  const at = said.map(({ id }) => rows?.columns.get(id));
  const inOrder = at.every((place, index) => place !== undefined && place === (at[0] ?? 0) + index);
  const [first] = said;
  return inOrder
    ? `${name}[[#All],[${first?.header ?? ""}]:[${said.at(-1)?.header ?? ""}]]`
    : `${name}[#All]`;
}
