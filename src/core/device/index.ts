export {
  createDeviceReader,
  type DeviceReader,
  type FamilyHint,
  type MakerFindingWithFamily,
} from "./reader";
export type { DeviceVocabulary, ScopeRule } from "./vocabulary";
