export { createOwnerReader, type OwnerReader } from "./reader";
export type { OwnerRule, OwnerVocabulary } from "./vocabulary";
