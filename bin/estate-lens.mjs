#!/usr/bin/env node
/** Starts the command line; in a clone it builds first where the sources are newer than the build. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");
const built = join(root, "dist", "cli", "main.mjs");

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

const sources = ["core", "catalogue", "files", "cli"].map((name) => join(root, "src", name));
const inClone = sources.every((folder) => existsSync(folder));
if (inClone && (!existsSync(built) || Math.max(...sources.map(newest)) > statSync(built).mtimeMs)) {
  execFileSync(process.execPath, [join(root, "scripts", "build.mjs")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
await import(pathToFileURL(built));
