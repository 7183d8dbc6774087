import type { MakerCatalogue, ModelRule } from "./catalogue";

/** A model number found in a text. */
export interface ModelHit {
  readonly rule: ModelRule;
  readonly start: number;
  readonly end: number;
}

interface Compiled {
  readonly rule: ModelRule;
  readonly expression: RegExp;
  readonly order: number;
}

const rank = { strong: 3, medium: 2, weak: 1 } as const;
/** Short makers' names that people write in front of a model number without a space. */
const gluedBrands =
  /(?:hikvision|hik|dahua|uniview|unv|axis|tiandy|tvt|ezviz|imou|hilook|hiwatch)(?=[a-z0-9])/y;
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

function isWordCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || code > 127;
}

/** Finds model numbers by their first letters, then by one anchored expression per candidate. */
export class ModelIndex {
  private readonly byStart = new Map<string, Compiled[]>();
  /** One and two first letters of what the rules can begin with: most words end the search here. */
  private readonly beginnings = new Set<string>();

  constructor(catalogue: MakerCatalogue) {
    catalogue.models.forEach((rule, order) => {
      const compiled = { rule, expression: new RegExp(rule.pattern, "y"), order };
      for (const start of rule.starts) {
        const rules = this.byStart.get(start) ?? [];
        rules.push(compiled);
        this.byStart.set(start, rules);
        for (let length = 1; length <= start.length; length++) this.beginnings.add(start.slice(0, length));
      }
    });
  }

  /** The best rule that matches from exactly this place: the strongest, then the longest, then the first. */
  private at(text: string, start: number): ModelHit | null {
    let letters = "";
    let best: (ModelHit & { order: number }) | null = null;
    for (let index = start; index < text.length && letters.length < 3 && index < start + 7; index++) {
      if (!isWordCharacter(text, index)) continue;
      letters += text[index] ?? "";
      if (!this.beginnings.has(letters)) break;
      for (const { rule, expression, order } of this.byStart.get(letters) ?? []) {
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
    gluedBrands.lastIndex = start;
    const glued = gluedBrands.exec(text);
    const behindBrand = glued ? this.at(text, start + glued[0].length) : null;
    if (behindBrand) return behindBrand;
    const first = text.charCodeAt(start);
    if (first >= 48 && first <= 57) {
      const behindDigit = this.at(text, start + 1);
      if (behindDigit?.rule.strength === "strong") return behindDigit;
    }
    return whole;
  }
}
