export { PairTable } from "./pair-table";
export { Remembered } from "./remembered";
export { RowTexts } from "./row-texts";
