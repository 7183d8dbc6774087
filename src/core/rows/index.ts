export { PairTable } from "./pair-table";
export { RowTable } from "./row-table";
export { Remembered, type Numbered } from "./remembered";
export { RoleShapes } from "./role-shapes";
export { RowTexts } from "./row-texts";
