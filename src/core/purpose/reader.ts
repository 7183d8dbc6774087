import type { AssetText, Evidence } from "../asset";
import type { PurposeFinding } from "../findings";
import { createPhraseFinder, wordsOf } from "../text";
import type { PurposeVocabulary } from "./vocabulary";

export interface PurposeReader {
  /** What the thing is used for: one of the purposes of section 889 unless a Purpose column plainly names another. */
  read(asset: AssetText): PurposeFinding;
}

const presumed: PurposeFinding = { purpose: "listed", stated: false, evidence: [] };

export function createPurposeReader(vocabulary: PurposeVocabulary): PurposeReader {
  const finder = createPhraseFinder(vocabulary.rules);
  const known = new Map<string, readonly { purpose: "listed" | "other"; rule: string; text: string }[]>();

  const namedIn = (text: string) => {
    let named = known.get(text);
    if (named === undefined) {
      const words = wordsOf(text);
      named = finder
        .find(words)
        .flatMap(({ rule, first, last }) =>
          rule.purpose === "nothing"
            ? []
            : [{ purpose: rule.purpose, rule: `purpose/${rule.id}`, text: words.quote(first, last) }],
        );
      known.set(text, named);
    }
    return named;
  };

  return {
    read(asset) {
      const named = (asset.purpose ?? []).flatMap((text, nth) =>
        namedIn(text).map(({ purpose, rule, text: words }) => {
          const evidence: Evidence = { role: "purpose", nth, text: words, rule };
          return { purpose, evidence };
        }),
      );
      // used for security as well as for counting traffic is used for security
      const decisive = named.find(({ purpose }) => purpose === "listed") ?? named[0];
      if (decisive === undefined) return presumed;
      return { purpose: decisive.purpose, stated: true, evidence: [decisive.evidence] };
    },
  };
}
