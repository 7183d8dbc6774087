import { parseArgs } from "node:util";
import { organisationDecisions, readRegimes, type OrganisationDecision } from "../core/policy/own";
import { regimeIds, type RegimeId } from "../core/policy/regime";
import { correctionHeaders } from "../core/register";
import { UsageError } from "./errors";

export interface CheckOptions {
  readonly files: readonly string[];
  /** `null` where nobody said whose rules bind. */
  readonly regimes: readonly RegimeId[] | null;
  readonly policyFile: string | undefined;
  readonly sitesFile: string | undefined;
  readonly makersFile: string | undefined;
  /** A workbook with tables of decisions. */
  readonly decisionsFile: string | undefined;
  /** An earlier copy to compare with. */
  readonly sinceFile: string | undefined;
  /** Survey sheets that were filled in. */
  readonly fromFiles: readonly string[];
  /** Corrections of how registers are read. */
  readonly readingFile: string | undefined;
  readonly decisions: readonly OrganisationDecision[];
  readonly sheets: readonly string[];
  readonly asOf: string;
  /** Who runs it, as typed, for the audit of a copy or a report. */
  readonly by: string;
  readonly output: "text" | "json" | "csv";
  /** List every row that needs action, not only the first ones. */
  readonly all: boolean;
  readonly out: string | undefined;
  readonly force: boolean;
}

export const usage = `Estate Lens checks asset registers for surveillance equipment under government rules.

  estate-lens check FILE... [options]
  estate-lens report FILE... --out REPORT.xlsx   totals, plan, lists and basis of all registers together
  estate-lens survey FILE... --out SURVEY.xlsx   sheets to fill in on site, by site and floor (--all: every row)
  estate-lens survey FILE... --from SURVEY.xlsx --out ANSWERS.xlsx   what was seen, and what disagrees
  estate-lens share FILE --out COPY.xlsx         a copy without reasons for sensitivity, assessors and audit
  estate-lens foi FILE... --out DRAFT.xlsx       makers by kind of site, small counts merged (a draft)
  estate-lens read FILE... [--reading FILE] [--sheet NAME] [--json]
                     what is understood of a file, and why

Reads .xlsx, .xlsm, .xls, .ods and .csv. Nothing leaves this computer.

Options
  --regime ID[,ID]   whose rules bind: ${regimeIds.join(", ")} (default uk-central)
  --policy FILE      your organisation's policy: Setting,Value
  --sites FILE       site assessments: Site,Site type,Sensitive,Limb,Assessed by,Date
  --makers FILE      your decisions on makers: Name or alias,Maker,Standing,Basis,Decided by,Date
                     (.csv, or a workbook with the sheet Lens policy, Lens sites or Lens makers)
  --decisions FILE   a workbook with any of the tables Lens sites, Lens makers, Lens policy, Lens found,
                     Lens exceptions, Lens work; without it those of each register's own workbook count
  --since COPY       what is new, gone and changed since that copy was checked, and how far you are
  --reading FILE     corrections of what is read: ${correctionHeaders.join(",")}
  --decision WHAT    ${organisationDecisions.join(", ")}
  --sheet NAME       only this sheet (may be given again)
  --as-of DATE       the date of the check, YYYY-MM-DD (default today)
  --by NAME          who runs it, for the audit in a copy or a report
  --out COPY         write a highlighted copy (a folder for several files)
  --force            overwrite an existing copy, unless people have decided something in it
  --json | --csv     machine-readable output on stdout
  --all              list every row that needs action
  --help, --version

Exit code 0: nothing to do. 1: something to do or to settle. 2: a file could not be read.`;

function date(text: string | undefined, today: string): string {
  if (text === undefined) return today;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(time) ||
    new Date(time).toISOString().slice(0, 10) !== text
  ) {
    throw new UsageError(`--as-of takes a date written YYYY-MM-DD, not "${text}".`);
  }
  return text;
}

function decisionsOf(texts: readonly string[]): OrganisationDecision[] {
  return texts
    .flatMap((text) => text.split(","))
    .map((text) => {
      const decision = organisationDecisions.find((known) => known === text.trim().toLowerCase());
      if (decision === undefined) {
        throw new UsageError(`--decision takes ${organisationDecisions.join(", ")}, not "${text}".`);
      }
      return decision;
    });
}

/** Reads the words after `estate-lens check`. Throws `UsageError`. */
export function readCheckArguments(words: readonly string[], today: string): CheckOptions {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        regime: { type: "string" },
        policy: { type: "string" },
        sites: { type: "string" },
        makers: { type: "string" },
        decisions: { type: "string" },
        since: { type: "string" },
        from: { type: "string", multiple: true },
        reading: { type: "string" },
        decision: { type: "string", multiple: true },
        sheet: { type: "string", multiple: true },
        "as-of": { type: "string" },
        by: { type: "string" },
        out: { type: "string" },
        force: { type: "boolean" },
        json: { type: "boolean" },
        csv: { type: "boolean" },
        all: { type: "boolean" },
      },
    });
  } catch (error) {
    const [message = ""] = error instanceof Error ? error.message.split(". ") : [];
    throw new UsageError(`${message}. See estate-lens --help.`);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw new UsageError("Name at least one file to check.");
  if (values.json === true && values.csv === true) throw new UsageError("Choose --json or --csv, not both.");
  const regimes = values.regime === undefined ? null : readRegimes(values.regime);
  if (values.regime !== undefined && regimes === null) {
    throw new UsageError(`--regime takes ${regimeIds.join(", ")}, not "${values.regime}".`);
  }
  return {
    files: positionals,
    regimes,
    policyFile: values.policy,
    sitesFile: values.sites,
    makersFile: values.makers,
    decisionsFile: values.decisions,
    sinceFile: values.since,
    fromFiles: values.from ?? [],
    readingFile: values.reading,
    decisions: decisionsOf(values.decision ?? []),
    sheets: values.sheet ?? [],
    asOf: date(values["as-of"], today),
    output: values.json === true ? "json" : values.csv === true ? "csv" : "text",
    all: values.all === true,
    by: values.by?.trim() ?? "",
    out: values.out,
    force: values.force === true,
  };
}
