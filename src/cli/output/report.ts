/** The readable answer: whose rules, what was read, how many of what, which questions settle most, and the rows that need action. */
import type { CheckBasis, CheckedAsset } from "../../core/check";
import { columnLetters, areaName } from "../../core/sheet";
import { questionWords, type Question } from "../../core/questions";
import type { ColumnRole } from "../../core/asset";
import { registerReport, type NothingToCheck, type RegisterReading } from "../../core/register";
import { regimeOf } from "../../core/policy/regime-under";
import { actions, type Action } from "../../core/policy/regime";
import { actionWords } from "../../core/policy/words";
import { makerCell, toSettleCell } from "../../core/result-columns";
import type { Summary } from "../../core/summary";
import { actionFormats, counted, wrapped, type Style } from "./style";

const roleWords: Readonly<Partial<Record<ColumnRole, string>>> = {
  make: "make",
  model: "model",
  mac: "MAC",
  serial: "serial",
  description: "description",
  category: "type of device",
  site: "site",
  siteType: "site type",
  sensitivity: "sensitivity",
  network: "network",
  status: "status",
  quantity: "quantity",
  owner: "owner",
  purpose: "purpose",
  notes: "notes",
};

const indent = "  ";

/** A date as people write it: 22 November 2026. */
export function longDate(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

export interface ReportLayout {
  readonly style: Style;
  readonly width: number;
}

/** Whose rules were applied, with the version of the maker list. */
export function rulesLines(
  { catalogue, setting, asOf }: CheckBasis,
  given: boolean,
  { style }: ReportLayout,
): string[] {
  const names = setting.regimes.map((id) => regimeOf(id, catalogue.policies).name).join(" and ");
  const why = given ? "" : " (nobody said whose rules bind; choose others with --regime)";
  return [
    `${style("bold", "Estate Lens")}  checked on ${longDate(asOf)} with maker list ${catalogue.version} of ${longDate(catalogue.date)}`,
    `Under ${names}${why}`,
    "",
  ];
}

/** What was read from one register. */
export function readingLines(reading: RegisterReading, assets: number, layout: ReportLayout): string[] {
  const named = reading.columns.flatMap(({ role, column }) =>
    roleWords[role] === undefined ? [] : [`${roleWords[role]} ${columnLetters(column)}`],
  );
  const hidden =
    reading.hiddenRows !== null && reading.hiddenRows > 0
      ? `; ${counted(reading.hiddenRows, "row")} of them hidden`
      : "";
  const head = `${indent}${layout.style("bold", reading.sheet)} ${areaName(reading.area)}: ${counted(assets, "asset")}${hidden}`;
  const { questions, mangled } = registerReport(reading);
  return [
    head,
    ...wrapped(named.join(" · "), layout.width - 4).map((line) =>
      layout.style("dim", `${indent}${indent}${line}`),
    ),
    ...[...questions, ...mangled].flatMap(({ message }) =>
      wrapped(message, layout.width - 4).map((line) => `${indent}${indent}${line}`),
    ),
  ];
}

export function nothingLines(nothing: readonly NothingToCheck[], layout: ReportLayout): string[] {
  return nothing.map(({ sheet, message }) => layout.style("dim", `${indent}${sheet}: ${message}`));
}

const whatItMeans: Readonly<Record<Action, string>> = {
  remove: "take it out and replace it",
  "do-not-deploy": "planned, on order or in store",
  isolate: "ask IT; do not just switch it off",
  review: "cannot be decided yet",
  none: "",
};

/** The counts by action with a bar each. */
export function summaryLines(summary: Summary, { style }: ReportLayout): string[] {
  const most = Math.max(1, ...actions.map((action) => summary.actions[action].rows));
  const differ = summary.devices !== summary.assets;
  const lines = actions.map((action) => {
    const { rows, devices, provisional } = summary.actions[action];
    const length = rows === 0 ? 0 : Math.max(1, Math.round((rows / most) * 20));
    const bar = style(actionFormats[action], "█".repeat(length)) + " ".repeat(20 - length);
    const word = style(actionFormats[action], actionWords[action].padEnd(21));
    const notes = [
      differ && rows > 0 ? counted(devices, "device") : "",
      provisional > 0 ? `${provisional.toLocaleString("en-GB")} provisional` : "",
      rows > 0 ? whatItMeans[action] : "",
    ].filter((note) => note !== "");
    return `${indent}${word}${rows.toLocaleString("en-GB").padStart(9)}  ${bar}  ${style("dim", notes.join(", "))}`.trimEnd();
  });
  const total = `${counted(summary.assets, "asset")}${differ ? `, ${counted(summary.devices, "device")}` : ""}`;
  const provisional =
    summary.provisional > 0
      ? [
          style(
            "dim",
            `${indent}Provisional: rests on what the words suggest about a site or purpose; firm once somebody confirms it.`,
          ),
        ]
      : [];
  return [style("bold", total), ...lines, ...provisional, ""];
}

/** The questions that settle most rows, up to ten. */
export function questionLines(questions: readonly Question[], { style, width }: ReportLayout): string[] {
  if (questions.length === 0) return [];
  const shown = questions.slice(0, 10);
  const open = questions.reduce((sum, { settles }) => sum + settles, 0);
  const settled = shown.reduce((sum, { settles }) => sum + settles, 0);
  const head = `${counted(shown.length, "answer")} ${shown.length === 1 ? "settles" : "settle"} ${settled.toLocaleString("en-GB")} of ${counted(open, "open row")}`;
  const lines = shown.map((question, place) => {
    const words = questionWords(question);
    const room = Math.min(width - 24, 74);
    const text = words.length > room ? `${words.slice(0, room - 1)}…` : words;
    return `${indent}${String(place + 1).padStart(2)}. ${text.padEnd(room)} ${style("bold", question.settles.toLocaleString("en-GB").padStart(7))} ${question.settles === 1 ? "row" : "rows"}`;
  });
  const more =
    questions.length > shown.length
      ? [style("dim", `${indent}    and ${counted(questions.length - shown.length, "more question")}`)]
      : [];
  return [style("bold", head), ...lines, ...more, ""];
}

/** A row that needs action, kept for the list. */
export interface ListedAsset {
  readonly sheet: string;
  readonly asset: CheckedAsset;
}

/** The list of rows that need action with their reasons. `hidden` says how many are not listed. */
export function actionLines(
  listed: readonly ListedAsset[],
  hidden: number,
  { style, width }: ReportLayout,
): string[] {
  if (listed.length === 0) return [];
  const lines: string[] = [style("bold", "Rows that need action")];
  let sheet = "";
  for (const { sheet: of, asset } of listed) {
    if (of !== sheet) {
      lines.push(style("dim", `${indent}${of}`));
      sheet = of;
    }
    const { verdict } = asset;
    const also =
      verdict.also.length === 0
        ? ""
        : ` + ${verdict.also.map((duty) => actionWords[duty].toLowerCase()).join(" + ")}`;
    const provisional = verdict.provisional ? style("dim", " (provisional)") : "";
    const where = [asset.tag, asset.site].filter((text) => text !== "").join(", ");
    lines.push(
      `${indent}${String(asset.row + 1).padStart(6)}  ${style(actionFormats[verdict.action], actionWords[verdict.action])}${also}${provisional}  ${style("bold", makerCell(verdict))}${where === "" ? "" : `  ${where}`}`,
    );
    for (const line of wrapped(asset.reason, width - 12))
      lines.push(style("dim", `${" ".repeat(10)}${line}`));
    const settle = toSettleCell(verdict);
    if (settle !== "") lines.push(`${" ".repeat(10)}To settle: ${settle}`);
  }
  if (hidden > 0)
    lines.push(
      style(
        "dim",
        `${indent}… and ${counted(hidden, "more row")}; list them with --all, or all rows with --csv.`,
      ),
    );
  return [...lines, ""];
}
