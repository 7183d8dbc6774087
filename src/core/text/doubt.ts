import { wordsOf } from "./words";

const doubts = new Set([
  "tbc",
  "tbd",
  "tba",
  "possibly",
  "probably",
  "maybe",
  "perhaps",
  "assumed",
  "assume",
  "believed",
  "unsure",
  "unconfirmed",
  "unclear",
]);

/** Whether a word by itself says that something is a guess. */
export function isDoubtWord(word: string): boolean {
  return doubts.has(word);
}

/** Whether a cell guesses: "Corporate LAN?", "Removed (TBC)", "probably stand-alone". */
export function isDoubtful(text: string): boolean {
  if (/[?\uff1f]/.test(text)) return true;
  const words = wordsOf(text);
  return words.keys.some(
    (key, at) =>
      doubts.has(key) ||
      (key === "confirmed" && words.keys[at - 1] === "be" && words.list[at]?.text === "confirmed"),
  );
}
