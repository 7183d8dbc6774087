/** Serves a folder of static files to this machine, with the headers that docs/hosting.md asks of a server. */
import { createReadStream, existsSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".xml": "application/xml; charset=utf-8",
};

/** Names that do not change with their content are asked for again each time. */
const cacheOf = (path: string): string =>
  /\.[0-9a-f]{12}\.js$|^\/?(?:office-js|assets)\//.test(path) ? "max-age=31536000, immutable" : "no-cache";

/** The file that an address stands for; `null` where it is none of the folder's. */
function fileOf(folder: string, address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, "https://localhost").pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path));
  const inside = file.startsWith(normalize(folder) + sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Answers GET and HEAD for the files of `folder`, and nothing else. */
export function staticFiles(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const file = fileOf(folder, request.url ?? "/");
    if (file === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": cacheOf(file.slice(normalize(folder).length + 1).replaceAll(sep, "/")),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
}
