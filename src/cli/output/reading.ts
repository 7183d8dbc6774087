/** The reading report for people: which headings, which columns, what was left out, joined or not understood, and why. */
import { leftOutWords, roleWords, type ReadingReport, type RegisterReport } from "../../core/register";
import type { ReportLayout } from "./report";
import { counted, wrapped } from "./style";

/** A heading on one line, without what cannot be seen. */
function shown(header: string): string {
  return header
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function columnLines({ columns }: RegisterReport, { style, width }: ReportLayout): string[] {
  const used = columns.filter(({ role }) => role !== "other");
  const room = Math.min(width - 40, Math.max(...used.map(({ header }) => shown(header).length), 7));
  const lines = used.map(({ column, header, role, why, sure }) => {
    const name = shown(header) === "" ? "(no heading)" : shown(header);
    const cut = name.length > room ? `${name.slice(0, room - 1)}…` : name.padEnd(room);
    const doubts = [why === "its heading" ? "" : `by ${why}`, sure ? "" : "not sure"].filter(
      (text) => text !== "",
    );
    const said = why === "you said so" ? "you said so" : doubts.join(", ");
    return `    ${column.padEnd(3)} ${cut}  ${roleWords[role].padEnd(said === "" ? 0 : 20)}${said === "" ? "" : `  ${style("dim", said)}`}`.trimEnd();
  });
  const others = columns.filter(({ role }) => role === "other");
  if (others.length === 0) return lines;
  const names = others.map(
    ({ column, header }) => `${column}${shown(header) === "" ? "" : ` ${shown(header)}`}`,
  );
  return [...lines, ...remark("not used", names.join(", "), { style, width })];
}

/** A remark under its word: the word in a column of its own, the text wrapped beside it. */
function remark(word: string, text: string, { style, width }: ReportLayout): string[] {
  const [first = "", ...rest] = wrapped(text, width - 16);
  return [`    ${style("dim", word.padEnd(11))} ${first}`, ...rest.map((line) => `${" ".repeat(16)}${line}`)];
}

function registerLines(register: RegisterReport, layout: ReportLayout): string[] {
  const { sheet, range, assets, headerRow, sure, title } = register;
  const header = headerRow === null ? "no headings" : `headings in row ${headerRow}`;
  const lines = [
    `  ${layout.style("bold", sheet)} ${range}: ${counted(assets, "asset")}, ${header}${sure ? "" : "; not sure of every column"}`,
    ...columnLines(register, layout),
  ];
  const say = (word: string, text: string): void => {
    lines.push(...remark(word, text, layout));
  };
  if (title !== "") say("title", shown(title));
  const left = register.leftOut.map(({ why, rows, where }) => {
    const more = where.length === 20 ? " …" : "";
    return `${counted(rows, ...leftOutWords[why])} (${where.join(", ")}${more})`;
  });
  if (left.length > 0) say("left out", left.join("; "));
  if (register.bands > 0)
    say("bands", `${counted(register.bands, "row speaks", "rows speak")} for the rows below.`);
  if (register.givenOnce.length > 0)
    say(
      "given once",
      `${register.givenOnce.map((role) => roleWords[role]).join(", ")}: blanks below mean the same.`,
    );
  const hidden = register.hiddenRows ?? 0;
  if (hidden > 0) say("hidden", `${counted(hidden, "row is hidden or filtered; it is", "rows are hidden or filtered; they are")} checked all the same.`); // prettier-ignore
  if (register.struckRows > 0)
    say(
      "struck",
      `${counted(register.struckRows, "row is", "rows are")} struck through: read as perhaps removed.`,
    );
  for (const { fromSheet, roles, key, keyThere, through, matched, rows, ambiguous } of register.links) {
    const by = key === "" ? "one line for all rows" : `${key} is ${keyThere}`;
    const way = through.length === 0 ? "" : ` through ${through.join(" and ")}`;
    const open = ambiguous === 0 ? "" : `, ${ambiguous} of them to be asked`;
    say("linked", `${fromSheet}${way} gives ${roles.map((role) => roleWords[role]).join(", ")} (${by}): ${matched} of ${counted(rows, "row")}${open}.`); // prettier-ignore
  }
  if (register.notLive !== "") say("formulas", `values only, because ${register.notLive}.`);
  for (const { message } of register.questions) say("question", message);
  for (const { message } of register.mangled) say("careful", message);
  return lines;
}

/** The lines of a file's report. */
export function readingReportLines({ registers, nothing }: ReadingReport, layout: ReportLayout): string[] {
  return [
    ...registers.flatMap((register) => registerLines(register, layout)),
    ...nothing.flatMap(({ message }) => wrapped(message, layout.width - 2).map((line) => layout.style("dim", `  ${line}`))), // prettier-ignore
  ];
}
