export { fold, foldWithPositions, type Folded } from "./fold";
export { cellText, isErrorValue } from "./cell-text";
export { nameKey, singular, wordsOf, type Word, type Words } from "./words";
export {
  createPhraseFinder,
  phraseKey,
  type PhraseFinder,
  type PhraseMatch,
  type PhraseRule,
} from "./phrases";
export { readYesNo, type YesNo } from "./yes-no";
export { isDoubtful } from "./doubt";
export { onceFor, remembering } from "./remembering";
export { headerFor } from "./header-for";
export { soughtWords, type Reaching, type Sought } from "./sought";
