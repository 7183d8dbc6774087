export * from "./planned-sheet";
