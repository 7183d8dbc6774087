/**
 * Draws the README's picture: runs the README's command and turns what the terminal shows into an SVG.
 * `npm run picture`
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const args = ["check", "samples/department-register.xlsx", "--as-of", "2026-11-22"];
const run = spawnSync(process.execPath, [join(root, "bin", "estate-lens.mjs"), ...args], {
  cwd: root,
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", COLUMNS: "110" },
});
const maxLines = 58;
const lines = run.stdout.split("\n");
const shown = ["$ npm run check -- samples/department-register.xlsx", "", ...lines.slice(0, maxLines)];
if (lines.length > maxLines) shown.push("  …");

const colours: Readonly<Record<string, string>> = {
  "31": "#ff7b72",
  "33": "#e3b341",
  "34": "#79c0ff",
  "35": "#d2a8ff",
  "36": "#56d4dd",
};
const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** One line of terminal text as SVG spans: bold, dim and colours are kept. */
function spans(line: string): string {
  let bold = false;
  let dim = false;
  let colour = "";
  let out = "";
  for (const [index, piece] of line.split(/\u001b\[(\d+)m/).entries()) {
    if (index % 2 === 1) {
      if (piece === "1") bold = true;
      else if (piece === "2") dim = true;
      else if (piece === "22") bold = dim = false;
      else if (piece === "39" || piece === "0") colour = "";
      else colour = colours[piece] ?? colour;
    } else if (piece !== "") {
      const fill = colour !== "" ? colour : dim ? "#9aa4b2" : "#e6edf3";
      out += `<tspan fill="${fill}"${bold ? ' font-weight="bold"' : ""}>${escape(piece)}</tspan>`;
    }
  }
  return out;
}

const lineHeight = 18;
const height = shown.length * lineHeight + 40;
const body = shown
  .map(
    (line, index) => `<text x="20" y="${34 + index * lineHeight}" xml:space="preserve">${spans(line)}</text>`,
  )
  .join("\n");
writeFileSync(
  join(root, "assets", "check.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" width="960" viewBox="0 0 960 ${height}" role="img" aria-label="What estate-lens check prints for the sample register: counts by action, the questions that settle most rows, and the rows that need action with their reasons">
<rect width="960" height="${height}" rx="10" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.2">
${body}
</g>
</svg>
`,
);
