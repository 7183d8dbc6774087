import type { ColumnRole, Evidence } from "../asset";
import type { Confidence, DeviceFamily, MakerFinding, MakerPossibility } from "../findings";
import type { MakerEntry, ModelRule } from "./catalogue";
import type { CellReading } from "./cell";
import { isSubject, type Entries } from "./entries";
import type { MentionState } from "./mentions";

/** One cell of the row with what it says. */
export interface ReadCell {
  readonly role: ColumnRole;
  readonly nth: number;
  readonly reading: CellReading;
}

interface Label {
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

interface Product {
  readonly entry: MakerEntry;
  readonly rule: ModelRule | null;
  readonly weight: number;
  readonly evidence: Evidence;
}

type Finding = Omit<MakerFinding, "count"> & { count: number };

const videoSoftware: DeviceFamily = {
  scope: "ancillary",
  kind: "video",
  networkActive: true,
  what: "video software",
};

const counting: ReadonlySet<MentionState> = new Set(["current", "now", "gone", "doubtful"]);

const openQuestion: MakerPossibility = { makers: [], open: true };

/** How much a column's words weigh: 3 make, 2 what describes the device, 1 free text. */
function weightOf(role: ColumnRole): number {
  if (role === "make") return 3;
  return role === "notes" || role === "other" ? 1 : 2;
}

/** Weighs what the cells of one row say against each other (design 5 and 5.1). */
export class Weigher {
  constructor(private readonly entries: Entries) {}

  findings(cells: readonly ReadCell[]): [MakerFinding, ...MakerFinding[]] {
    const labels = this.headLabels(this.labels(cells), cells);
    const macs = this.macs(cells);
    const strong = this.products(cells, "strong");
    const mac = macs[0] ?? null;
    const known = mac !== null || strong.some(({ weight }) => weight > 1);
    if (labels.every(({ aside }) => aside && known)) return this.withoutLabel(cells, mac, strong);
    const supporting = [...strong, ...this.products(cells, "medium"), ...this.products(cells, "weak")];
    const [head, ...rest] = labels;
    if (!head) return [this.unknown(cells)];
    const own = (label: Label): boolean => rest.length === 0 || label === this.ownerOf(labels, mac, strong);
    const first =
      this.overtaken(head, rest, cells) ??
      this.withLabel(head, own(head) ? mac : null, strong, supporting, cells, rest.length === 0);
    const others = rest
      .map((label) => ({
        label,
        finding: this.withLabel(label, own(label) ? mac : null, strong, supporting, cells, false),
      }))
      // A column for the brand and one for who made it speak of one device.
      .filter(
        ({ label, finding: { id, standing } }) =>
          id === null ||
          id !== first.id ||
          label.count !== head.count ||
          (isSubject(standing) && !isSubject(first.standing)),
      );
    return [first, ...others.map(({ finding }) => finding)];
  }

  /** "Replaced by Dahua" in the notes beside the make Axis, or beside a description that names it: somebody did not change the make, or the note is of a part. */
  private overtaken(head: Label, rest: readonly Label[], cells: readonly ReadCell[]): MakerFinding | null {
    if (head.weight < 2 || rest.length > 0) return null;
    for (const { role, nth, reading } of cells.filter((cell) => cell.role === "notes")) {
      const named = [
        ...reading.labels.map((hit) => ({ ...hit, entry: this.entries.at(hit.maker) })),
        ...reading.models
          .filter(({ rule }) => rule.strength === "strong")
          .map((hit) => ({ ...hit, entry: this.entries.byName(hit.rule.maker), rule: hit.rule.id })),
      ];
      for (const { state, entry, text, rule } of named) {
        if (state !== "now" || !entry || entry.platform || entry.component) continue;
        if (this.agrees(head.entry, entry) || this.agrees(entry, head.entry)) continue;
        const finding = this.disagree(
          head.entry,
          entry,
          [...head.evidence, { role, nth, text, rule }],
          entry,
        );
        if (finding.standing === "undetermined")
          return { ...finding, note: `the label says ${head.entry.name}, the notes ${entry.name}` };
      }
    }
    return null;
  }

