/** Everything that makes sheets: one late chunk, so that nothing of it is loaded twice. */
export { planReport, typedSheets, workbookOf } from "./report-build";
export { foiFile, shareFile } from "./share-build";
export { earlierSheets, planAnswers, planSurvey, readBack } from "./survey-build";
export { sharedSentences } from "../core/share";
