/** What a label, a model number or a MAC address says of the maker, alone and together (design 5 and 5.1). */
import type { Evidence } from "../asset";
import type { Confidence, DeviceFamily, MakerFinding, MakerPossibility } from "../findings";
import type { MakerEntry } from "./catalogue";
import { isSubject, type Entries } from "./entries";
import type { Label, Product, ReadCell } from "./row-evidence";

export type Finding = Omit<MakerFinding, "count"> & { count: number };

const openQuestion: MakerPossibility = { makers: [], open: true };

/** Puts findings together from entries of the maker list. */
export class MakerFindings {
  constructor(private readonly entries: Entries) {}

  /** The company that a model number or MAC leads to: the series' real maker, or the owner of the brand. */
  producer(product: Product): MakerEntry {
    const madeBy = product.rule?.madeBy === undefined ? undefined : this.entries.byName(product.rule.madeBy);
    return madeBy ?? this.entries.owner(product.entry);
  }

  familyOf(product: Product): DeviceFamily | undefined {
    return product.rule?.device ?? product.entry.device;
  }

  fromProduct(product: Product, all: readonly Product[]): Finding {
    const { entry, rule } = product;
    const producer = this.producer(product);
    const base = this.fromEntry(entry, product.weight > 3 ? "confirmed" : "probable", [
      product.evidence,
      ...all
        .filter((other) => other !== product && this.entries.agrees(other.entry, entry))
        .map(({ evidence }) => evidence),
    ]);
    const family = this.familyOf(product) ?? all.map((other) => this.familyOf(other)).find(Boolean);
    return {
      ...base,
      ...(rule?.madeBy !== undefined && this.asProducer(producer, entry.name)),
      ...(rule?.standing !== undefined && {
        standing: rule.standing,
        possible: { makers: [producer.id], open: false },
      }),
      ...(family && { family }),
      ...(rule?.note !== undefined && { note: rule.note }),
    };
  }

  private asProducer(
    producer: MakerEntry,
    label: string,
  ): Pick<Finding, "id" | "maker" | "brand" | "standing" | "possible"> {
    const maker = this.entries.owner(producer);
    return {
      id: maker.id,
      maker: maker.name,
      brand: label === maker.name ? null : label,
      standing: isSubject(maker.standing) ? "oem" : maker.standing,
      possible: { makers: [maker.id], open: false },
    };
  }

  /** What a name alone says. */
  fromEntry(entry: MakerEntry, confidence: Confidence, evidence: readonly Evidence[]): Finding {
    const maker = this.entries.owner(entry);
    const brand = maker.id === entry.id ? null : entry.name;
    const family = entry.device ?? maker.device;
    const note = entry.note;
    const common = { count: 1, evidence, ...(family && { family }), ...(note !== undefined && { note }) };
    if (entry.standing === "oem") {
      const [first] = entry.madeBy?.makers ?? [];
      const producer = first === undefined ? undefined : this.entries.byName(first);
      if (producer)
        return { ...common, confidence, ...this.asProducer(producer, entry.name), standing: "oem" };
    }
    if (entry.standing === "possible-oem" || entry.standing === "undetermined") {
      return { ...common, ...this.unsettled(entry, maker, brand) };
    }
    return {
      ...common,
      id: maker.id,
      maker: maker.name,
      brand,
      standing: entry.standing,
      confidence,
      possible: { makers: [maker.id], open: false },
    };
  }

