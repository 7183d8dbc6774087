/** Everything that is served beside the bundled scripts: manifest, metadata, shortcuts, icons, help, office.js, the page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentOf, placeholderBase, type Environment } from "./environments";
import { functionMetadata } from "./function-metadata";
import { helpPages } from "./help";
import { manifestFor } from "./manifest";
import { readOfficeJs } from "./office-js";
import { contentSecurityPolicy, officeJsAddress } from "./security";

export { environmentOf, placeholderBase, type Environment };

/** The package's version, three numbers; `root` is the repository's folder here and below. */
export function packageVersion(root: string): string {
  const version = /"version": "(\d+\.\d+\.\d+)"/.exec(readFileSync(join(root, "package.json"), "utf8"))?.[1];
  if (version === undefined) throw new Error("package.json has no version of three numbers.");
  return version;
}

/**
 * The page of the shared runtime.
 * @param stamp changes with the scripts, so that no cache serves an old one with a new page
 */
export function taskpanePage(
  root: string,
  environment: Environment,
  officeJsVersion: string,
  stamp: string,
): string {
  const values: Readonly<Record<string, string>> = {
    "{{content-security-policy}}": contentSecurityPolicy(environment.officeJs),
    "{{office-js}}": officeJsAddress(environment.officeJs, officeJsVersion),
    "{{stamp}}": stamp,
  };
  let page = readFileSync(join(root, "src", "taskpane", "index.html"), "utf8");
  for (const [name, value] of Object.entries(values)) {
    if (!page.includes(name)) throw new Error(`src/taskpane/index.html does not hold ${name}`);
    page = page.replaceAll(name, value);
  }
  return page;
}

/** All files but the bundles, by their path in the output. */
export function addInFiles(
  root: string,
  environment: Environment,
  stamp: string,
): Map<string, string | Buffer> {
  const read = (name: string): string => readFileSync(join(root, name), "utf8");
  const office = readOfficeJs(root);
  const files = new Map<string, string | Buffer>([
    ["manifest.xml", manifestFor(environment, read("manifest.xml"), packageVersion(root))],
    ["shortcuts.json", read("shortcuts.json")],
    ["functions.json", `${JSON.stringify(functionMetadata(environment, root), null, 2)}\n`],
    ["taskpane.html", taskpanePage(root, environment, office.version, stamp)],
  ]);
  for (const [name, html] of helpPages(root)) files.set(`help/${name}`, html);
  for (const name of readdirSync(join(root, "assets"))) {
    if (name.endsWith(".png")) files.set(`assets/${name}`, readFileSync(join(root, "assets", name)));
  }
  if (environment.officeJs === "self-hosted") {
    for (const [path, content] of office.files) files.set(`office-js/${office.version}/${path}`, content);
  }
  return files;
}
