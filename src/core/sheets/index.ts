export * from "./planned-sheet";
export { planProblems } from "./plan-problems";
export { plannedHeight } from "./row-height";
