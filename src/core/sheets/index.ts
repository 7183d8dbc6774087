export * from "./planned-sheet";
export { carryFields, type Carried, type SheetCells } from "./carry";
export { planProblems } from "./plan-problems";
export { fittingHeight, plannedHeight } from "./row-height";
