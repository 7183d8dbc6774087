import type { DeviceFamily, MakerFinding } from "../findings";
import { isSubject, type Entries } from "./entries";
import { MakerFindings, type Finding } from "./maker-findings";
import { RowEvidence, type Label, type Product, type ReadCell } from "./row-evidence";

const videoSoftware: DeviceFamily = {
  scope: "ancillary",
  kind: "video",
  networkActive: true,
  what: "video software",
};

/** Weighs what the cells of one row say against each other (design 5 and 5.1). */
export class Weigher {
  private readonly evidence: RowEvidence;
  private readonly says: MakerFindings;

  constructor(private readonly entries: Entries) {
    this.evidence = new RowEvidence(entries);
    this.says = new MakerFindings(entries);
  }

  findings(cells: readonly ReadCell[]): [MakerFinding, ...MakerFinding[]] {
    const labels = this.evidence.headLabels(this.evidence.labels(cells), cells);
    const macs = this.evidence.macs(cells);
    const strong = this.evidence.products(cells, "strong");
    const mac = macs[0] ?? null;
    const known = mac !== null || strong.some(({ weight }) => weight > 1);
    if (labels.every(({ aside }) => aside && known)) return this.withoutLabel(cells, mac, strong);
    const supporting = [
      ...strong,
      ...this.evidence.products(cells, "medium"),
      ...this.evidence.products(cells, "weak"),
    ];
    const [head, ...rest] = labels;
    if (!head) return [this.says.unknown(cells)];
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
        if (this.entries.agrees(head.entry, entry) || this.entries.agrees(entry, head.entry)) continue;
        const finding = this.says.disagree(
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
    return labels.find(({ entry }) => this.entries.agrees(entry, product.entry)) ?? labels[0];
  }

  private withoutLabel(
    cells: readonly ReadCell[],
    mac: Product | null,
    strong: readonly Product[],
  ): [MakerFinding, ...MakerFinding[]] {
    const free = (product: Product): boolean => product.rule?.needs !== "label";
    const medium = this.evidence.products(cells, "medium").filter(free);
    const unlisted = cells.find(({ reading }) => reading.unlisted !== null);
    const sure = strong.filter((product) => product.weight > 1 && free(product));
    const best = mac ?? sure[0];
    if (best) {
      const rivals = sure.filter(({ entry }) => !this.entries.agrees(entry, best.entry));
      if (unlisted) return [this.says.unlistedLabel(unlisted, best)];
      const finding = this.says.fromProduct(best, sure);
      const [rival] = rivals;
      if (!rival) return [finding];
      if (mac)
        return [this.says.disagree(rival.entry, best.entry, [best.evidence, rival.evidence], best.entry)];
      return [finding, ...distinct(rivals).map((product) => this.says.fromProduct(product, sure))];
    }
    const likely = medium.find(({ weight, evidence }) => weight > 1 && evidence.role === "model");
    // A half-telling model number decides only together with something else that tells the same.
    const told =
      likely &&
      !unlisted &&
      this.evidence.technologyOf(cells).some((entry) => this.entries.agrees(entry, likely.entry));
    if (told) return [this.says.fromProduct(likely, medium)];
    const hint = likely ?? medium[0] ?? strong.find(free);
    if (hint)
      return [
        this.says.onlyPossible(this.says.producer(hint), hint.evidence, unlisted, this.says.familyOf(hint)),
      ];
    for (const { role, nth, reading } of cells) {
      for (const { maker, text, rule } of reading.technology) {
        const entry = this.entries.at(maker);
        if (entry)
          return [
            this.says.onlyPossible(
              this.entries.owner(entry),
              { role, nth, text, rule },
              unlisted,
              entry.device,
            ),
          ];
      }
    }
    const weak = this.evidence.products(cells, "weak").filter(free);
    const unknown = this.says.unknown(cells);
    if (weak.length === 0) return [unknown];
    const makers = [...new Set(weak.map((product) => this.says.producer(product).id))];
    return [
      {
        ...unknown,
        possible: { makers, open: true },
        evidence: [...unknown.evidence, ...weak.map(({ evidence }) => evidence)],
      },
    ];
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
    const agreeing = supporting.filter((product) => this.entries.agrees(entry, product.entry));
    const series = agreeing.find(
      ({ rule, entry: by }) =>
        (rule?.madeBy ?? rule?.standing) !== undefined && this.entries.sameFamily(entry, by),
    );
    const family = agreeing.map((product) => this.says.familyOf(product)).find(Boolean);
    const withFamily = (finding: Finding): Finding => ({ ...finding, ...(family && { family }) });
    const product = mac ?? (only ? strong.find(({ weight }) => weight > 1) : undefined);
    if (mac && !this.entries.agrees(entry, mac.entry) && !entry.platform) {
      return this.says.disagree(entry, mac.entry, [...evidence, mac.evidence], mac.entry);
    }
    if (series) return withFamily(this.says.bySeries(label, series));
    const match =
      mac && this.entries.agrees(entry, mac.entry)
        ? mac
        : agreeing.find(({ rule }) => rule?.strength === "strong");
    if (match) return withFamily(this.says.confirmed(label, match, agreeing));
    if (product && !entry.platform && !this.entries.agrees(entry, product.entry)) {
      const finding = this.says.disagree(
        entry,
        this.says.producer(product),
        [...evidence, product.evidence],
        entry,
      );
      return finding.standing === "not-subject" ? this.says.fromEntry(entry, "probable", evidence) : finding;
    }
    if (product && entry.platform) return this.says.fromProduct(product, strong);
    if (label.weight === 1 || label.doubtful || label.aside) {
      return withFamily(this.says.doubtful(label));
    }
    return withFamily(
      this.says.fromEntry(entry, "probable", [...evidence, ...agreeing.map((other) => other.evidence)]),
    );
  }
}

function distinct(products: readonly Product[]): Product[] {
  return [...new Map(products.map((product) => [product.entry.id, product])).values()];
}
