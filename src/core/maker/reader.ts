import type { AssetText, ColumnRole } from "../asset";
import { columnRoles } from "../asset";
import type { MakerFinding, MakerFindings } from "../findings";
import { soughtWords, type Sought } from "../text";
import { anyLabel, anyLabelIn, labelOf, withLabel } from "./any-label";
import type { MakerCatalogue, NegationVocabulary } from "./catalogue";
import { CellReader, cellKind, nothing, unitWords, type CellKind, type CellReading } from "./cell";
import { nameKey, type MakerDecision } from "./decisions";
import type { Entries } from "./entries";
import { indexesOf } from "./indexes";
import { MentionReader } from "./mentions";
import { serialRules } from "./models";
import type { NameIndex } from "./names";
import { withoutNote } from "./maker-findings";
import type { ReadCell } from "./row-evidence";
import { Weigher } from "./weigh";

/** Reads who made the things of a register. Keeps what it has read: the same text costs a look-up. */
export interface MakerReader {
  /** The maker or makers of one asset; at least one finding, the first is the headline. */
  read(asset: AssetText): MakerFindings;
  /** The number of what one cell tells of makers: cells of a role with the same number say the same; 0 says nothing. */
  tells(role: ColumnRole, text: string): number;
  /**
   * The same as `read`, from what the cells of an asset told before; in any order. A mark stands for a label that is in no
   * list: `anyLabelIn` and `withLabel`.
   */
  readTold(
    cells: readonly { readonly role: ColumnRole; readonly nth: number; readonly told: number }[],
  ): MakerFindings;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
  /** Whether more than the first six digits of MAC addresses tell anything, given these six. */
  splitsPrefix(sixDigits: string): boolean;
}

interface Cached {
  readonly id: number;
  readonly reading: CellReading;
}

const readRoles = columnRoles
  .map((role): [ColumnRole, CellKind | undefined] => [role, cellKind(role)])
  .filter((pair): pair is [ColumnRole, CellKind] => pair[1] !== undefined);
const placeOf = (role: ColumnRole): number => readRoles.findIndex(([each]) => each === role);
const cacheLimit = 100_000;
const silent: Cached = { id: 0, reading: nothing };

function isSilent({ labels, models, technology, macs, unlisted, mangledMac }: CellReading): boolean {
  return (
    labels.length + models.length + technology.length + macs.length === 0 && unlisted === null && !mangledMac
  );
}

/**
 * A reader over the compiled catalogue (`makers`) and vocabulary (`vocabulary.negation`); `decisions` are the
 * organisation's own and win over the catalogue.
 */
