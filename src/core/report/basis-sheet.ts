/** `Lens basis`: whose rules, which clauses of which force, which versions, what is presumed and who decided what. */
import { noSwitches, type Switches } from "../policy/own";
import { regimeOf } from "../policy/regime-under";
import { forceWords, standingWords } from "../policy/words";
import { decisionTable } from "../decisions";
import { whoseMakers } from "../legend";
import type { PlannedSheet } from "../sheets";
import type { ReportInput } from "./input";
import { cell, count, Page, type PageRow } from "./page";
import { byText, siteName, type ReportRow } from "./report-row";
import { counted, footOf, longDate, rulesName } from "./words";

const most = 500;

/** Plans the sheet. */
export function basisSheet(input: ReportInput, rows: readonly ReportRow[]): PlannedSheet {
  const { basis } = input;
  const page = new Page("Lens basis", {
    widths: [25, 24, 60, 36, 13],
    orientation: "landscape",
    foot: footOf(basis),
  });
  page.title("What the report rests on");
  rules(page, input);
  clauses(page, input);
  presumptions(page, rows);
  decisions(page, input);
  return page.sheet();
}

const line = (page: Page, name: string, text: string): void => {
  page.add({ value: name, look: "heading" }, { value: text, look: "wrapped", across: 3 });
};

function rules(page: Page, { basis, rulesGiven, decisions }: ReportInput): void {
  const { catalogue, setting, asOf } = basis;
  const regimes = setting.regimes.map((id) => regimeOf(id, catalogue.policies));
  line(
    page,
    "Whose rules",
    `${regimes.map(({ name, version, date }) => `${name} (version ${version} of ${date})`).join("; ")}${rulesGiven ? "" : ". Nobody said so: these are used where none are named."}`,
  );
  line(page, "Maker list", `${catalogue.version} of ${longDate(catalogue.date)}`);
  line(page, "Checked on", longDate(asOf));
  line(page, "Which makers", whoseMakers(setting));
  const { debarment } = decisions;
  line(
    page,
    "Debarment list",
    debarment === null
      ? "No check of the debarment list is recorded."
      : `Checked${debarment.date === "" ? "" : ` on ${debarment.date}`}${debarment.by === "" ? "" : ` by ${debarment.by}`}${debarment.result === "" ? "" : `: ${debarment.result}`}.`,
  );
  const own = ownSwitches(setting.switches);
  line(page, "Own policy", own.length === 0 ? "No switch differs from the rules." : `${own.join("; ")}.`);
  line(
    page,
    "Decision on other sites",
    setting.decisions.length === 0 ? "None recorded." : `${setting.decisions.join(", ")}.`,
  );
}

/** Switches that differ from the rules, in the words of the policy table. */
function ownSwitches(switches: Switches): string[] {
  const words: Readonly<Record<keyof Switches, string>> = {
    treatAdviceAsMandatory: "advice counts as binding",
    extendToAllSites: "the same holds at all sites",
    test: "which makers count",
    isolationIsEnough: "off every network is enough",
    includeAccessControlIntercom: "access control and intercoms count",
    oemCounts: "kit made by such a company under another label counts",
    unknownMakerAction: "kit of an unknown maker on the core network",
    landlordKit: "a landlord's kit",
    surveillanceCameraCode: "the Surveillance Camera Code applies",
    deadline: "deadline",
    stockDisposalRule: "what happens to stock",
  };
  return (Object.keys(words) as (keyof Switches)[]).flatMap((name) => {
    const value = switches[name];
    if (value === noSwitches[name]) return [];
    const told = value === true ? "yes" : value === false ? "no" : value;
    return [`${words[name]}: ${told}`];
  });
}

function clauses(page: Page, { basis: { catalogue, setting } }: ReportInput): void {
  page.heading("Clauses, and how strong they are");
  const lines = setting.regimes.flatMap((id) =>
    regimeOf(id, catalogue.policies).clauses.map(
      ({ id: clause, force, says, from, date, source }): PageRow => [
        cell(clause),
        cell(forceWords[force], "wrapped"),
        cell(says, "wrapped"),
        cell(`${from}. ${source}`, "wrapped"),
        { value: { date }, look: "date" },
      ],
    ),
  );
  page.table("LensClauses", ["Clause", "Force", "What it says", "Where from", "Date"], lines, "");
}

