/** Which labels, MAC addresses and model numbers the cells of one row hold, and which of them count. */
import type { ColumnRole, Evidence } from "../asset";
import type { MakerEntry, ModelRule } from "./catalogue";
import type { CellReading } from "./cell";
import type { Entries } from "./entries";
import type { MentionState } from "./mentions";

/** One cell of the row with what it says. */
export interface ReadCell {
  readonly role: ColumnRole;
  readonly nth: number;
  readonly reading: CellReading;
}

/** A maker that is named. */
export interface Label {
  readonly entry: MakerEntry;
  readonly weight: number;
  readonly doubtful: boolean;
  readonly count: number | null;
  readonly leads: boolean;
  readonly software: boolean;
  /** A description of a camera names a maker that makes none: of its disk, or of the rack that it stands in. */
  readonly aside: boolean;
  readonly evidence: Evidence[];
}

/** What a MAC address or a model number tells. */
export interface Product {
  readonly entry: MakerEntry;
  readonly rule: ModelRule | null;
  readonly weight: number;
  readonly evidence: Evidence;
}

const counting: ReadonlySet<MentionState> = new Set(["current", "now", "gone", "doubtful"]);

/** How much a column's words weigh: 3 make, 2 what describes the device, 1 free text. */
function weightOf(role: ColumnRole): number {
  if (role === "make") return 3;
  return role === "notes" || role === "other" ? 1 : 2;
}

/** Reads off the cells what the makers are weighed by. */
export class RowEvidence {
  constructor(private readonly entries: Entries) {}

  /** Labels by maker, the weightiest first. */
  labels(cells: readonly ReadCell[]): Label[] {
    const all: Label[] = [];
    for (const gone of [false, true]) {
      for (const { role, nth, reading } of cells) {
        for (const hit of reading.labels) {
          const entry = this.entries.at(hit.maker);
          const counts = gone
            ? hit.state === "gone"
            : hit.state === "current" || hit.state === "now" || hit.state === "doubtful";
          if (!entry || !counts) continue;
          const evidence = { role, nth, text: hit.text, rule: hit.rule };
          const same = all.find((label) => label.entry.id === entry.id);
          if (same) {
            same.evidence.push(evidence);
            continue;
          }
          all.push({
            entry,
            weight: weightOf(role),
            doubtful: hit.state === "doubtful",
            count: hit.count,
            leads: hit.leads,
            software: hit.kind === "software",
            aside:
              weightOf(role) < 3 &&
              hit.besideCamera &&
              entry.cameras === "none" &&
              !(entry.component === true && hit.leads),
            evidence: [evidence],
          });
        }
      }
      // What has gone counts only where nothing else is named: "Hikvision removed 03/2023" is still Hikvision's.
      if (all.length > 0) break;
    }
    return all.sort((a, b) => b.weight - a.weight);
  }

  /** The labels that are about the device: of the weightiest column, without parts and platforms. */
  headLabels(labels: readonly Label[], cells: readonly ReadCell[]): Label[] {
    const devices = labels.filter(({ entry }) => !entry.component);
    const usable = devices.length > 0 ? devices : labels;
    const top = usable[0]?.weight ?? 0;
    const head = usable.filter(({ weight }) => weight === top);
    const unlisted = cells.some(({ reading }) => reading.unlisted !== null);
    if (unlisted && top < 3) return [];
    const plain = head.filter(({ software, entry }) => !software && !entry.platform);
    const chosen = plain.length > 0 ? plain : head;
    if (top < 3) return this.oneFamilyOnce(chosen);
    // "16 ch NVR Hik + 12 no. Bosch domes" beside the make "Hikvision": the description lists what the row holds.
    const listed = usable.filter(
      ({ weight, leads, count, doubtful }) => weight === 2 && leads && count !== null && !doubtful,
    );
    const more = listed.filter(
      ({ entry }) =>
        !chosen.some(
          (label) => this.entries.agrees(label.entry, entry) || this.entries.agrees(entry, label.entry),
        ),
    );
    return this.oneFamilyOnce([...chosen, ...more]);
  }

  /** "Hikvision HiLook" is one maker: the more particular name stays. */
  private oneFamilyOnce(labels: readonly Label[]): Label[] {
    return labels.filter(
      (label) =>
        !labels.some(
          (other) =>
            other !== label &&
            this.entries.sameFamily(other.entry, label.entry) &&
            (other.entry.brandOf === label.entry.id || other.entry.parent === label.entry.id),
        ),
    );
  }

  macs(cells: readonly ReadCell[]): Product[] {
    const products: Product[] = [];
    for (const { role, nth, reading } of cells) {
      for (const { maker, text, rule } of reading.macs) {
        const entry = maker === null ? undefined : this.entries.at(maker);
        if (entry) products.push({ entry, rule: null, weight: 4, evidence: { role, nth, text, rule } });
      }
    }
    return products.sort((a) => (a.evidence.role === "mac" ? -1 : 1));
  }

  products(cells: readonly ReadCell[], strength: ModelRule["strength"]): Product[] {
    const products: Product[] = [];
    for (const { role, nth, reading } of cells) {
      for (const { rule, state, text } of reading.models) {
        if (rule.strength !== strength || !counting.has(state)) continue;
        const entry = this.entries.byName(rule.maker);
        const weight = state === "doubtful" ? 1 : weightOf(role);
        if (entry && state === "gone" && this.isSomebodyElseThere(cells, entry)) continue;
        if (entry) products.push({ entry, rule, weight, evidence: { role, nth, text, rule: rule.id } });
      }
    }
    return products;
  }

  /** "DS-2CD2032 removed, Axis fitted": what has gone counts only where nobody else is named. */
  private isSomebodyElseThere(cells: readonly ReadCell[], gone: MakerEntry): boolean {
    const there = cells.flatMap(({ reading }) =>
      reading.labels.filter(({ state }) => state === "current" || state === "now"),
    );
    return there.length > 0 && there.every(({ maker }) => !this.agreesAt(maker, gone));
  }

  private agreesAt(maker: number, producer: MakerEntry): boolean {
    const entry = this.entries.at(maker);
    return entry !== undefined && this.entries.agrees(entry, producer);
  }

  technologyOf(cells: readonly ReadCell[]): MakerEntry[] {
    return cells.flatMap(({ reading }) =>
      reading.technology.flatMap(({ maker }) => this.entries.at(maker) ?? []),
    );
  }
}
