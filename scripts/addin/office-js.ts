/** The parts of office.js that Excel needs, to be served beside the add-in, unmodified. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What is taken: the loader, Excel's own libraries for Windows, Mac and the web, the strings of every language,
 * and the licence. Left out: other applications, debug editions, and the senders of telemetry.
 */
const taken =
  /^(?:office\.js|o15apptofilemappingtable\.js|excel-(?:web|win32|winrt|mac)-[\d.]+(?:-core)?\.js|[\w-]+\/office_strings\.js)$/;

export interface OfficeJs {
  readonly version: string;
  /** Path under the version's folder, and content. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Reads the installed package; `repository` is the repository's folder. */
export function readOfficeJs(repository: string): OfficeJs {
  const root = join(repository, "node_modules", "@microsoft", "office-js");
  const described: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (typeof described !== "object" || described === null || !("version" in described)) {
    throw new Error("The package of office.js does not say its version.");
  }
  const files = new Map<string, Buffer>([["LICENSE.md", readFileSync(join(root, "LICENSE.md"))]]);
  for (const name of readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" })) {
    const path = name.replaceAll("\\", "/");
    if (taken.test(path)) files.set(path, readFileSync(join(root, "dist", name)));
  }
  return { version: String(described.version), files };
}
