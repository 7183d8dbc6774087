/** The functions that answer with a block of cells: a register's lines, its counts, the rules in force. */
import type { CheckedAsset } from "../core/check";
import { checkHeadings } from "../core/check-headings";
import { AssetKeys } from "../core/decisions";
import type { Confidence } from "../core/findings";
import type { Verdict } from "../core/policy/verdict";
import { noSwitches, type PolicySetting } from "../core/policy/own";
import { regimeOf, regimeUnder } from "../core/policy/regime-under";
import { actionWords, forceWords } from "../core/policy/words";
import { actions, type Action } from "../core/policy/regime";
import { readSheet, type RegisterReading } from "../core/register";
import { actionCell, makerCell, toSettleCell } from "../core/result-columns";
import { sheetFromRows } from "../core/sheet";
import { fold } from "../core/text";
import { cellOf, linesOf, type Given } from "./cells";
import { unusableWords } from "./decided";
import type { Desk, Engine } from "./engine";
import { FunctionProblem, problems } from "./problems";
import { withRulesNamed } from "./words";

const confidenceWords: Readonly<Record<Confidence, string>> = {
  confirmed: "confirmed",
  probable: "probable",
  possible: "possible",
  conflict: "evidence disagrees",
  unknown: "not known",
};

/** What Excel on the web takes as an answer, less a little for its wrapping. */
const webLimit = 5_000_000 - 20_000;

/** A range as Excel gave it, and the registers in it. */
function readRegister(
  engine: Engine,
  given: Given,
): { lines: number; registers: readonly RegisterReading[] } {
  const rows = linesOf(given);
  if (rows === null) throw new FunctionProblem(problems.noRegister());
  const { registers, nothing } = readSheet(sheetFromRows("", rows), engine.catalogue.vocabulary.columns, {
    lexicon: engine.lexicon,
  });
  if (registers.length === 0) {
    const [first] = nothing;
    throw new FunctionProblem(
      first === undefined ? problems.noRegister() : problems.nothingToCheck(first.message),
    );
  }
  return { lines: rows.length, registers };
}

/** An asset, with what is wrong with a row that somebody wrote about it; "" where nothing is. */
interface CheckedLine {
  readonly asset: CheckedAsset;
  readonly unusable: string;
}

/** The registers are placed together: an asset is looked for in all of the range. */
function* checked({ checker, decided }: Desk, registers: readonly RegisterReading[]): Generator<CheckedLine> {
  const placed = checker.place(registers);
  for (const reading of registers) {
    const keys = decided.hasUnusable ? new AssetKeys(reading) : null;
    for (const block of checker.check(reading, undefined, undefined, placed))
      for (const asset of block) {
        const [unusable] = keys === null ? [] : decided.unusable.of(keys, asset.row);
        yield { asset, unusable: unusable === undefined ? "" : unusableWords(unusable) };
      }
  }
}

/** Totals leave nothing out that somebody wrote down. */
function* counted(desk: Desk, registers: readonly RegisterReading[]): Generator<CheckedAsset> {
  for (const { asset, unusable } of checked(desk, registers)) {
    if (unusable !== "") throw new FunctionProblem(problems.cannotCount(unusable));
    yield asset;
  }
}

/** Counts the bytes of an answer as they travel: quoted, separated, in UTF-8. Each text is measured once. */
class Weight {
  private readonly known = new Map<string, number>();
  total = 0;

  /** The bytes of one text. */
  of(text: string): number {
    let bytes = this.known.get(text);
    if (bytes === undefined) {
      bytes = 3;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        bytes += code === 34 || code === 92 ? 2 : code < 0x20 ? 6 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
      }
      this.known.set(text, bytes);
    }
    return bytes;
  }
}

/**
 * A line per input line: headings on the first, an answer beside each asset, nothing beside other lines.
 * @param limited whether the answer has to keep to what Excel on the web takes
 */
export function checkLines(engine: Engine, desk: Desk, register: Given, limited: boolean): string[][] {
  const { lines, registers } = readRegister(engine, register);
  const blank = checkHeadings.map(() => "");
  const answer: string[][] = Array.from({ length: lines }, () => blank);
  answer[0] = [...checkHeadings];
  const weight = new Weight();
  const why = new Map<string, string>();
  const whyOf = (reason: string): string => {
    if (desk.policy.named) return reason;
    const text = why.get(reason) ?? withRulesNamed(reason, desk, engine.catalogue);
    why.set(reason, text);
    return text;
  };
  // Rows that say the same share a verdict, so its line is put together once.
  const known = new Map<Verdict, { line: string[]; bytes: number }>();
  for (const { asset, unusable } of checked(desk, registers)) {
    const { verdict } = asset;
    const shared = !asset.isDecided && unusable === "";
    let made = shared ? known.get(verdict) : undefined;
    if (made === undefined) {
      const line = [
        actionCell(verdict),
        toSettleCell(verdict),
        makerCell(verdict),
        confidenceWords[verdict.makers[0].confidence],
        unusable === "" ? whyOf(asset.reason) : `${whyOf(asset.reason)} ${unusable}`,
      ];
      made = { line, bytes: line.reduce((sum, text) => sum + weight.of(text), 0) };
      if (shared) known.set(verdict, made);
    }
    weight.total += made.bytes;
    answer[asset.row] = made.line;
  }
  if (limited && weight.total + lines * 2 > webLimit) throw new FunctionProblem(problems.tooLarge(lines));
  return answer;
}

