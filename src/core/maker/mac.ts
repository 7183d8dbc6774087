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
const onlyAddress = /^[0-9a-f]{12}$/;
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

const lengths = [9, 7, 6] as const;
type Prefixes = Map<number, number | null>;
type Registrants = Readonly<Record<(typeof lengths)[number], Prefixes>> & {
  /** Prefixes of six digits that were given out in smaller blocks. */
  readonly split: ReadonlySet<number>;
};

/** Registered MAC prefixes: 36 bits before 28 before 24, because the longer blocks lie in IEEE's own shorter ones. */
export class MacIndex {
  private readonly ids: readonly string[];
  /** Who registered a prefix, by its number of digits; made when the first address is met. */
  private registrants: Registrants | undefined;

  constructor(private readonly catalogue: MakerCatalogue) {
    this.ids = catalogue.makers.map(({ id }) => id);
  }

  private makeRegistrants(): Registrants {
    const made = {
      6: new Map<number, number | null>(),
      7: new Map<number, number | null>(),
      9: new Map<number, number | null>(),
    };
    const places = new Map(this.ids.map((id, index) => [id, index]));
    for (const { maker, bits24, bits28, bits36 } of this.catalogue.prefixes) {
      const value = maker === null ? null : (places.get(maker) ?? null);
      const fill = (prefixes: Prefixes, packed: string): void => {
        let prefix = 0;
        for (const distance of packed.match(/\w+/g) ?? [])
          prefixes.set((prefix += parseInt(distance, 36)), value);
      };
      fill(made[6], bits24);
      fill(made[7], bits28);
      fill(made[9], bits36);
    }
    const split = new Set<number>();
    for (const prefix of made[7].keys()) split.add(prefix >> 4);
    for (const prefix of made[9].keys()) split.add(Math.floor(prefix / 0x1000));
    return { ...made, split };
  }

  /** Whether blocks of more than six digits lie in a prefix of six: then those behind it count. */
  splits(sixDigits: string): boolean {
    const registrants = (this.registrants ??= this.makeRegistrants());
    return registrants.split.has(parseInt(sixDigits, 16));
  }

  /** Who registered the prefix of twelve hexadecimal digits; `undefined` where nobody in the catalogue did. */
  private registrant(digits: string): number | null | undefined {
    const second = parseInt(digits[1] ?? "0", 16);
    // Odd: multicast; 2, 6, A, E: made up by the device itself. Neither has a registrant.
    if ((second & 1) === 1 || (second & 2) === 2) return undefined;
    const registrants = (this.registrants ??= this.makeRegistrants());
    for (const length of lengths) {
      const maker = registrants[length].get(parseInt(digits.slice(0, length), 16));
      if (maker !== undefined) return maker;
    }
    return undefined;
  }

  /** MAC addresses in a folded text. Twelve digits without separators count only where `bareToo`. */
  find(text: string, bareToo: boolean): MacHit[] {
    if (text.length < shortestMac || !hasTwelveDigits(text)) return [];
    if (bareToo && onlyAddress.test(text)) return this.hit(text, 0, text);
    const hits: MacHit[] = [];
    const collect = (pattern: RegExp): void => {
      for (const match of text.matchAll(pattern)) {
        hits.push(...this.hit(match[0], match.index, match[0].replace(/[^0-9a-f]/g, "")));
      }
    };
    collect(separated);
    if (bareToo) collect(bare);
    return hits;
  }

  /** An address that begins at a place, if somebody has registered its prefix. */
  private hit(address: string, start: number, digits: string): MacHit[] {
    const maker = this.registrant(digits);
    if (maker === undefined) return [];
    const id = maker === null ? "module" : (this.ids[maker] ?? "");
    const prefixEnd = start + (sixDigits.exec(address)?.[0].length ?? address.length);
    return [{ start, prefixEnd, maker, rule: `${id}/mac` }];
  }
}
