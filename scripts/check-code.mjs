/** `npm run check:code`: types, lint and format at the same time; says what each found, and fails where one does. */
import { spawn } from "node:child_process";

function run(name) {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", name], {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    child.on("close", (code) => {
      console.log(code === 0 ? `${name}: fine` : `${name}:\n${said}`);
      resolve(code === 0);
    });
  });
}

const fine = await Promise.all(["check:types", "check:lint", "check:format"].map(run));
process.exit(fine.every(Boolean) ? 0 : 1);
