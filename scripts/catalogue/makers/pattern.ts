import type { ModelSource } from "./schema";

/** A strong rule is so particular that even spaces inside a model number do no harm: "hfw 1120 sw". */
const separators = { strong: "[-._* ]{0,2}", medium: "[-._*]{0,2}", weak: "[-._*]{0,2}" } as const;

/** A piece of the authoring language (see schema.ts) as a regular expression over folded text. */
function expression(piece: string, separator: string): string {
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
  const separator = separators[rule.strength];
  const starts = [...rule.start]
    .sort((a, b) => b.length - a.length)
    .map((start) => expression(start, separator));
  return `(?:${starts.join("|")})${rule.then ? expression(rule.then, separator) : ""}`;
}

/** The first letters and digits that a rule can begin with, at most three, separators left out. */
export function modelStarts(rule: ModelSource): string[] {
  const starts = rule.start.map((start) =>
    start
      .toLowerCase()
      .replace(/[-=_ ]/g, "")
      .replace(/[#([].*$/, "")
      .slice(0, 3),
  );
  return [...new Set(starts)];
}
