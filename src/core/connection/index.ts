export { createConnectionReader, type CctvNetwork, type ConnectionReader } from "./reader";
export type { ConnectionRule, ConnectionVocabulary } from "./vocabulary";
