/** What a row with few cells is: a total, a note, or a band that speaks for the rows below it. */
import type { CellValue } from "../sheet";
import type { Lexicon } from "./lexicon";

const longestBand = 80;

/** A total: its label says so, and it otherwise holds numbers. */
export function isTotalRow(texts: readonly string[], lexicon: Lexicon): boolean {
  const words = texts.filter((text) => !/^[\s£$€\d.,%-]*$/.test(text));
  const [label] = words;
  if (label === undefined || words.length > 2 || label.length > 60) return false;
  return (
    words.some((text) => lexicon.edges("total", text)) && !words.some((text) => /[a-z]\d|\d[a-z]/i.test(text))
  );
}

/** A number, also where a file keeps it as text. */
export function isNumber(value: CellValue): boolean {
  return typeof value === "number" || (typeof value === "string" && /^[\s£$€\d.,%-]+$/.test(value));
}

/** A text that explains: begins with "Note", an asterisk or the like, or is a long sentence. */
export function isNoteText(text: string, lexicon: Lexicon): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length > longestBand ||
    /^(?:\*|†|‡|\(\d\)|\d\)|©)/.test(trimmed) ||
    /^(?:page|seite|pagina|página|tudalen)\s+\d+/i.test(trimmed) ||
    /\b(?:page|seite|pagina|página|tudalen)\s+\d+(?:\s*\S{1,3}\s*\d+)?\s*$/i.test(trimmed) ||
    lexicon.startsWith("note", trimmed)
  );
}

/** The heading of a list of explanations: every low row after it explains. */
export function isLegendText(text: string): boolean {
  return /^\s*(?:key|legend|notes?|legende|légende|leyenda|legenda|abbreviations|definitions|glossary)\s*[:.-]?\s*$/i.test(
    text,
  );
}
