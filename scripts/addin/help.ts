/** The help pages that are served with the add-in, so that they open on a network without the internet. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { escapeHtml, renderMarkdown, titleOf } from "./markdown";

/** Page under `help/`, and the document that it is made from. */
const pages: Readonly<Record<string, string>> = {
  "index.html": "add-in.md",
  "add-in.html": "add-in.md",
  "functions.html": "functions.md",
  "decision-tables.html": "decision-tables.md",
};

const style = `
body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; color: #1f2a2e; background: #fff; max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 .5em; } h1 { margin-top: .5em; }
a { color: #0f5a70; } code { font-family: Consolas, monospace; font-size: .92em; }
pre { background: #eef4f6; padding: .7rem; overflow-x: auto; } pre code { font-size: .88em; }
table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { border: 1px solid #b9c9ce; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #eef4f6; }
@media (prefers-color-scheme: dark) { body { color: #e6eef0; background: #1b1f20; } a { color: #7cc7dc; } pre, th { background: #27323580; } }
`.trim();

function page(markdown: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(titleOf(markdown))}</title>
<link rel="icon" href="../assets/lens-32.png">
<style>
${style}
</style>
</head>
<body>
<main>
${renderMarkdown(markdown)}
</main>
</body>
</html>
`;
}

/** File names under `help/` with their HTML; `root` is the repository's folder. */
export function helpPages(root: string): Map<string, string> {
  return new Map(
    Object.entries(pages).map(([name, source]) => [
      name,
      page(readFileSync(join(root, "docs", source), "utf8")),
    ]),
  );
}
