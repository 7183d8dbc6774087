/** What an .xlsx has that the grid cannot show, by what lies in its package. Nothing is unpacked. */
import { unzipSync } from "fflate";

interface Kind {
  readonly words: string;
  readonly part: RegExp;
  /** Whether the download still has it. */
  readonly kept: boolean;
}

const kinds: readonly Kind[] = [
  { words: "pictures", part: /^xl\/media\/.*\.(png|jpe?g|gif)$/i, kept: true },
  { words: "notes on cells", part: /^xl\/comments/i, kept: true },
  { words: "threaded comments", part: /^xl\/threadedComments\//i, kept: false },
  { words: "charts", part: /^xl\/charts\/chart/i, kept: false },
  { words: "chart sheets", part: /^xl\/chartsheets\/sheet/i, kept: false },
  { words: "pivot tables", part: /^xl\/pivotTables\//i, kept: false },
  { words: "slicers", part: /^xl\/(slicers|timelines)\//i, kept: false },
  { words: "macros", part: /vbaProject\.bin$/i, kept: false },
  { words: "form controls", part: /^xl\/(ctrlProps|activeX)\//i, kept: false },
  { words: "embedded objects", part: /^xl\/embeddings\//i, kept: false },
  { words: "data connections", part: /^xl\/(connections|queryTables)/i, kept: false },
  { words: "links to other workbooks", part: /^xl\/externalLinks\/externalLink/i, kept: false },
  { words: "signatures", part: /^_xmlsignatures\//i, kept: false },
];

export interface NotHeld {
  readonly kept: readonly string[];
  readonly lost: readonly string[];
}

export function notHeldParts(bytes: Uint8Array): NotHeld {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  const found = kinds.filter(({ part }) => names.some((name) => part.test(name)));
  return {
    kept: found.filter(({ kept }) => kept).map(({ words }) => words),
    lost: found.filter(({ kept }) => !kept).map(({ words }) => words),
  };
}

/** One plain sentence or two; none where all of the file is here. */
export function notHeldSentences({ kept, lost }: NotHeld): string[] {
  return [
    ...(kept.length === 0 ? [] : [`Not shown here, but kept in the download: ${list(kept)}.`]),
    ...(lost.length === 0 ? [] : [`Not held here, so missing from the download too: ${list(lost)}.`]),
  ];
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
