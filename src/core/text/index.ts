export { fold, foldWithPositions, type Folded } from "./fold";
export { cellText, isErrorValue } from "./cell-text";