/** Sites whose sensitivity nobody has confirmed, with the rows that hang on it. */
function presumptions(page: Page, rows: readonly ReportRow[]): void {
  const sites = new Map<string, { sensitive: boolean; rows: number; provisional: number }>();
  for (const row of rows) {
    if (!row.presumed) continue;
    const name = siteName(row);
    const site = sites.get(name) ?? { sensitive: false, rows: 0, provisional: 0 };
    site.sensitive ||= row.sensitivity === "sensitive";
    site.rows++;
    if (row.provisional) site.provisional++;
    sites.set(name, site);
  }
  page.heading("Presumptions that nobody has confirmed");
  const provisional = rows.filter((row) => row.provisional).length;
  page.note(
    `${counted(provisional, "row")} would have another answer if a presumption is wrong. A presumption is a word or a designated name in the register; somebody's answer on Lens sites takes its place.`,
  );
  const lines = [...sites]
    .sort(([one, a], [other, b]) => b.provisional - a.provisional || byText(one, other))
    .map(([name, site]): PageRow => [
      cell(site.sensitive ? "Sensitive" : "Not sensitive"),
      count(site.rows),
      cell(name, "wrapped"),
      cell(site.provisional === 0 ? "Changes no answer" : `${counted(site.provisional, "row")} hang on it`),
      null,
    ]);
  page.table(
    "LensPresumptions",
    ["Presumed", "Rows", "Site", "What hangs on it", "Confirmed by"],
    lines.slice(0, most),
    "None.",
  );
  if (lines.length > most) page.note(`${counted(lines.length - most, "more site")}.`);
}

function decisions(page: Page, { basis, decisions: made, byHand }: ReportInput): void {
  page.heading("What people decided");
  if (byHand !== undefined)
    page.note(
      byHand.length === 0
        ? "Nothing on the decision tables was changed by hand since the last check."
        : `Since the last check: ${byHand.join("; ")}.`,
    );
  const assessed = basis.sites.filter(({ sensitivity }) => sensitivity !== "not-assessed");
  const people = [
    ...new Set(assessed.flatMap(({ assessedBy }) => (assessedBy === null ? [] : [assessedBy]))),
  ].sort(byText);
  const unnamed = assessed.filter(({ assessedBy }) => assessedBy === null).length;
  page.note(
    assessed.length === 0
      ? "No site has been assessed."
      : `${counted(assessed.length, "answer")} about sites${people.length === 0 ? "" : `, by ${people.join(", ")}`}${unnamed === 0 ? "" : `; ${unnamed} unsigned`}.`,
  );
  const makers = basis.makers.map(({ name, maker, standing, decidedBy, date, basis: why }): PageRow => [
    cell("Maker"),
    cell(name, "wrapped"),
    cell(
      [maker ?? "", standing === null ? "" : standingWords[standing], why]
        .filter((part) => part !== "")
        .join(": "),
      "wrapped",
    ),
    cell(decidedBy || "Unsigned", "wrapped"),
    cell(date),
  ]);
  const exceptions = made.exceptions.map(({ asset, until, reason, approvedBy }): PageRow => [
    cell(until < basis.asOf ? "Exception, overdue" : "Exception", "wrapped"),
    cell(asset, "wrapped"),
    cell(reason, "wrapped"),
    cell(approvedBy, "wrapped"),
    cell(until === "" ? "" : `until ${until}`, "wrapped"),
  ]);
  page.table(
    "LensDecided",
    ["Kind", "About", "What", "By", "When"],
    [...makers, ...exceptions],
    "No decision on a maker and no exception.",
  );
  page.note(
    `Single answers stand on ${decisionTable("sites").sheet}, ${decisionTable("makers").sheet}, ${decisionTable("found").sheet} and ${decisionTable("exceptions").sheet}. Rules: ${rulesName(basis)}.`,
  );
}
