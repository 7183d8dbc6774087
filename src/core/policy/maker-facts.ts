/** What a policy must know of the makers in the catalogue. */
import { createMakerLookup, type MakerCatalogue } from "../maker";
import type { MakerFacts, MakerLookup } from "./facts-of";
import type { OwnPolicy } from "./regime";

/** Looks makers up by id; each is worked out once. */
export function makerFacts(makers: MakerCatalogue, own: OwnPolicy): MakerLookup {
  const lookup = createMakerLookup(makers);
  const known = new Map<string, MakerFacts | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const entry = lookup.byId(id);
    const facts: MakerFacts | undefined = entry && {
      name: entry.name,
      // A label's own standing (oem, possible-oem) is that of its products, not of a producer.
      standing:
        entry.standing === "oem" || entry.standing === "possible-oem" ? "undetermined" : entry.standing,
      listed: lookup.section889(id) ?? "no",
      concern: own.concern.makers.includes(id),
    };
    known.set(id, facts);
    return facts;
  };
}
