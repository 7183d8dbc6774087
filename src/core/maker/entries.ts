import type { MakerCatalogue, MakerEntry } from "./catalogue";
import type { Standing } from "../findings";

/** The catalogue's makers by id and place, and how they belong together. */
export class Entries {
  private readonly byId: ReadonlyMap<string, MakerEntry>;

  constructor(private readonly catalogue: MakerCatalogue) {
    this.byId = new Map(catalogue.makers.map((entry) => [entry.id, entry]));
  }

  at(place: number): MakerEntry | undefined {
    return this.catalogue.makers[place];
  }

  byName(id: string): MakerEntry | undefined {
    return this.byId.get(id);
  }

  /** The maker behind an own brand: HiLook's is Hikvision. */
  owner(entry: MakerEntry): MakerEntry {
    return (entry.brandOf === undefined ? undefined : this.byId.get(entry.brandOf)) ?? entry;
  }

  /** The company at the top: EZVIZ's is Hikvision. */
  root(entry: MakerEntry): MakerEntry {
    let top = this.owner(entry);
    for (let steps = 0; steps < 4 && top.parent !== undefined; steps++) {
      const parent = this.byId.get(top.parent);
      if (!parent) break;
      top = parent;
    }
    return top;
  }

  /** One company, or a company and the one that it belongs to. */
  sameFamily(a: MakerEntry, b: MakerEntry): boolean {
    return a.id === b.id || this.root(a).id === this.root(b).id;
  }

  /** Whether a label's products are known to come (all, some, once, or perhaps) from this maker. */
  madeBy(label: MakerEntry, producer: MakerEntry): boolean {
    const family = new Set([producer.id, this.owner(producer).id, this.root(producer).id]);
    return label.madeBy?.makers.some((id) => family.has(id)) ?? false;
  }

  /** Whether a label and what tells the producer may stand on one device. */
  agrees(label: MakerEntry, producer: MakerEntry): boolean {
    return this.sameFamily(label, producer) || this.madeBy(label, producer);
  }
}

/** Standings under which the policy treats a maker as subject. */
export function isSubject(standing: Standing): boolean {
  return standing === "subject" || standing === "affiliate" || standing === "oem";
}
