/** What the readers know of a text, for judging columns by their values. */
import type { Catalogue } from "./catalogue";
import type { MakerFindings } from "./findings";
import { createMakerReader } from "./maker";
import type { ContentHints } from "./register";
import { createSiteReader } from "./site";

const nowhere = { sheet: "", title: "", headers: [] };

/** Hints from the catalogue: names and models of makers, MAC addresses, kinds of site. */
export function contentHints({ makers, vocabulary }: Catalogue): ContentHints {
  const reader = createMakerReader(makers, vocabulary.negation);
  const sites = createSiteReader(vocabulary.site);
  const isNamed = ([{ id, brand, evidence }]: MakerFindings): boolean =>
    (id !== null || brand !== null) &&
    evidence.some(({ rule }) => rule.endsWith("/name") && !rule.startsWith("unlisted"));
  return {
    maker: (text) => isNamed(reader.read({ make: [text] })),
    makerOnly: (text) => isNamed(reader.read({ description: [text] })),
    model: (text) => {
      const [{ confidence, evidence }] = reader.read({ model: [text] });
      const byModel = evidence.some(({ rule }) => !/\/(?:name|mac|technology|software|serial)$/.test(rule));
      return byModel && (confidence === "probable" || confidence === "confirmed");
    },
    mac: (text) => reader.read({ mac: [text] })[0].evidence.some(({ rule }) => rule.endsWith("/mac")),
    siteType: (text) => sites.read({ siteType: [text] }, nowhere).basis === "assumed",
  };
}
