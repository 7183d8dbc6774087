import type { MakerCatalogue } from "./catalogue";

/** A MAC address in a text. */
export interface MacHit {
  readonly start: number;
  /** After the sixth digit: the registered prefix is what says the maker, the rest is the unit's own number. */
  readonly prefixEnd: number;
  /** Place of the maker in the catalogue; `null`: a maker of network modules, who does not show the device's maker. */
  readonly maker: number | null;
  readonly rule: string;
}

const separated =
  /(?<![0-9a-z])(?:[0-9a-f]{2}([:. -])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}([.: -])[0-9a-f]{4}\2[0-9a-f]{4}|[0-9a-f]{6}[-: ][0-9a-f]{6})(?![0-9a-z]|[:.-][0-9a-f]{2}(?![0-9a-z]))/g;
const bare = /(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])/g;
const sixDigits = /^(?:[0-9a-f][^0-9a-f]?){5}[0-9a-f]/;
/** What Excel makes of a MAC without letters: a number, or a number in scientific form. */
const mangled = /^\s*(?:\d{1,2}(?:[.,]\d+)?e\+?\d{1,2}|\d{9,11}|[0-9a-f]{10,11})\s*$/i;

/** Shorter texts hold no address. */
const shortestMac = 12;
const plain = /^[\x20-\x7e]*$/;

/** Whether a cell is too short for an address; other alphabets are not counted, as folding may make more of one character. */
export function isShorterThanMac(text: string): boolean {
  return text.length < shortestMac && plain.test(text);
}

/** Whether a folded text has twelve hexadecimal digits at all: most texts have not, and looking for patterns costs more. */
function hasTwelveDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length && digits < 12; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code <= 57) || (code >= 97 && code <= 102)) digits++;
  }
  return digits >= 12;
}

/** Whether a MAC cell holds what Excel left of an address: flagged, never guessed. */
export function isMangledMac(text: string): boolean {
  return mangled.test(text);
}

/** Registered MAC prefixes: 36 bits before 28 before 24, because the longer blocks lie in IEEE's own shorter ones. */
export class MacIndex {
  private readonly byLength: Readonly<Record<6 | 7 | 9, Map<string, number | null>>> = {
    6: new Map(),
    7: new Map(),
    9: new Map(),
  };
  private readonly ids: readonly string[];

  constructor(catalogue: MakerCatalogue) {
    this.ids = catalogue.makers.map(({ id }) => id);
    const place = new Map(this.ids.map((id, index) => [id, index]));
    for (const { maker, bits24, bits28, bits36 } of catalogue.prefixes) {
      const value = maker === null ? null : (place.get(maker) ?? null);
      const fill = (length: 6 | 7 | 9, packed: string): void => {
        let prefix = 0;
        for (const distance of packed.match(/\w+/g) ?? []) {
          prefix += parseInt(distance, 36);
          this.byLength[length].set(prefix.toString(16).padStart(length, "0"), value);
        }
      };
      fill(6, bits24);
      fill(7, bits28);
      fill(9, bits36);
    }
  }

  /** Who registered the prefix of twelve hexadecimal digits; `undefined` where nobody in the catalogue did. */
  private registrant(digits: string): number | null | undefined {
    const second = parseInt(digits[1] ?? "0", 16);
    // Odd: multicast; 2, 6, A, E: made up by the device itself. Neither has a registrant.
    if ((second & 1) === 1 || (second & 2) === 2) return undefined;
    for (const length of [9, 7, 6] as const) {
      const maker = this.byLength[length].get(digits.slice(0, length));
      if (maker !== undefined) return maker;
    }
    return undefined;
  }

  /** MAC addresses in a folded text. Twelve digits without separators count only where `bareToo`. */
  find(text: string, bareToo: boolean): MacHit[] {
    if (text.length < shortestMac || !hasTwelveDigits(text)) return [];
    const hits: MacHit[] = [];
    const collect = (pattern: RegExp): void => {
      for (const match of text.matchAll(pattern)) {
        const maker = this.registrant(match[0].replace(/[^0-9a-f]/g, ""));
        if (maker === undefined) continue;
        const id = maker === null ? "module" : (this.ids[maker] ?? "");
        const start = match.index;
        const prefixEnd = start + (sixDigits.exec(match[0])?.[0].length ?? match[0].length);
        hits.push({ start, prefixEnd, maker, rule: `${id}/mac` });
      }
    };
    collect(separated);
    if (bareToo) collect(bare);
    return hits;
  }
}
