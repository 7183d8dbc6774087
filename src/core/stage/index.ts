export { createStageReader, type StageReader } from "./reader";
export type { StageRule, StageVocabulary } from "./vocabulary";
