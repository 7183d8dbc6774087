export { createSiteReader, type SiteFacts, type SiteReader } from "./reader";
export { parseSiteAssessments } from "./parse-assessments";
export type { AssessmentProblem, SiteAssessment, SiteFact } from "./assessment";
export type { DesignatedRule, SiteRule, SiteVocabulary } from "./vocabulary";
