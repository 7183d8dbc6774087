import type { AssetText, ColumnRole, Evidence, RegisterContext } from "../asset";
import type { OwnerFinding } from "../findings";
import {
  createPhraseFinder,
  headerFor,
  onceFor,
  readYesNo,
  remembering,
  singular,
  soughtWords,
  wordsOf,
  type Sought,
} from "../text";
import type { OwnerRule, OwnerVocabulary } from "./vocabulary";

export interface OwnerReader {
  /**
   * Whose the thing is: ours unless an owner column or a plain sentence says otherwise. `siteOwner`: what the Sites
   * table says of the site's CCTV, where the row does not.
   */
  read(
    asset: AssetText,
    context: RegisterContext,
    siteOwner?: Pick<OwnerFinding, "owner" | "who"> | null,
  ): OwnerFinding;
  /**
   * What one cell tells of the owner, as a key: cells of a role under the same header with the same key say the same;
   * "" says nothing.
   */
  tells(role: ColumnRole, text: string, header: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

interface Said {
  readonly who: OwnerRule["who"];
  readonly rule: string;
  readonly text: string;
}

const readRoles: ReadonlySet<ColumnRole> = new Set(["owner", "notes", "description"]);
const ours: OwnerFinding = { owner: "own", who: null, evidence: [] };

/** Whether an owner cell names somebody: not blank, not "TBC". */
const names = (text: string): boolean => text.trim() !== "" && readYesNo(text) === null;

const findersOf = onceFor(({ rules }: OwnerVocabulary) => ({
  cells: createPhraseFinder(rules),
  headers: createPhraseFinder(
    rules.map((rule) => ({ ...rule, phrases: [...rule.phrases, ...(rule.headers ?? [])] })),
  ),
}));

export function createOwnerReader(vocabulary: OwnerVocabulary): OwnerReader {
  const { cells, headers } = findersOf(vocabulary);
  const negators = new Set(vocabulary.negators.map(singular));

  /** What a text says of the owner, leaving out what it denies: "not landlord's". */
  const saidIn = remembering((text): readonly (Said & { prose: boolean })[] => {
    const words = wordsOf(text);
    return cells
      .find(words)
      .filter(({ rule, first }) => rule.who !== "nothing" && !negators.has(words.list[first - 1]?.key ?? ""))
      .map(({ rule, first, last }) => ({
        who: rule.who,
        prose: rule.prose ?? false,
        rule: `owner/${rule.id}`,
        text: words.quote(first, last),
      }));
  });

  /** What Yes or No says under a header such as "Landlord owned?" or "Owned by us". */
  const answered = (header: string, text: string): Said | null => {
    const answer = readYesNo(text);
    if (answer !== "yes" && answer !== "no") return null;
    const words = wordsOf(header.replace(/([a-z])([A-Z])/g, "$1 $2"));
    const matches = headers.find(words).filter(({ rule }) => rule.who !== "nothing");
    const asked = matches.find(({ rule }) => rule.who !== "own") ?? matches[0];
    if (asked === undefined) return null;
    const { who } = asked.rule;
    const says = (answer === "yes") === (who !== "own") ? (who === "own" ? "third party" : who) : "own";
    return { who: says, rule: `owner/${asked.rule.id}`, text: text.trim().slice(0, 120) };
  };

  const finding = (said: Said, evidence: Evidence): OwnerFinding =>
    said.who === "own"
      ? { owner: "own", who: null, evidence: [evidence] }
      : { owner: "other", who: said.who, evidence: [evidence] };

  const inOwnerCell = (header: string, text: string): Said | undefined =>
    answered(header, text) ?? saidIn(text)[0];

  let sought: Sought | undefined;
  return {
    looksFor: (role) => (readRoles.has(role) ? (sought ??= soughtWords(vocabulary)) : null),
    tells(role, text, header) {
      if (role === "owner") {
        const said = inOwnerCell(header, text);
        return said === undefined && !names(text) ? "" : JSON.stringify([said, names(text)]);
      }
      if (role !== "notes" && role !== "description") return "";
      const said = saidIn(text).find(({ prose }) => prose);
      return said === undefined ? "" : JSON.stringify(said);
    },
    read(asset, context, siteOwner = null) {
      for (const [nth, text] of (asset.owner ?? []).entries()) {
        const said = inOwnerCell(headerFor(asset, context, "owner", nth), text);
        if (said !== undefined)
          return finding(said, { role: "owner", nth, text: said.text, rule: said.rule });
      }
      for (const role of ["notes", "description"] as const) {
        for (const [nth, text] of (asset[role] ?? []).entries()) {
          const said = saidIn(text).find(({ prose }) => prose);
          if (said !== undefined) return finding(said, { role, nth, text: said.text, rule: said.rule });
        }
      }
      if (siteOwner !== null && !(asset.owner ?? []).some(names)) {
        const text = (asset.site?.[0] ?? "").trim().slice(0, 120);
        return { ...siteOwner, evidence: [{ role: "site", nth: 0, text, rule: "sites/owner" }] };
      }
      return ours;
    },
  };
}