type Cell = string | number;

interface Tally {
  readonly counts: Record<Action, number>;
  rows: number;
  devices: number;
  provisional: number;
}

const emptyTally = (): Tally => ({
  counts: { remove: 0, "do-not-deploy": 0, isolate: 0, review: 0, none: 0 },
  rows: 0,
  devices: 0,
  provisional: 0,
});

function add(tally: Tally, { verdict, quantity }: CheckedAsset): void {
  tally.counts[verdict.action]++;
  tally.rows++;
  tally.devices += quantity;
  if (verdict.provisional) tally.provisional++;
}

interface Grouping {
  readonly heading: string;
  readonly of: (asset: CheckedAsset) => string;
}

const orNotGiven = (text: string): string => text || "(not given)";
const bySiteType: Grouping = { heading: "Site type", of: ({ siteType }) => orNotGiven(siteType) };

const groupings: Readonly<Record<string, Grouping>> = {
  site: { heading: "Site", of: ({ site }) => orNotGiven(site) },
  "site type": bySiteType,
  type: bySiteType,
  sitetype: bySiteType,
  maker: {
    heading: "Maker",
    of: ({ verdict }) => {
      const [first] = verdict.makers;
      return first.maker ?? first.brand ?? "(not known)";
    },
  },
};

/** Counts by action: one line an action, or one line a site, site type or maker, the strictest first. */
export function summaryLines(engine: Engine, desk: Desk, register: Given, by: Given): Cell[][] {
  const { registers } = readRegister(engine, register);
  const wanted = fold(String(cellOf(Array.isArray(by) ? linesOf(by)?.[0]?.[0] : by) ?? "")).trim();
  const total = emptyTally();
  if (wanted === "" || wanted === "action") {
    const each = new Map(actions.map((action) => [action, emptyTally()]));
    for (const asset of counted(desk, registers)) {
      add(total, asset);
      const tally = each.get(asset.verdict.action);
      if (tally !== undefined) add(tally, asset);
    }
    const line = (name: string, { rows, devices, provisional }: Tally): Cell[] => [
      name,
      rows,
      devices,
      provisional,
    ];
    return [
      ["Action", "Rows", "Devices", "Provisional rows"],
      ...[...each].map(([action, tally]) => line(actionWords[action], tally)),
      line("Total", total),
    ];
  }
  const grouping = groupings[wanted];
  if (grouping === undefined) throw new FunctionProblem(problems.unknownGrouping(wanted));
  const groups = new Map<string, Tally>();
  for (const asset of counted(desk, registers)) {
    const name = grouping.of(asset);
    let tally = groups.get(name);
    if (tally === undefined) groups.set(name, (tally = emptyTally()));
    add(tally, asset);
    add(total, asset);
  }
  const line = (name: string, tally: Tally): Cell[] => [
    name,
    ...actions.map((action) => tally.counts[action]),
    tally.rows,
    tally.devices,
  ];
  const sorted = [...groups].sort(([nameA, a], [nameB, b]) => {
    for (const action of actions) {
      const more = b.counts[action] - a.counts[action];
      if (more !== 0) return more;
    }
    return nameA < nameB ? -1 : 1;
  });
  return [
    [grouping.heading, ...actions.map((action) => actionWords[action]), "Rows", "Devices"],
    ...sorted.map(([name, tally]) => line(name, tally)),
    line("Total", total),
  ];
}

const hasOwnPolicy = ({ regimes, switches }: PolicySetting): boolean =>
  regimes.includes("own") || JSON.stringify(switches) !== JSON.stringify(noSwitches);

/** The clauses in force, with the catalogue's version as the last line. */
export function rulesLines(engine: Engine, policy: Given): string[][] {
  const { setting } = engine.policy(policy);
  const { catalogue } = engine;
  const lines = setting.regimes.flatMap((id) => {
    const { name, version, clauses } = regimeUnder(
      setting.switches,
      regimeOf(id, catalogue.policies),
      catalogue.policies,
    );
    // the clause of an own policy is in force only where there is one
    const inForce = clauses.filter((clause) => clause.id !== "OWN" || hasOwnPolicy(setting));
    return inForce.map((clause) => [
      name,
      clause.id,
      clause.says,
      forceWords[clause.force],
      clause.from,
      clause.date,
      clause.source,
      version,
    ]);
  });
  return [
    ["Rules", "Clause", "What it says", "Force", "From", "Date", "Source", "Version"],
    ...lines,
    ["Maker list", "", "", "", "", catalogue.date, "", catalogue.version],
  ];
}
