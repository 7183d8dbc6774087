/**
 * Starts the development build in desktop Excel on Windows or Mac: builds it, serves it from this machine over https,
 * and lets Microsoft's own tools make the certificate and load the add-in. Ctrl+C ends all of it again.
 * The tools are fetched by npx when they are needed: they are large, and nobody else needs them.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";
import { staticFiles } from "./addin/serve";

const certificates = "office-addin-dev-certs@3.0.0";
const loader = "office-addin-debugging@6.0.5";
const port = 3000;
const root = join(import.meta.dirname, "..");
const built = join(root, "dist", "addin-dev");
const manifest = join(built, "manifest.xml");

/**
 * Runs a command in this terminal; false where it failed. On Windows npm and npx are scripts, which need a shell.
 * It never blocks: meanwhile the server has to answer Excel.
 */
function run(command: "npm" | "npx", ...words: readonly string[]): Promise<boolean> {
  const shell = process.platform === "win32";
  const quoted = shell ? words.map((word) => (word.includes(" ") ? `"${word}"` : word)) : words;
  return new Promise((resolve) => {
    spawn(command, quoted, { cwd: root, stdio: "inherit", shell })
      .on("error", () => {
        resolve(false);
      })
      .on("exit", (code) => {
        resolve(code === 0);
      });
  });
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

if (process.platform !== "win32" && process.platform !== "darwin") {
  stop("Desktop Excel runs on Windows and Mac. Here `npm start` shows the add-in in a workbench of its own.");
}
if (!(await run("npm", "run", "build:addin:dev"))) stop("The development build failed; see above.");
if (!(await run("npx", "--yes", certificates, "install", "--days", "30"))) {
  stop("No certificate for localhost could be made, and Excel loads add-ins only over https.");
}

const folder = join(homedir(), ".office-addin-dev-certs");
const server = createServer(
  { key: readFileSync(join(folder, "localhost.key")), cert: readFileSync(join(folder, "localhost.crt")) },
  staticFiles(built),
);
server.on("error", (error) => {
  const taken = "code" in error && error.code === "EADDRINUSE";
  stop(taken ? `Port ${port} is in use. End what uses it and start again.` : error.message);
});
await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
console.error(`Serving ${built} at https://localhost:${port}. Ctrl+C takes the add-in out of Excel again.`);
process.once("SIGINT", () => {
  server.close();
  void run("npx", "--yes", loader, "stop", manifest).then(() => process.exit(0));
});
if (!(await run("npx", "--yes", loader, "start", manifest, "desktop", "--app", "excel", "--no-debug"))) {
  console.error(
    "Excel was not started by Microsoft's tool. Load the manifest by hand: in Excel, Home > Add-ins > More Add-ins > " +
      `Upload My Add-in (Mac: copy it to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef). It is ${manifest}`,
  );
}
