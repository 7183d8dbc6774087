/** What leaves the organisation's own hands: a copy to share, and the draft of an answer to the public. */
export { foiCounts, foiDraft, foiHeading, foiTitle } from "./foi-draft";
export { mergeSmall, smallestShown, type CountCell, type MergedLine, type MergedTable } from "./foi-merge";
export { broadKind, otherKind } from "./site-kinds";
export { sharedBasis, sharedTables } from "./share-tables";
export {
  sharedCopy,
  sharedSentences,
  sharedTitle,
  type SharedCopy,
  type SharedInput,
  type SharedSheet,
} from "./shared-copy";
