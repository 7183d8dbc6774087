import type { AssetText, ColumnRole } from "../asset";
import { columnRoles } from "../asset";
import type { MakerFinding, MakerFindings } from "../findings";
import type { MakerCatalogue, NegationVocabulary } from "./catalogue";
import { CellReader, cellKind, nothing, type CellKind, type CellReading } from "./cell";
import { nameKey, type MakerDecision } from "./decisions";
import { Entries } from "./entries";
import { MacIndex } from "./mac";
import { MentionReader } from "./mentions";
import { ModelIndex } from "./models";
import { NameIndex } from "./names";
import { Weigher, withoutNote, type ReadCell } from "./weigh";

/** Reads who made the things of a register. Keeps what it has read: the same text costs a look-up. */
export interface MakerReader {
  /** The maker or makers of one asset; at least one finding, the first is the headline. */
  read(asset: AssetText): MakerFindings;
}

interface Cached {
  readonly id: number;
  readonly reading: CellReading;
}

const readRoles = columnRoles
  .map((role): [ColumnRole, CellKind | undefined] => [role, cellKind(role)])
  .filter((pair): pair is [ColumnRole, CellKind] => pair[1] !== undefined);
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
  const entries = new Entries(catalogue);
  const names = new NameIndex(catalogue);
  const cells = new CellReader(
    names,
    new ModelIndex(catalogue),
    new MacIndex(catalogue),
    new MentionReader(negation),
    negation,
  );
  const weigher = new Weigher(entries);
  const decided = new Map(decisions.map((decision) => [nameKey(decision.name), decision]));
  const texts = new Map<CellKind, Map<string, Cached>>();
  const rows = new Map<string, MakerFindings>();
  let nextId = 1;

  /** Addresses differ in every row, but what they say is their prefix: cells that only say it share a number. */
  const byPrefix = new Map<string, Cached>();
  const sharedByPrefix = (reading: CellReading): Cached => {
    const { labels, models, technology, macs, unlisted } = reading;
    const [mac, ...others] = macs;
    const only = labels.length + models.length + technology.length + others.length === 0 && unlisted === null;
    if (mac === undefined || !only) return { id: nextId++, reading };
    const key = `${mac.rule} ${mac.text}`;
    let shared = byPrefix.get(key);
    if (!shared) {
      shared = { id: nextId++, reading };
      byPrefix.set(key, shared);
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
    const reading = cells.read(kind, text);
    const cached = isSilent(reading) ? silent : sharedByPrefix(reading);
    known.set(text, cached);
    return cached;
  };

  const decide = (finding: MakerFinding): MakerFinding => {
    const labels = [finding.brand, finding.maker, ...finding.evidence.map(({ text }) => text)];
    for (const label of labels) {
      const decision = label === null ? undefined : decided.get(nameKey(label));
      if (decision) return applyDecision(finding, decision, names, entries, catalogue);
    }
    return finding;
  };

  return {
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
      const before = rows.get(key);
      if (before) return before;
      const [first, ...rest] = weigher.findings(said);
      const findings: MakerFindings = [decide(first), ...rest.map(decide)];
      if (rows.size >= cacheLimit) rows.clear();
      rows.set(key, findings);
      return findings;
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
