import { Automaton } from "./automaton";
import type { Reaching } from "../text";
import type { MakerCatalogue, ModelRule } from "./catalogue";

/** A model number found in a text. */
export interface ModelHit {
  readonly rule: ModelRule;
  readonly start: number;
  readonly end: number;
}

interface Compiled {
  readonly rule: ModelRule;
  /** Made when it is first tried. */
  expression?: RegExp;
  readonly order: number;
}

const rank = { strong: 3, medium: 2, weak: 1 } as const;
/** Short makers' names that people write in front of a model number without a space. */
const brandsInFront = "(?:hikvision|hik|dahua|uniview|unv|axis|tiandy|tvt|ezviz|imou|hilook|hiwatch)";
const gluedBrands = new RegExp(`${brandsInFront}(?=[a-z0-9])`, "y");
const mayBeBrand = Array.from({ length: 256 }, (_, code) => "hdutaei".includes(String.fromCharCode(code)));
const brandInFront = new RegExp(`${brandsInFront}(?=[a-z0-9])`, "iy");
/** What serial numbers look like that show their maker wherever they stand in a word. */
const serialNumbers: readonly { readonly expression: RegExp; readonly rule: ModelRule }[] = [
  {
    // Hikvision prints model, date, two letters of origin, two of the batch, and the serial number in one.
    expression: /20[0-3]\d(?:0[1-9]|1[0-2])[0-3]\d(?:aa|bb|cc|dd)(?:wr|rr|ch|br|wg|rg)[a-z]?\d{8,9}/g,
    rule: { id: "hikvision/serial", maker: "hikvision", pattern: "", starts: [], strength: "strong" },
  },
];
/** Rules that stand in no catalogue file. */
export const serialRules: readonly ModelRule[] = serialNumbers.map(({ rule }) => rule);
const digit = /[0-9]/;
/** So far the first letters and digits of a model number are looked for, with what separates them. */
const searched = 7;
const letterCount = 37;

/** 1 to 26 for a letter, 27 to 36 for a digit, 0 for anything else. */
function letterNumber(code: number): number {
  if (code >= 48 && code <= 57) return code - 21;
  const small = code | 32;
  return small >= 97 && small <= 122 ? small - 96 : 0;
}

function isWordCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || code > 127;
}

/** Finds model numbers by their first letters, then by one anchored expression per candidate. */
export class ModelIndex implements Reaching {
  private readonly byStart = new Map<number, Compiled[]>();
  /** By up to three first letters, as a number: whether rules can begin with them (1) or do (2). Most words end the search here. */
  private readonly beginnings = new Uint8Array(letterCount ** 3);
  private readonly automatons = new Map<number, Automaton>();

  constructor(catalogue: MakerCatalogue) {
    catalogue.models.forEach((rule, order) => {
      const compiled: Compiled = { rule, order };
      for (const start of rule.starts) {
        let letters = 0;
        for (let at = 0; at < start.length; at++) {
          letters = letters * letterCount + letterNumber(start.charCodeAt(at));
          this.beginnings[letters] ||= 1;
        }
        this.beginnings[letters] = 2;
        const rules = this.byStart.get(letters);
        if (rules === undefined) this.byStart.set(letters, [compiled]);
        else rules.push(compiled);
      }
    });
  }

  /** The best rule that matches from exactly this place: the strongest, then the longest, then the first. */
  private at(text: string, start: number): ModelHit | null {
    let letters = 0;
    let count = 0;
    let best: (ModelHit & { order: number }) | null = null;
    for (let index = start; index < text.length && count < 3 && index < start + searched; index++) {
      if (!isWordCharacter(text, index)) continue;
      letters = letters * letterCount + letterNumber(text.charCodeAt(index));
      count++;
      const known = this.beginnings[letters] ?? 0;
      if (known === 0) break;
      if (known === 1) continue;
      for (const compiled of this.byStart.get(letters) ?? []) {
        const { rule, order } = compiled;
        const expression = (compiled.expression ??= new RegExp(rule.pattern, "y"));
        expression.lastIndex = start;
        const match = expression.exec(text);
        if (!match) continue;
        const end = start + match[0].length;
        const better =
          !best ||
          rank[rule.strength] > rank[best.rule.strength] ||
          (rank[rule.strength] === rank[best.rule.strength] &&
            (end > best.end || (end === best.end && order < best.order)));
        if (better) best = { rule, start, end, order };
      }
    }
    return best;
  }

