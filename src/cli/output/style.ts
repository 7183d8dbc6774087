import { styleText } from "node:util";
import type { Action } from "../../core/policy/regime";

type Format = Parameters<typeof styleText>[0];

/** Writes in colour where the terminal allows it (NO_COLOR and FORCE_COLOR count). */
export type Style = (format: Format, text: string) => string;

/** The style for a stream. */
export function styleFor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Style {
  const forced = environment["FORCE_COLOR"];
  const coloured =
    forced !== undefined
      ? forced !== "0"
      : stream.isTTY === true && environment["NO_COLOR"] === undefined && environment["TERM"] !== "dumb";
  return coloured ? (format, text) => styleText(format, text) : (_, text) => text;
}

/** Colour is never the only sign: the action's word stands beside it. */
export const actionFormats: Readonly<Record<Action, Format>> = {
  remove: ["bold", "red"],
  "do-not-deploy": ["bold", "magenta"],
  isolate: ["bold", "blue"],
  review: ["yellow"],
  none: ["dim"],
};

/** Text wrapped at word ends to lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** `1 row`, `2 rows`, `1,204 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** The width that lines are made for. */
export function widthOf(out: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): number {
  const columns = out.isTTY ? out.columns : Number(environment["COLUMNS"] ?? 100);
  return Math.min(Math.max(Number.isFinite(columns) ? columns : 100, 60), 120);
}
