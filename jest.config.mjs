/** Tests are transpiled only; `npm run check:types` checks the types once for the whole house. */
export default {
  // One worker a core: Jest would leave one of two cores idle.
  maxWorkers: "100%",
  testEnvironment: "node",
  // Some tests start the command line or read large files; a slow machine is no failure.
  testTimeout: 120_000,
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  transform: { "^.+\\.tsx?$": "<rootDir>/scripts/jest-transform.cjs" },
};