  /** All model numbers in a folded text, left to right. */
  find(text: string): ModelHit[] {
    if (!digit.test(text)) return [];
    const hits: ModelHit[] = [];
    for (let index = 0; index < text.length; index++) {
      if (!isWordCharacter(text, index) || (index > 0 && isWordCharacter(text, index - 1))) continue;
      const hit = this.fromWord(text, index);
      if (!hit) continue;
      hits.push(hit);
      index = Math.max(index, hit.end - 1);
    }
    return hits;
  }

  /**
   * Where the rules that may begin with the word at `start` have stopped looking, up to the next space; -1 where none of
   * them matches. The text is of plain ASCII; capitals count as small letters. Serial numbers do not count.
   */
  reach(text: string, start: number): number {
    let end = this.reachFrom(text, start);
    const first = text.charCodeAt(start);
    if (first >= 48 && first <= 57) end = Math.max(end, this.reachFrom(text, start + 1));
    if (!mayBeBrand[first | 32]) return end;
    brandInFront.lastIndex = start;
    const brand = brandInFront.exec(text);
    return brand === null ? end : Math.max(end, this.reachFrom(text, start + brand[0].length));
  }

  /**
   * Whether rules may begin with a word, whatever follows it: `reach` finds nothing at its start where they may not. The
   * same holds of every word that goes on where this one ends.
   */
  mayBegin(word: string): boolean {
    if (this.mayBeginFrom(word, 0)) return true;
    const first = word.charCodeAt(0);
    if (first >= 48 && first <= 57 && this.mayBeginFrom(word, 1)) return true;
    brandInFront.lastIndex = 0;
    const brand = brandInFront.exec(word);
    return brand !== null && this.mayBeginFrom(word, brand[0].length);
  }

  private mayBeginFrom(word: string, start: number): boolean {
    let letters = 0;
    for (let index = start; index < start + 3; index++) {
      // The next word may go on with it.
      if (index >= word.length) return true;
      letters = letters * letterCount + letterNumber(word.charCodeAt(index));
      const known = this.beginnings[letters] ?? 0;
      if (known === 0) return false;
      if (known === 2 && this.automaton(letters).mayBegin(word, start)) return true;
    }
    return false;
  }

  private reachFrom(text: string, start: number): number {
    let letters = 0;
    let count = 0;
    let end = -1;
    for (let index = start; index < text.length && count < 3 && index < start + searched; index++) {
      const letter = letterNumber(text.charCodeAt(index));
      if (letter === 0) continue;
      letters = letters * letterCount + letter;
      count++;
      const known = this.beginnings[letters] ?? 0;
      if (known === 0) break;
      if (known === 2) end = Math.max(end, this.automaton(letters).reach(text, start, index));
    }
    return end;
  }

  private automaton(letters: number): Automaton {
    let automaton = this.automatons.get(letters);
    if (automaton === undefined) {
      automaton = new Automaton((this.byStart.get(letters) ?? []).map(({ rule }) => rule.pattern));
      this.automatons.set(letters, automaton);
    }
    return automaton;
  }

  /** Serial numbers that show their maker. */
  serial(text: string): ModelHit[] {
    if (text.length < 20) return [];
    return serialNumbers.flatMap(({ expression, rule }) =>
      [...text.matchAll(expression)].map(({ 0: match, index }) => ({
        rule,
        start: index,
        end: index + match.length,
      })),
    );
  }

  /** At the start of a word; failing that behind a maker's name or a digit that was typed in front of it. */
  private fromWord(text: string, start: number): ModelHit | null {
    const whole = this.at(text, start);
    if (whole && whole.rule.strength !== "weak") return whole;
    const first = text.charCodeAt(start);
    if (mayBeBrand[first]) {
      gluedBrands.lastIndex = start;
      const glued = gluedBrands.exec(text);
      const behindBrand = glued ? this.at(text, start + glued[0].length) : null;
      if (behindBrand) return behindBrand;
    }
    if (first >= 48 && first <= 57) {
      const behindDigit = this.at(text, start + 1);
      if (behindDigit?.rule.strength === "strong") return behindDigit;
    }
    return whole;
  }
}
