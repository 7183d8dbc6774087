/**
 * Measures how often labelled files are read right, prints the figures and fails below the thresholds.
 * Usage: npm run accuracy [-- FOLDER]; without a folder the repository's own fixtures are used.
 * Every kind of labelled set has a file of its own in scripts/accuracy.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./accuracy/figure";
import { headersReport } from "./accuracy/headers";
import { measureLayouts } from "./accuracy/layouts";
import { measureMakers } from "./accuracy/makers";
import { measureRegisters } from "./accuracy/registers";

const folder = process.argv[2] ?? join(import.meta.dirname, "..", "test", "fixtures");
const figures: Figure[] = [
  ...measureMakers(folder),
  ...measureRegisters(folder),
  ...(await measureLayouts(folder)),
];

for (const { set, what, value, threshold, passed } of figures) {
  console.log(`${passed ? "ok  " : "FAIL"} ${set}: ${what}: ${value} (${threshold})`);
}
if (existsSync(join(folder, "header_rows_labelled.jsonl"))) {
  for (const line of headersReport(folder)) console.log(`     ${line}`);
}
if (figures.length === 0) console.log(`No labelled files in ${folder}.`);
process.exitCode = figures.every(({ passed }) => passed) && figures.length > 0 ? 0 : 1;