export function createMakerReader(
  catalogue: MakerCatalogue,
  negation: NegationVocabulary,
  decisions: readonly MakerDecision[] = [],
): MakerReader {
  const { entries, names, models, macs } = indexesOf(catalogue);
  const cells = new CellReader(names, models, macs, new MentionReader(negation), negation);
  const weigher = new Weigher(entries);
  const decided = new Map(decisions.map((decision) => [nameKey(decision.name), decision]));
  const ruleNumbers = new Map([...catalogue.models, ...serialRules].map((rule, number) => [rule, number]));
  const texts = new Map<CellKind, Map<string, Cached>>();
  const rows = new Map<string, MakerFindings>();
  /** What cells say, by its number; 0 says nothing. */
  const byId: CellReading[] = [nothing];

  /** Texts differ more than what they say: cells that say the same share a number. */
  const byContent = new Map<string, Cached>();
  const sharedByContent = (reading: CellReading): Cached => {
    const models = reading.models.map(({ rule, state, text }) => [ruleNumbers.get(rule), state, text]);
    const key = JSON.stringify({ ...reading, models });
    let shared = byContent.get(key);
    if (!shared) {
      shared = { id: byId.length, reading };
      byId.push(reading);
      byContent.set(key, shared);
    }
    return shared;
  };

  const cellOf = (kind: CellKind, text: string): Cached => {
    let known = texts.get(kind);
    if (!known) {
      known = new Map<string, Cached>();
      texts.set(kind, known);
    }
    const before = known.get(text);
    if (before) return before;
    if (known.size >= cacheLimit) known.clear();
    const read = cells.read(kind, text);
    // The organisation's own decisions go by how a label is written.
    const alike = read.unlisted !== null && decided.size === 0;
    const reading = alike ? { ...read, unlisted: anyLabel } : read;
    const cached = isSilent(reading) ? silent : sharedByContent(reading);
    known.set(text, cached);
    return cached;
  };

  const decide = (finding: MakerFinding): MakerFinding => {
    if (decided.size === 0) return finding;
    const labels = [finding.brand, finding.maker, ...finding.evidence.map(({ text }) => text)];
    for (const label of labels) {
      const decision = label === null ? undefined : decided.get(nameKey(label));
      if (decision) return applyDecision(finding, decision, names, entries, catalogue);
    }
    return finding;
  };

  const weighed = (key: string, said: readonly ReadCell[]): MakerFindings => {
    const before = rows.get(key);
    if (before) return before;
    const [first, ...rest] = weigher.findings(said);
    const findings: MakerFindings = [decide(first), ...rest.map(decide)];
    if (rows.size >= cacheLimit) rows.clear();
    rows.set(key, findings);
    return findings;
  };

  let negationWords: Sought | undefined;
  const soughtIn = (kind: CellKind): Sought => {
    if (kind === "mac" || kind === "addresses") return soughtWords();
    if (kind === "tag" || kind === "serial")
      return { isTelling: () => false, longestNumber: 0, reaching: models };
    const words = (negationWords ??= soughtWords(negation, unitWords));
    return {
      get longestNumber() {
        return Math.max(words.longestNumber, names.longestNumber);
      },
      isTelling: (word) => words.isTelling(word) || names.mayName(word),
      reaching: models,
    };
  };

  return {
    looksFor(role) {
      const kind = cellKind(role);
      return kind === undefined ? null : soughtIn(kind);
    },
    splitsPrefix: (sixDigits) => macs.splits(sixDigits),
    tells(role, text) {
      const kind = cellKind(role);
      return kind === undefined || text === "" ? 0 : cellOf(kind, text).id;
    },
    read(asset) {
      let key = "";
      const said: ReadCell[] = [];
      for (const [role, kind] of readRoles) {
        const column = asset[role];
        if (!column) continue;
        for (let nth = 0; nth < column.length; nth++) {
          const text = column[nth];
          if (text === undefined || text === "") continue;
          const { id, reading } = cellOf(kind, text);
          if (id === 0) continue;
          key += `${role}${nth}:${id},`;
          said.push({ role, nth, reading });
        }
      }
      const makers = weighed(key, said);
      const label = anyLabelIn(makers);
      return label === null ? makers : withLabel(makers, labelOf(asset[label.role]?.[label.nth] ?? ""));
    },
    readTold(cells) {
      let key = "";
      const said: ReadCell[] = [];
      const ordered = [...cells].sort((a, b) => placeOf(a.role) - placeOf(b.role) || a.nth - b.nth);
      for (const { role, nth, told } of ordered) {
        key += `${role}${nth}:${told},`;
        said.push({ role, nth, reading: byId[told] ?? nothing });
      }
      return weighed(key, said);
    },
  };
}

function applyDecision(
  finding: MakerFinding,
  decision: MakerDecision,
  names: NameIndex,
  entries: Entries,
  catalogue: MakerCatalogue,
): MakerFinding {
  const place = decision.maker === null ? undefined : names.meaning(decision.maker)?.maker;
  const named = place === undefined || place < 0 ? undefined : catalogue.makers[place];
  const entry = named && entries.owner(named);
  const maker = entry?.name ?? decision.maker ?? finding.maker;
  const id = entry?.id ?? (decision.maker === null ? finding.id : null);
  const standing = decision.standing ?? entry?.standing ?? finding.standing;
  return {
    ...withoutNote(finding),
    id,
    maker,
    brand: maker === finding.maker ? finding.brand : (finding.brand ?? finding.maker),
    standing,
    confidence: finding.confidence === "confirmed" ? "confirmed" : "probable",
    possible: { makers: id === null ? [] : [id], open: false },
    decidedBy: { name: decision.decidedBy, date: decision.date },
    ...(decision.basis !== "" && { note: decision.basis }),
  };
}
