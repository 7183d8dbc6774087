/** Runs the tests and ends on one line that says how many passed and failed. Arguments are passed on to Jest. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const report = "build/test-report.json";
mkdirSync("build", { recursive: true });
rmSync(report, { force: true });
const run = spawnSync(
  process.execPath,
  ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${report}`, ...process.argv.slice(2)],
  {
    stdio: ["inherit", "ignore", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=4096" },
  },
);
let passed = 0;
let failed = 0;
let broken = 0;
try {
  const results = JSON.parse(readFileSync(report, "utf8"));
  passed = results.numPassedTests;
  failed = results.numFailedTests;
  broken = results.numRuntimeErrorTestSuites;
} catch {
  broken = 1;
}
const ok = run.status === 0 && failed === 0 && broken === 0 && passed > 0;
console.log(`${passed} passed, ${failed + broken} failed`);
process.exit(ok ? 0 : 1);
