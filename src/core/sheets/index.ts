export * from "./planned-sheet";
export { planProblems } from "./plan-problems";
export { fittingHeight, plannedHeight } from "./row-height";
