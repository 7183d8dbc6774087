/** The survey round trip: sheets to fill in on site, and their answers read back into the decision tables. */
export { surveySheetPrefix } from "./names";
export { floorOf } from "./floor";
export { surveyLayout, surveyRows, surveySheets, type SurveyInput, type SurveyRow } from "./plan-survey";
export {
  isMac,
  type Disagreement,
  type FoundPart,
  type SetAside,
  type SurveyChoice,
  type SurveyedSite,
} from "./disagreements";
export { answersOn, isSurveySheet, readSurvey, type SurveyAnswers } from "./read-survey";
export { rowsOnNoSheet } from "./not-on-sheets";
export { foundRow } from "./found-row";
export { asDecided, openDisagreements, type DecidedSurvey } from "./settle";
export { newFound, surveyedSheets, surveyedSites, type SurveyedRows } from "./plan-found";
