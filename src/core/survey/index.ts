/** The survey round trip: sheets to fill in on site, and their answers read back into the decision tables. */
export { floorOf } from "./floor";
export {
  surveyLayout,
  surveyRows,
  surveySheetPrefix,
  surveySheets,
  type SurveyInput,
  type SurveyRow,
} from "./plan-survey";
export {
  isMac,
  isSurveySheet,
  readSurvey,
  type Disagreement,
  type SurveyAnswers,
  type SurveyedSite,
} from "./read-survey";
export { foundRow } from "./found-row";
export { newFound, surveyedSheets } from "./plan-found";