  /** Of several labels the one that the MAC or model number speaks of. */
  private ownerOf(
    labels: readonly Label[],
    mac: Product | null,
    strong: readonly Product[],
  ): Label | undefined {
    const product = mac ?? strong[0];
    if (!product) return labels[0];
    return labels.find(({ entry }) => this.agrees(entry, product.entry)) ?? labels[0];
  }

  private agrees(label: MakerEntry, producer: MakerEntry): boolean {
    return this.entries.sameFamily(label, producer) || this.entries.madeBy(label, producer);
  }

  /** Labels by maker, the weightiest first. */
  private labels(cells: readonly ReadCell[]): Label[] {
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
  private headLabels(labels: readonly Label[], cells: readonly ReadCell[]): Label[] {
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
        !chosen.some((label) => this.agrees(label.entry, entry) || this.agrees(entry, label.entry)),
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

  private macs(cells: readonly ReadCell[]): Product[] {
    const products: Product[] = [];
    for (const { role, nth, reading } of cells) {
      for (const { maker, text, rule } of reading.macs) {
        const entry = maker === null ? undefined : this.entries.at(maker);
        if (entry) products.push({ entry, rule: null, weight: 4, evidence: { role, nth, text, rule } });
      }
    }
    return products.sort((a) => (a.evidence.role === "mac" ? -1 : 1));
  }

  private products(cells: readonly ReadCell[], strength: ModelRule["strength"]): Product[] {
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
    return entry !== undefined && this.agrees(entry, producer);
  }

  private withoutLabel(
    cells: readonly ReadCell[],
    mac: Product | null,
    strong: readonly Product[],
  ): [MakerFinding, ...MakerFinding[]] {
    const free = (product: Product): boolean => product.rule?.needs !== "label";
    const medium = this.products(cells, "medium").filter(free);
    const unlisted = cells.find(({ reading }) => reading.unlisted !== null);
    const sure = strong.filter((product) => product.weight > 1 && free(product));
    const best = mac ?? sure[0];
    if (best) {
      const rivals = sure.filter(({ entry }) => !this.agrees(entry, best.entry));
      if (unlisted) return [this.unlistedLabel(unlisted, best)];
      const finding = this.fromProduct(best, sure);
      const [rival] = rivals;
      if (!rival) return [finding];
      if (mac) return [this.disagree(rival.entry, best.entry, [best.evidence, rival.evidence], best.entry)];
      return [finding, ...distinct(rivals).map((product) => this.fromProduct(product, sure))];
    }
    const likely = medium.find(({ weight, evidence }) => weight > 1 && evidence.role === "model");
    // A half-telling model number decides only together with something else that tells the same.
    const told =
      likely && !unlisted && this.technologyOf(cells).some((entry) => this.agrees(entry, likely.entry));
    if (told) return [this.fromProduct(likely, medium)];
    const hint = likely ?? medium[0] ?? strong.find(free);
    if (hint) return [this.onlyPossible(this.producer(hint), hint.evidence, unlisted, this.familyOf(hint))];
    for (const { role, nth, reading } of cells) {
      for (const { maker, text, rule } of reading.technology) {
        const entry = this.entries.at(maker);
        if (entry)
          return [
            this.onlyPossible(this.entries.owner(entry), { role, nth, text, rule }, unlisted, entry.device),
          ];
      }
    }
    const weak = this.products(cells, "weak").filter(free);
    const unknown = this.unknown(cells);
    if (weak.length === 0) return [unknown];
    const makers = [...new Set(weak.map((product) => this.producer(product).id))];
    return [
      {
        ...unknown,
        possible: { makers, open: true },
        evidence: [...unknown.evidence, ...weak.map(({ evidence }) => evidence)],
      },
    ];
  }

  private technologyOf(cells: readonly ReadCell[]): MakerEntry[] {
    return cells.flatMap(({ reading }) =>
      reading.technology.flatMap(({ maker }) => this.entries.at(maker) ?? []),
    );
  }

  /** The company that a model number or MAC leads to: the series' real maker, or the owner of the brand. */
  private producer(product: Product): MakerEntry {
    const madeBy = product.rule?.madeBy === undefined ? undefined : this.entries.byName(product.rule.madeBy);
    return madeBy ?? this.entries.owner(product.entry);
  }

  private familyOf(product: Product): DeviceFamily | undefined {
    return product.rule?.device ?? product.entry.device;
  }

  private fromProduct(product: Product, all: readonly Product[]): Finding {
    const { entry, rule } = product;
    const producer = this.producer(product);
    const base = this.fromEntry(entry, product.weight > 3 ? "confirmed" : "probable", [
      product.evidence,
      ...all
        .filter((other) => other !== product && this.agrees(other.entry, entry))
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
  private fromEntry(entry: MakerEntry, confidence: Confidence, evidence: readonly Evidence[]): Finding {
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

  private onlyPossible(
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

  private unlistedLabel(cell: ReadCell, product: Product): Finding {
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

  private unknown(cells: readonly ReadCell[]): Finding {
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
  private disagree(
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

  private withLabel(
    label: Label,
    mac: Product | null,
    strong: readonly Product[],
    supporting: readonly Product[],
    cells: readonly ReadCell[],
    only: boolean,
  ): MakerFinding {
    const finding = this.judge(label, mac, strong, supporting, only);
    const family = finding.family ?? (label.software ? videoSoftware : undefined);
    const mangled = cells.some(({ reading }) => reading.mangledMac) && finding.confidence !== "confirmed";
    return {
      ...finding,
      count: label.count ?? 1,
      ...(family && { family }),
      ...(mangled &&
        finding.note === undefined && { note: "the MAC address was changed by Excel and cannot be read" }),
    };
  }

  private judge(
    label: Label,
    mac: Product | null,
    strong: readonly Product[],
    supporting: readonly Product[],
    only: boolean,
  ): Finding {
    const { entry, evidence } = label;
    const agreeing = supporting.filter((product) => this.agrees(entry, product.entry));
    const series = agreeing.find(
      ({ rule, entry: by }) =>
        (rule?.madeBy ?? rule?.standing) !== undefined && this.entries.sameFamily(entry, by),
    );
    const family = agreeing.map((product) => this.familyOf(product)).find(Boolean);
    const withFamily = (finding: Finding): Finding => ({ ...finding, ...(family && { family }) });
    const product = mac ?? (only ? strong.find(({ weight }) => weight > 1) : undefined);
    if (mac && !this.agrees(entry, mac.entry) && !entry.platform) {
      return this.disagree(entry, mac.entry, [...evidence, mac.evidence], mac.entry);
    }
    if (series) return withFamily(this.bySeries(label, series));
    const match =
      mac && this.agrees(entry, mac.entry) ? mac : agreeing.find(({ rule }) => rule?.strength === "strong");
    if (match) return withFamily(this.confirmed(label, match, agreeing));
    if (product && !entry.platform && !this.agrees(entry, product.entry)) {
      const finding = this.disagree(entry, this.producer(product), [...evidence, product.evidence], entry);
      return finding.standing === "not-subject" ? this.fromEntry(entry, "probable", evidence) : finding;
    }
    if (product && entry.platform) return this.fromProduct(product, strong);
    if (label.weight === 1 || label.doubtful || label.aside) {
      return withFamily(this.doubtful(label));
    }
    return withFamily(
      this.fromEntry(entry, "probable", [...evidence, ...agreeing.map((other) => other.evidence)]),
    );
  }

  /** Free text, or a name with a question mark: it names who it could be, and settles nothing. */
  private doubtful({ entry, evidence }: Label): Finding {
    const finding = this.fromEntry(entry, "possible", evidence);
    return {
      ...finding,
      standing: finding.standing === "possible-oem" ? "possible-oem" : "undetermined",
      confidence: "possible",
      possible: { makers: finding.possible.makers, open: true },
    };
  }

  /** A series whose real maker, or standing, is known. */
  private bySeries({ entry, evidence }: Label, series: Product): Finding {
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
  private confirmed(label: Label, match: Product, agreeing: readonly Product[]): Finding {
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

function distinct(products: readonly Product[]): Product[] {
  return [...new Map(products.map((product) => [product.entry.id, product])).values()];
}
