/**
 * Builds the add-in into dist/addin (production) or dist/addin-dev (development).
 *
 *   npm run build:addin -- --env base=https://apps.your.org/estate-lens [--env office-js=cdn]
 *   npm run build:addin:dev
 */
import { join } from "node:path";
import { EsbuildPlugin } from "esbuild-loader";
import { tsImport } from "tsx/esm/api";
import webpack from "webpack";

const { addInFiles, environmentOf, placeholderBase } = await tsImport(
  "./scripts/addin/index.ts",
  import.meta.url,
);

/** Writes the files that are no bundles, and says how large the whole is. */
class AddInFilesPlugin {
  constructor(environment) {
    this.environment = environment;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("AddInFiles", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "AddInFiles", stage }, () => {
        const files = addInFiles(import.meta.dirname, this.environment, compilation.fullHash.slice(0, 12));
        for (const [name, content] of files) {
          compilation.emitAsset(name, new webpack.sources.RawSource(content));
        }
      });
    });
  }
}

export default (asked = {}, { mode } = {}) => {
  const production = mode !== "development";
  const environment = environmentOf({ production, base: asked.base, officeJs: asked["office-js"] });
  if (production && environment.base === placeholderBase) {
    console.warn(
      `No address was given: the manifest points to ${placeholderBase}, which is nobody's. ` +
        "To install it: npm run build:addin -- --env base=https://where.it.is.served",
    );
  }
  return {
    mode: production ? "production" : "development",
    target: ["web", "es2020"],
    entry: { taskpane: "./src/taskpane/index.ts" },
    output: {
      path: join(import.meta.dirname, "dist", production ? "addin" : "addin-dev"),
      filename: "[name].js",
      chunkFilename: "[name].[contenthash:12].js",
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [{ test: /\.tsx?$/, loader: "esbuild-loader", options: { target: "es2020", jsx: "automatic" } }],
    },
    devtool: production ? false : "source-map",
    optimization: { minimizer: [new EsbuildPlugin({ target: "es2020", legalComments: "none" })] },
    performance: { hints: false },
    plugins: [new AddInFilesPlugin(environment)],
    stats: { preset: "errors-warnings" },
  };
};
