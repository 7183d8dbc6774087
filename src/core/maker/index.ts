export { anyLabelIn, labelOf, quotingLabel, withLabel } from "./any-label";
export { createMakerReader, type MakerReader } from "./reader";
export { readStanding, type MakerDecision } from "./decisions";
export { readMakerDecisions, readMakerTable, type MakerProblem } from "./decision-table";
export { createMakerLookup, type BrandAnswer, type MakerLookup } from "./lookup";
export type {
  ListName,
  MadeBy,
  MakerCatalogue,
  MakerEntry,
  ModelRule,
  NegationVocabulary,
  Section889Group,
} from "./catalogue";
