import type { AssetText, ColumnRole, Evidence, RegisterContext } from "../asset";
import type { StageFact, StageFinding } from "../findings";
import {
  headerFor,
  isDoubtful,
  phraseKey,
  readYesNo,
  remembering,
  soughtWords,
  wordsOf,
  type Sought,
} from "../text";
import { looksLikeDate } from "../text/date";
import { createStageStatements } from "./statements";
import type { SaysOfStage, StageVocabulary } from "./vocabulary";

export interface StageReader {
  /**
   * Whether the thing is up, not up yet, or gone. Status columns decide; notes and description only where they say
   * nothing. `struckThrough`: the row's cells are struck through, which may mean that it is gone.
   */
  read(asset: AssetText, context: RegisterContext, struckThrough?: boolean): StageFinding;
  /**
   * What one cell tells of the stage, as a key: cells of a role under the same header with the same key say the same;
   * "" says nothing. Notes and descriptions that tell something are weighed with the words of make and model.
   */
  tells(role: ColumnRole, text: string, header: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

const facts: Readonly<Record<Exclude<SaysOfStage, "nothing">, readonly StageFact[]>> = {
  installed: ["installed"],
  "not-installed": ["not-installed"],
  removed: ["removed"],
  "installed-or-removed": ["installed", "removed"],
  "not-there": ["not-installed", "removed"],
};

const readRoles: ReadonlySet<ColumnRole> = new Set(["status", "notes", "description"]);
const order: readonly StageFact[] = ["installed", "not-installed", "removed"];

/** Whether a cell is a day, a month or a year: as written, or as the number that Excel keeps for a day from 1990 on. */
function isDay(text: string): boolean {
  const number = Number(text);
  if (number >= 32_874 && number < 73_051) return true;
  return looksLikeDate(text) || monthAndYear.test(text.trim());
}

const monthAndYear =
  /^(?:\d{1,2}[/.-]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[. -]*)(?:19|20)?\d\d$/i;

interface Stated {
  readonly possible: readonly StageFact[];
  readonly evidence: Evidence;
  readonly condition?: boolean;
}

export function createStageReader(vocabulary: StageVocabulary): StageReader {
  const statements = createStageStatements(vocabulary);
  const codes = new Map(
    Object.entries(vocabulary.codes).map(([header, table]) => [
      phraseKey(header),
      new Map(Object.entries(table)),
    ]),
  );

  const codesUnder = remembering((header) =>
    codes.get(phraseKey(header.replace(/([a-z])([A-Z])/g, "$1 $2"))),
  );

  /** What a number says under a header that gives it a meaning: `install_status` 7 is retired. */
  const coded = (header: string, text: string): SaysOfStage | undefined =>
    codesUnder(header)?.get(text.trim());

  const inStatusCell = (header: string, text: string, nth: number): Stated[] => {
    const stated = (says: SaysOfStage, rule: string, words: string): Stated[] =>
      says === "nothing"
        ? []
        : [{ possible: facts[says], evidence: { role: "status", nth, text: words.slice(0, 120), rule } }];
    const code = coded(header, text);
    if (code !== undefined) return stated(code, "stage/code", text.trim());
    const answer = readYesNo(text);
    if (answer === "yes" || answer === "no") {
      const asked = statements.inHeader(header);
      if (asked !== null) {
        // "Working?" over No tells of the thing's state only
        const condition = answer === "no" && asked.says === "installed" && asked.negated === "installed";
        const says = answer === "yes" ? asked.says : asked.negated;
        return stated(says, asked.rule, text.trim()).map((one) => ({ ...one, condition }));
      }
    }
    if (isDay(text)) {
      // "Date removed": it went that day; "Disposal date" may still be to come
      const asked = statements.inHeader(header);
      if (asked === null || !facts[asked.says].includes("removed")) return [];
      const told = statements.inCell(header)?.says ?? "installed-or-removed";
      return stated(told, asked.rule, text.trim());
    }
    const cell = statements.inCell(text);
    if (cell === null) return [];
    const [told] = stated(cell.says, cell.rule, cell.text);
    if (told === undefined) return [];
    const certain = cell.condition ? { ...told, condition: true } : told;
    // "Removed?" leaves open that it is still there
    if (!isDoubtful(text) || certain.possible.includes("installed")) return [certain];
    return [{ ...certain, possible: ["installed", ...certain.possible] }];
  };

  const inStatus = (asset: AssetText, context: RegisterContext): Stated[] =>
    (asset.status ?? []).flatMap((text, nth) =>
      inStatusCell(headerFor(asset, context, "status", nth), text, nth),
    );

  const inProse = (asset: AssetText): Stated[] => {
    const own = new Set(
      [...(asset.make ?? []), ...(asset.model ?? [])].flatMap((text) =>
        wordsOf(text).list.map(({ key }) => key),
      ),
    );
    return (["notes", "description"] as const).flatMap((role) =>
      (asset[role] ?? []).flatMap((text, nth): Stated[] => {
        const statement = statements.inProse(text, own);
        if (statement === null) return [];
        return [
          {
            possible: facts[statement.says],
            evidence: { role, nth, text: statement.text, rule: statement.rule },
          },
        ];
      }),
    );
  };

  let sought: Sought | undefined;
  return {
    looksFor: (role) => (readRoles.has(role) ? (sought ??= soughtWords(vocabulary)) : null),
    tells(role, text, header) {
      if (role === "notes" || role === "description") return statements.speaksInProse(text) ? text : "";
      if (role !== "status") return "";
      const said = inStatusCell(header, text, 0);
      return said.length === 0 ? "" : JSON.stringify(said);
    },
    read(asset, context, struckThrough = false) {
      const status = inStatus(asset, context);
      const found = status.length > 0 ? status : inProse(asset);
      const evidence = found.map((stated) => stated.evidence);
      // several columns: what all allow; where they contradict each other, what any says
      const shared = (of: readonly Stated[]): StageFact[] =>
        order.filter((fact) => of.length > 0 && of.every(({ possible }) => possible.includes(fact)));
      let common = shared(found);
      // "In stock" and "Faulty": the second tells of its state, the first where it is
      if (common.length === 0) common = shared(found.filter(({ condition }) => condition !== true));
      let possible =
        common.length > 0 ? common : order.filter((fact) => found.some((one) => one.possible.includes(fact)));
      if (found.length === 0) possible = ["installed"];
      if (struckThrough && !possible.includes("removed")) possible = [...possible, "removed"];
      const [only] = possible;
      return {
        stage: possible.length === 1 && only !== undefined ? only : "installed-or-removed",
        possible,
        stated: found.length > 0 || struckThrough,
        evidence,
      };
    },
  };
}
