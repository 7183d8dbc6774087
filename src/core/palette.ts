import { actionWords } from "./policy/words";

/**
 * The look of each action, the same in Excel and in a highlighted copy. The fills keep apart for people who cannot
 * tell red from green (after the palette of Okabe and Ito, lightened so that black text keeps a contrast above 7:1),
 * fall from dark to light in grey with the strictness of the action, and letters differ as well: bold, bold italic,
 * underlined, italic, plain.
 */
export interface ActionLook {
  /** The word in the `Lens action` cell, which the conditional format compares. */
  readonly word: string;
  /** RRGGBB. */
  readonly fill: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

export const actionLooks: readonly ActionLook[] = [
  { word: actionWords.remove, fill: "F0A07A", bold: true },
  { word: actionWords["do-not-deploy"], fill: "F7C78F", bold: true, italic: true },
  { word: actionWords.isolate, fill: "B9DCF2", underline: true },
  { word: actionWords.review, fill: "FFF3BF", italic: true },
  { word: actionWords.none, fill: "F1F4F1" },
];

/** The colour of letters on every fill. */
export const inkColour = "000000";
