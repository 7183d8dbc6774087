/** Builds what the browser tests are served, once a run however many test files ask for it at the same time. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** The add-in as developers run it, and as organisations do. */
export type Flavour = "development" | "production";

/** Test files share a parent where Jest runs workers, and a process where it does not. */
const run = String(process.env["JEST_WORKER_ID"] === undefined ? process.pid : process.ppid);

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

const other = { development: "production", production: "development" } as const;

function stampOf(flavour: Flavour): string {
  return join(root, "build", `workbench-${flavour}.stamp`);
}

/** Whether this process may build now: who makes the folder first does. */
function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

const longestBuild = 180_000;

function isForgotten(lock: string): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since > longestBuild;
}

/** Resolves when this run's build is there; throws with what the build said. */
export async function builtOnce(flavour: Flavour): Promise<void> {
  mkdirSync(join(root, "build"), { recursive: true });
  const stamp = stampOf(flavour);
  const lock = join(root, "build", "workbench.lock");
  while (textOf(stamp) !== run) {
    if (isForgotten(lock)) rmSync(lock, { recursive: true, force: true });
    if (!takes(lock)) {
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      continue;
    }
    try {
      if (textOf(stamp) !== run) build(flavour, textOf(stampOf(other[flavour])) === run);
      writeFileSync(stamp, run);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

/** The page around the add-in is the same for both flavours; other tests may be looking at it. */
function build(flavour: Flavour, pageIsBuilt: boolean): void {
  const more = [
    ...(flavour === "production" ? ["--production"] : []),
    ...(pageIsBuilt ? ["--addin-only"] : []),
  ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/start.mjs", "--build-only", ...more],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The build ended with ${String(status)}: ${stdout}${stderr}`);
}
