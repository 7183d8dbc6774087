import type { ModelSource } from "./schema";

const separator = "[-._* ]{0,2}";

/** A piece of the authoring language (see schema.ts) as a regular expression over folded text. */
function expression(piece: string): string {
  let result = "";
  let inClass = false;
  for (const character of piece.toLowerCase()) {
    if (character === "[") inClass = true;
    if (inClass) result += character;
    else if (character === "-") result += separator;
    else if (character === "=") result += "[-._*]";
    else if (character === "#") result += "[0-9oil]";
    else if (character === "$") result += "(?![a-z0-9])";
    else if (character === ".") result += "[.]";
    else result += character;
    if (character === "]") inClass = false;
  }
  return result;
}

/** The regular expression of a model rule. */
export function modelPattern(rule: ModelSource): string {
  const starts = [...rule.start].sort((a, b) => b.length - a.length).map(expression);
  return `(?:${starts.join("|")})${rule.then ? expression(rule.then) : ""}`;
}

/** The first letters and digits that a rule can begin with, at most three, separators left out. */
export function modelStarts(rule: ModelSource): string[] {
  const starts = rule.start.map((start) =>
    start
      .toLowerCase()
      .replace(/[-=]/g, "")
      .replace(/[#([].*$/, "")
      .slice(0, 3),
  );
  return [...new Set(starts)];
}
