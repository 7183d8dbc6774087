/**
 * Builds the add-in into dist/addin (production) or dist/addin-dev (development).
 *
 *   npm run build:addin -- --env base=https://apps.your.org/estate-lens [--env office-js=cdn]
 *   npm run build:addin:dev
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { EsbuildPlugin } from "esbuild-loader";
import { tsImport } from "tsx/esm/api";
import webpack from "webpack";

const { addInFiles, environmentOf, placeholderBase } = await tsImport(
  "./scripts/addin/index.ts",
  import.meta.url,
);

/** What the add-in's own scripts may weigh as they travel, compressed: before first paint, and in all. */
const budgets = { "taskpane.js": 350, all: 500 };

/** Says how large the scripts are, compressed, and fails a production build that passes its budget. */
class SizeReportPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("SizeReport", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "SizeReport", stage }, (assets) => {
        let all = 0;
        for (const [name, source] of Object.entries(assets)) {
          if (!name.endsWith(".js") || name.startsWith("office-js/")) continue;
          const kilobytes = gzipSync(source.buffer()).length / 1024;
          all += kilobytes;
          console.log(`${kilobytes.toFixed(1).padStart(8)} KB  ${name}`);
          if (kilobytes > budgets[name]) this.tooLarge(compilation, name, kilobytes, budgets[name]);
        }
        console.log(`${all.toFixed(1).padStart(8)} KB  in all, compressed, without office.js`);
        if (all > budgets.all) this.tooLarge(compilation, "the add-in", all, budgets.all);
      });
    });
  }

  tooLarge(compilation, what, kilobytes, budget) {
    compilation.errors.push(
      new webpack.WebpackError(
        `${what} has ${kilobytes.toFixed(0)} KB compressed; its budget is ${budget} KB.`,
      ),
    );
  }
}

/** Writes the files that are no bundles. */
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
    optimization: {
      // office.js is served as Microsoft made it: its licence asks for that, and minified anew it does not start.
      minimizer: [new EsbuildPlugin({ target: "es2020", legalComments: "none", exclude: /^office-js\// })],
    },
    performance: { hints: false },
    plugins: [
      new AddInFilesPlugin(environment),
      new webpack.DefinePlugin({ FUNCTION_NAMESPACE: JSON.stringify(environment.namespace) }),
      ...(production ? [new SizeReportPlugin()] : []),
    ],
    stats: { preset: "errors-warnings" },
  };
};
