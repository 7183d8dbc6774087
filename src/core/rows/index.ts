export { PairTable } from "./pair-table";
export { RowTexts, type RowPart } from "./row-texts";
