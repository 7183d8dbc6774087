/** How the sheets to fill in are found again. */

/** What begins the name of every sheet to fill in. */
export const surveySheetPrefix = "Lens survey";
/** What begins the name of the Excel table on it. */
export const surveyTablePrefix = "LensSurvey";
