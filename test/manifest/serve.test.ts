/** The little server behind `npm run sideload`: its folder's files, and nothing else of the machine. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staticFiles } from "../../scripts/addin/serve";

let folder: string;
let server: Server;
let port = 0;

beforeAll(async () => {
  const outside = mkdtempSync(join(tmpdir(), "serve-"));
  folder = join(outside, "served");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(outside, "secret.txt"), "secret");
  writeFileSync(join(folder, "taskpane.html"), "<p>pane</p>");
  writeFileSync(join(folder, "assets", "lens-16.png"), "png");
  server = createServer(staticFiles(folder));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(join(folder, ".."), { recursive: true });
});

function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; body: string; type: string; cache: string }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method }, (answer) => {
      let body = "";
      answer.on("data", (part: Buffer) => (body += part.toString()));
      answer.on("end", () => {
        const { "content-type": type = "", "cache-control": cache = "" } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, body, type, cache });
      });
    })
      .on("error", reject)
      .end();
  });
}

test("serves a file with its type, and the query is no part of its name", async () => {
  expect(await ask("/taskpane.html?_host_Info=Excel")).toMatchObject({
    status: 200,
    body: "<p>pane</p>",
    type: "text/html; charset=utf-8",
    cache: "no-cache",
  });
  expect((await ask("/assets/lens-16.png")).cache).toContain("immutable");
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/%ff",
  "/",
  "/nothing.js",
])("%s is not served", async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body).not.toContain("secret");
});

test("answers only to reading", async () => {
  expect((await ask("/taskpane.html", "POST")).status).toBe(405);
  expect(await ask("/taskpane.html", "HEAD")).toMatchObject({ status: 200, body: "" });
});
