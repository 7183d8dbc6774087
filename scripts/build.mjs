/** Builds what a user runs: the compiled catalogue and the command line. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "esbuild";

execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/compile-catalogue.ts"], {
  stdio: "inherit",
});
if (existsSync("src/cli/main.ts")) {
  await build({
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli/main.mjs",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Loaded from node_modules only when an .xls or .ods file comes.
    external: ["@e965/xlsx"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "warning",
  });
}
