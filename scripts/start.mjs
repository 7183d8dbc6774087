/**
 * `npm start`: builds the add-in and the workbench, and serves both over https on localhost.
 *   --no-open     does not open a browser
 *   --no-build    serves what was built before
 *   --build-only  builds and ends
 *   --addin-only  builds the add-in alone: the page was built before
 *   --production  the add-in as organisations run it: smaller, and held to its size budgets
 *   --port 8443   tries this port; another one is taken where it is not free (and by default)
 */
import { execFileSync, spawn } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, copyFileSync, statSync } from "node:fs";
import { createServer } from "node:https";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generate } from "selfsigned";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const asked = process.argv.slice(2);
const has = (flag) => asked.includes(flag);
const production = has("--production");
const port = Number(asked[asked.indexOf("--port") + 1]) || 0;

async function buildAll() {
  const run = (...args) =>
    execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  console.log("Building the add-in and the workbench ...");
  run("node_modules/tsx/dist/cli.mjs", "scripts/compile-catalogue.ts");
  run("node_modules/webpack/bin/webpack.js", "--mode", production ? "production" : "development");
  if (has("--addin-only")) return;
  const out = join(root, "dist", "workbench");
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: { workbench: join(root, "src/workbench/main.tsx") },
    outdir: out,
    bundle: true,
    format: "esm",
    splitting: true,
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    minifySyntax: true,
    logLevel: "warning",
  });
  copyFileSync(join(root, "src/workbench/index.html"), join(out, "index.html"));
}

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".csv": "text/csv",
  ".xml": "application/xml",
};

/** Address to file: the add-in under /addin, the samples under /samples, the workbench itself. */
function fileOf(url) {
  const path = normalize(decodeURIComponent(new URL(url, "https://localhost").pathname)).replaceAll(
    "\\",
    "/",
  );
  if (path.includes("..")) return null;
  if (path.startsWith("/addin/"))
    return join(root, production ? "dist/addin" : "dist/addin-dev", path.slice(7));
  if (path.startsWith("/samples/")) return join(root, "samples", path.slice(9));
  return join(root, "dist/workbench", path === "/" ? "index.html" : path);
}

function answer(request, response) {
  let file = null;
  try {
    file = fileOf(request.url ?? "/");
  } catch {
    file = null;
  }
  if (file === null || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.");
    return;
  }
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  createReadStream(file).pipe(response);
}

/** A certificate for this run only: nothing is stored, nothing is trusted for longer. */
async function certificate() {
  const day = 86_400_000;
  return generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
}

function listen(server, wanted) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (wanted !== 0 && error.code === "EADDRINUSE") resolve(listen(server, 0));
      else reject(error);
    });
    server.listen(wanted, "127.0.0.1", () => {
      resolve(server.address().port);
    });
  });
}

function openBrowser(address) {
  const [command, ...args] =
    process.platform === "win32"
      ? ["cmd", "/c", "start", "", address]
      : [process.platform === "darwin" ? "open" : "xdg-open", address];
  const opener = spawn(command, args, { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}

if (!has("--no-build")) await buildAll();
if (has("--build-only")) process.exit(0);
const { private: key, cert } = await certificate();
const server = createServer({ key, cert }, answer);
const taken = await listen(server, port);
const address = `https://localhost:${taken}/`;
console.log(`The workbench is at ${address}`);
console.log("The certificate was made just now, so the browser asks once: choose Advanced, then continue.");
console.log("Press Ctrl+C to end.");
if (!has("--no-open")) openBrowser(address);