  /** A label whose producer cannot be told from the label. */
  private unsettled(
    entry: MakerEntry,
    maker: MakerEntry,
    brand: string | null,
  ): Pick<Finding, "id" | "maker" | "brand" | "standing" | "confidence" | "possible" | "note"> {
    const producers = entry.madeBy?.makers ?? [];
    const company = entry.madeBy === undefined || entry.country !== undefined;
    const names = producers.map((id) => this.entries.byName(id)?.name ?? id);
    const list =
      names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}` : (names[0] ?? "");
    const which = entry.madeBy?.which;
    const note =
      which === "some" || which === "all"
        ? `some ${entry.name} products are made by ${list}`
        : which === "historical"
          ? `${entry.name} has sold products made by ${list}`
          : (entry.note ?? `nobody has settled who makes ${entry.name} products`);
    return {
      id: company ? maker.id : null,
      maker: company ? maker.name : null,
      brand: company ? brand : entry.name,
      standing: producers.length > 0 && which !== "uncertain" ? "possible-oem" : "undetermined",
      confidence: "possible",
      possible: { makers: company ? [maker.id, ...producers] : producers, open: !company },
      note,
    };
  }

  onlyPossible(
    maker: MakerEntry,
    evidence: Evidence,
    unlisted: ReadCell | undefined,
    family: DeviceFamily | undefined,
  ): Finding {
    return {
      id: maker.id,
      maker: maker.name,
      brand: unlisted?.reading.unlisted ?? null,
      standing: "undetermined",
      confidence: "possible",
      possible: { makers: [maker.id], open: true },
      count: 1,
      evidence: unlisted ? [unlistedEvidence(unlisted), evidence] : [evidence],
      ...(family && { family }),
    };
  }

  unlistedLabel(cell: ReadCell, product: Product): Finding {
    const maker = this.producer(product);
    const family = this.familyOf(product);
    return {
      id: maker.id,
      maker: maker.name,
      brand: cell.reading.unlisted,
      standing: "undetermined",
      confidence: "conflict",
      possible: { makers: [maker.id], open: true },
      count: 1,
      evidence: [unlistedEvidence(cell), product.evidence],
      ...(family && { family }),
      note: `the label says ${cell.reading.unlisted ?? ""}, the ${product.rule ? "model number" : "MAC address"} is one of ${maker.name}`,
    };
  }

  unknown(cells: readonly ReadCell[]): Finding {
    const unlisted = cells.find(({ reading }) => reading.unlisted !== null);
    const mangled = cells.some(({ reading }) => reading.mangledMac);
    return {
      id: null,
      maker: null,
      brand: unlisted?.reading.unlisted ?? null,
      standing: "undetermined",
      confidence: "unknown",
      possible: openQuestion,
      count: 1,
      evidence: unlisted ? [unlistedEvidence(unlisted)] : [],
      ...(mangled && { note: "the MAC address was changed by Excel and cannot be read" }),
    };
  }

  /** Label and product name two makers that have nothing to do with each other. */
  disagree(
    label: MakerEntry,
    producer: MakerEntry,
    evidence: readonly Evidence[],
    head: MakerEntry,
  ): Finding {
    const a = this.entries.owner(label);
    const b = this.entries.owner(producer);
    const shown = this.entries.owner(head);
    const both = isSubject(a.standing) && isSubject(b.standing);
    const neither = a.standing === "not-subject" && b.standing === "not-subject";
    return {
      id: shown.id,
      maker: shown.name,
      brand: label.name === shown.name ? null : label.name,
      standing: both ? "subject" : neither ? "not-subject" : "undetermined",
      confidence: neither ? "probable" : "conflict",
      possible: { makers: [a.id, b.id], open: false },
      count: 1,
      evidence,
      ...(!neither && {
        note: `the label says ${label.name}, the ${evidence.some(({ rule }) => rule.endsWith("/mac")) ? "MAC address" : "model number"} ${b.name}`,
      }),
    };
  }

  /** Free text, or a name with a question mark: it names who it could be, and settles nothing. */
  doubtful({ entry, evidence }: Label): Finding {
    const finding = this.fromEntry(entry, "possible", evidence);
    return {
      ...finding,
      standing: finding.standing === "possible-oem" ? "possible-oem" : "undetermined",
      confidence: "possible",
      possible: { makers: finding.possible.makers, open: true },
    };
  }

  /** A series whose real maker, or standing, is known. */
  bySeries({ entry, evidence }: Label, series: Product): Finding {
    const { rule } = series;
    const both = [...evidence, series.evidence];
    const base = this.fromEntry(entry, "confirmed", both);
    const producer = rule?.madeBy === undefined ? undefined : this.entries.byName(rule.madeBy);
    const note = rule?.note;
    if (producer) {
      return {
        ...base,
        ...this.asProducer(producer, entry.name),
        confidence: "confirmed",
        ...(note !== undefined && { note }),
      };
    }
    const maker = this.entries.owner(entry);
    return {
      ...withoutNote(base),
      id: maker.id,
      maker: maker.name,
      standing: rule?.standing ?? base.standing,
      confidence: "confirmed",
      possible: { makers: [maker.id], open: false },
      ...(note !== undefined && { note }),
    };
  }

  /** Label and MAC, or label and strong model number, agree. */
  confirmed(label: Label, match: Product, agreeing: readonly Product[]): Finding {
    const { entry } = label;
    const evidence = [
      ...label.evidence,
      match.evidence,
      ...agreeing.filter((other) => other !== match).map((other) => other.evidence),
    ].slice(0, 6);
    const producer = this.producer(match);
    if (!this.entries.sameFamily(entry, match.entry)) {
      const base = this.fromEntry(entry, "confirmed", evidence);
      return { ...withoutNote(base), ...this.asProducer(producer, entry.name), confidence: "confirmed" };
    }
    const particular =
      match.entry.parent === entry.id || match.entry.brandOf === entry.id ? match.entry : entry;
    return this.fromEntry(particular, "confirmed", evidence);
  }
}

/** A finding whose note no longer holds: what it asked has been answered. */
export function withoutNote<Found extends { readonly note?: string }>(finding: Found): Omit<Found, "note"> {
  const { note, ...rest } = finding;
  return note === undefined ? finding : rest;
}

function unlistedEvidence({ role, nth, reading }: ReadCell): Evidence {
  return { role, nth, text: reading.unlisted ?? "", rule: "unlisted/name" };
}
