/** TypeScript for the tests: types are left out, nothing is checked. `npm run check:types` checks the whole house once. */
const { createHash } = require("node:crypto");
const { transformSync, version } = require("esbuild");

module.exports = {
  process(text, file) {
    const { code } = transformSync(text, {
      loader: file.endsWith("x") ? "tsx" : "ts",
      format: "cjs",
      target: "node20",
      jsx: "automatic",
      sourcefile: file,
      sourcemap: "inline",
      // Jest has no dynamic import of its own.
      supported: { "dynamic-import": false },
      // The repository's own settings are for bundles.
      tsconfigRaw: "{}",
    });
    return { code };
  },
  getCacheKey(text, file) {
    return createHash("sha1").update(version).update(file).update(text).digest("hex");
  },
};
