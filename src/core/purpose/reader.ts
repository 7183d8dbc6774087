import type { AssetText, ColumnRole, Evidence } from "../asset";
import type { PurposeFinding } from "../findings";
import { createPhraseFinder, onceFor, remembering, soughtWords, wordsOf, type Sought } from "../text";
import type { PurposeVocabulary } from "./vocabulary";

export interface PurposeReader {
  /** What the thing is used for: one of the purposes of section 889 unless a Purpose column plainly names another. */
  read(asset: AssetText): PurposeFinding;
  /** What one cell tells of the purpose, as a key: cells with the same key say the same; "" says nothing. */
  tells(role: ColumnRole, text: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

const presumed: PurposeFinding = { purpose: "listed", stated: false, evidence: [] };

const finderOf = onceFor(({ rules }: PurposeVocabulary) => createPhraseFinder(rules));

export function createPurposeReader(vocabulary: PurposeVocabulary): PurposeReader {
  const finder = finderOf(vocabulary);

  const namedIn = remembering(
    (text): readonly { purpose: "listed" | "other"; rule: string; text: string }[] => {
      const words = wordsOf(text);
      return finder
        .find(words)
        .flatMap(({ rule, first, last }) =>
          rule.purpose === "nothing"
            ? []
            : [{ purpose: rule.purpose, rule: `purpose/${rule.id}`, text: words.quote(first, last) }],
        );
    },
  );

  let sought: Sought | undefined;
  return {
    looksFor: (role) => (role === "purpose" ? (sought ??= soughtWords(vocabulary)) : null),
    tells(role, text) {
      const named = role === "purpose" ? namedIn(text) : [];
      return named.length === 0 ? "" : JSON.stringify(named);
    },
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
