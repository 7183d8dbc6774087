/** Taking texts apart into words, for headers and for the words inside cells. */
import { fold } from "../text";

const camel = /([\p{Ll}\d])(\p{Lu})/gu;
/** "N° de série", "N.º de inventário". */
const numero = /(^|[^\p{L}])n\.?\s?[º°]/giu;
/** French and Italian words that lose their vowel before another: "d'inventaire", "dell'impianto". */
const elided = /(?<!\p{L})(d|l|dell|all|dall|nell|sull|qu|un)'(?=\p{L})/gu;
const capitalsThenWord = /(\p{Lu}{2,})(\p{Lu}\p{Ll}{2,})/gu;

/** Texts of English letters without apostrophes. Nearly all are: they need no folding, and no look at other alphabets. */
const simple = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/;
const simpleWord = /[a-z0-9]+|[#?]/g;
const shortForms = /\b([snpy]) *\/ *([n])\b/g;

/** The words of a text, folded; symbols separate words, `#` counts as a word, apostrophes vanish. */
export function plainWords(text: string): string[] {
  if (simple.test(text)) return text.toLowerCase().match(simpleWord) ?? [];
  return wordsOf(fold(text));
}

/** The words of a header: also splits camelCase, writes `S/N` and `P/N` as one word, and `N°` and `N.º` as `no`. */
export function headerWords(header: string): string[] {
  if (simple.test(header)) {
    const apart = header
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      .replace(/([A-Z]{2,})([A-Z][a-z]{2,})/g, "$1 $2");
    return apart.toLowerCase().replace(shortForms, "$1$2").match(simpleWord) ?? [];
  }
  const apart = header.replace(numero, "$1no ").replace(camel, "$1 $2").replace(capitalsThenWord, "$1 $2");
  return wordsOf(fold(apart).replace(shortForms, "$1$2"));
}

function wordsOf(folded: string): string[] {
  const text = folded.replace(elided, "$1 ").replace(/'/g, "").replace(/#/g, " # ").replace(/[°º]/g, " ");
  return text.match(/[\p{L}\p{N}]+|#|[✓✔√☑✗✘☐?]/gu) ?? [];
}

/** What stands outside brackets and what stands inside: `Isolated? (Y/N)` is `["Isolated? ", "Y/N"]`. */
export function outsideAndInsideBrackets(text: string): readonly [string, string] {
  let inside = "";
  const outside = text.replace(/[([{]([^()[\]{}]*)[)\]}]/g, (_, words: string) => {
    inside += ` ${words}`;
    return " ";
  });
  return [outside, inside];
}
