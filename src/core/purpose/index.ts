export { createPurposeReader, type PurposeReader } from "./reader";
export type { PurposeRule, PurposeVocabulary } from "./vocabulary";
