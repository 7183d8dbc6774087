/**
 * The help pages' Markdown as HTML: headings, paragraphs, lists, tables, code, bold text, pictures and links.
 * Our own documents only, so it knows no more than they use; all text is escaped.
 */

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A heading's anchor, as repository sites make it: `ESTATE.ACTION` is `estateaction`. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replace(/ /g, "-");
}

/** A link to another of our documents becomes a link to its page. */
const pageOf = (address: string): string => address.replace(/^([\w-]+)\.md(?=#|$)/, "$1.html");

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (part.startsWith("`") && part.endsWith("`") && part.length > 2) {
        return `<code>${escapeHtml(part.slice(1, -1))}</code>`;
      }
      return escapeHtml(part)
        .replace(
          /\[([^\]]+)\]\(([^)\s]+)\)/g,
          (_, label: string, to: string) => `<a href="${pageOf(to)}">${label}</a>`,
        )
        .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
    })
    .join("");
}

function tableCells(line: string): string[] {
  const bare = line.trim().replace(/^\||\|$/g, "");
  return bare.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function table(lines: readonly string[]): string {
  const [head = "", , ...body] = lines;
  const row = (line: string, tag: string): string =>
    `<tr>${tableCells(line)
      .map((cell) => `<${tag}>${inline(cell)}</${tag}>`)
      .join("")}</tr>`;
  return `<table><thead>${row(head, "th")}</thead><tbody>${body.map((line) => row(line, "td")).join("")}</tbody></table>`;
}

function list(lines: readonly string[], tag: "ul" | "ol"): string {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^(?:[-*]|\d+\.) (.*)$/.exec(line);
    if (item?.[1] !== undefined) items.push(item[1]);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return `<${tag}>${items.map((item) => `<li>${inline(item)}</li>`).join("")}</${tag}>`;
}

function block(lines: readonly string[]): string {
  const [first = ""] = lines;
  const heading = /^(#{1,4}) (.*)$/.exec(first);
  if (heading?.[1] !== undefined && heading[2] !== undefined) {
    const level = heading[1].length;
    return `<h${level} id="${anchorOf(heading[2].replaceAll("`", ""))}">${inline(heading[2])}</h${level}>`;
  }
  if (/^\|.*\|$/.test(first) && /^\|[\s:|-]+\|$/.test(lines[1] ?? "")) return table(lines);
  if (/^[-*] /.test(first)) return list(lines, "ul");
  if (/^\d+\. /.test(first)) return list(lines, "ol");
  return `<p>${inline(lines.join(" "))}</p>`;
}

/** The HTML of a document's body. */
export function renderMarkdown(markdown: string): string {
  const html: string[] = [];
  const parts = markdown.replaceAll("\r\n", "\n").split(/^```\w*\n([\s\S]*?)^```$/m);
  parts.forEach((part, place) => {
    if (place % 2 === 1) {
      html.push(`<pre><code>${escapeHtml(part.trimEnd())}</code></pre>`);
      return;
    }
    for (const lines of part.split(/\n{2,}|\n(?=#)|(?<=^#[^\n]*)\n/m)) {
      const text = lines.split("\n").filter((line) => line.trim() !== "");
      if (text.length > 0) html.push(block(text));
    }
  });
  return html.join("\n");
}

/** The first heading of a document. */
export function titleOf(markdown: string): string {
  return /^# (.*)$/m.exec(markdown)?.[1]?.replaceAll("`", "") ?? "";
}
