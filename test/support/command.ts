import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const command = join(root, "bin", "estate-lens.mjs");

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `estate-lens` as a person does. */
export function run(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...words],
      { cwd: root, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1,
          stdout,
          stderr,
        });
      },
    );
  });
}
