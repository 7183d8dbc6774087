/**
 * Rules of the model grammar as one automaton: how far those that begin at a place of a text look, and whether one of them
 * may match there. It is made while it is used, so that starting up costs nothing and most of it is never made.
 * It may say "may match" where no rule does (it passes over every `(?!...)`), never the reverse.
 */

/** One step of a rule: reads one of its characters (`reads`), or goes on to several steps without reading. */
interface Step {
  readonly reads: Uint8Array | null;
  readonly next: number[];
}

interface State {
  readonly steps: readonly number[];
  readonly accepts: boolean;
  /** By character code: the next state, -1 where nothing goes on, -2 where that is not known yet. */
  readonly moves: Int32Array;
}

/** The places of the steps that end a rule: it matches, or nothing comes of it. */
const match = 0;
const nowhere = 1;
const characters = 128;
const dead = -1;
const unmade = -2;

/** Reads a rule's expression into steps. Knows what the grammar uses: literals, classes, groups, counts, `(?!...)`. */
class Reading {
  private at = 0;

  constructor(
    private readonly pattern: string,
    private readonly steps: Step[],
  ) {}

  /** The first step of the expression, followed by `next`; `null` where it holds something else. */
  read(next: number): number | null {
    const first = this.choice(next);
    return this.at === this.pattern.length ? first : null;
  }

  private add(reads: Uint8Array | null, next: number[]): number {
    return this.steps.push({ reads, next }) - 1;
  }

  private choice(next: number): number | null {
    const ways: number[] = [];
    do {
      const first = this.sequence(next);
      if (first === null) return null;
      ways.push(first);
    } while (this.take("|"));
    return ways.length === 1 ? (ways[0] ?? null) : this.add(null, ways);
  }

  private sequence(next: number): number | null {
    const parts: [start: number, end: number, least: number, most: number][] = [];
    while (this.at < this.pattern.length && !"|)".includes(this.pattern.charAt(this.at))) {
      const start = this.at;
      const end = this.afterAtom();
      this.at = end;
      const [least, most] = this.count();
      parts.push([start, end, least, most]);
    }
    const after = this.at;
    let first: number | null = next;
    for (const [start, end, least, most] of parts.reverse()) {
      if (first === null) return null;
      first = this.repeated(start, end, least, most, first);
    }
    this.at = after;
    return first;
  }

  /** The atom that stands from `start` to `end`, as often as it may come; `most` below 0: any number of times. */
  private repeated(start: number, end: number, least: number, most: number, next: number): number | null {
    const once = (following: number): number | null => {
      this.at = start;
      const first = this.atom(following);
      return this.at === end ? first : null;
    };
    let first: number | null = next;
    if (most < 0) {
      const round = this.add(null, [next]);
      const again = once(round);
      if (again === null) return null;
      this.steps[round]?.next.push(again);
      first = round;
    }
    for (let more = least; more < most && first !== null; more++) {
      const again = once(first);
      first = again === null ? null : this.add(null, [again, next]);
    }
    for (let times = 0; times < least && first !== null; times++) first = once(first);
    return first;
  }

  /** Where the atom that stands here ends. */
  private afterAtom(): number {
    let [at, depth] = [this.at, 0];
    do {
      const character = this.pattern.charAt(at);
      if (character === "[") at = this.pattern.indexOf("]", at);
      else if (character === "(") depth++;
      else if (character === ")") depth--;
      if (at < 0) return this.pattern.length;
      at++;
    } while (depth > 0 && at < this.pattern.length);
    return at;
  }

  private atom(next: number): number | null {
    if (this.take("(?!")) {
      // It looks ahead, and what it sees leads nowhere; the rule goes on beside it.
      const ahead = this.choice(nowhere);
      return ahead === null || !this.take(")") ? null : this.add(null, [next, ahead]);
    }
    if (this.take("(?:") || this.take("(")) {
      if (this.pattern.startsWith("?", this.at)) return null;
      const first = this.choice(next);
      return this.take(")") ? first : null;
    }
    if (this.take("[")) {
      const reads = this.characterClass(this.at - 1);
      return reads === null ? null : this.add(reads, [next]);
    }
    const literal = this.pattern.charAt(this.at);
    if (!/^[a-z0-9 \-_/]$/.test(literal)) return null;
    this.at++;
    const reads = new Uint8Array(characters);
    reads[literal.charCodeAt(0)] = 1;
    return this.add(reads, [next]);
  }

  /** A class of characters from its bracket on; ranges and single characters. */
  private characterClass(from: number): Uint8Array | null {
    const end = this.pattern.indexOf("]", from);
    const inside = this.pattern.slice(from + 1, end);
    if (end < 0 || /[\\^[]/.test(inside)) return null;
    const reads = new Uint8Array(characters);
    for (let at = 0; at < inside.length; at++) {
      const first = inside.charCodeAt(at);
      const range = inside.charAt(at + 1) === "-" && at + 2 < inside.length;
      const last = range ? inside.charCodeAt(at + 2) : first;
      reads.fill(1, first, last + 1);
      if (range) at += 2;
    }
    this.at = end + 1;
    return reads;
  }

  private count(): [least: number, most: number] {
    const found = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(this.pattern.slice(this.at, this.at + 12));
    if (found === null) return [1, 1];
    const [whole, least, comma, most] = found;
    this.at += whole.length;
    if (least !== undefined)
      return [Number(least), comma === "" ? Number(least) : most === "" ? -1 : Number(most)];
    return whole.startsWith("?") ? [0, 1] : [whole.startsWith("+") ? 1 : 0, -1];
  }

  private take(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}

const spaceCode = 32;

/** How far rules look from a place of a text. */
export class Automaton {
  private readonly steps: Step[] = [
    { reads: null, next: [] },
    { reads: null, next: [] },
  ];
  private readonly states: State[] = [];
  private readonly byContent = new Map<string, number>();
  /** Whether every expression could be read; else nothing can be told. */
  readonly complete: boolean;

  /** @param patterns expressions of the model grammar, over folded text */
  constructor(patterns: readonly string[]) {
    const rules = patterns.map((pattern) => new Reading(pattern, this.steps).read(match));
    this.complete = !rules.includes(null);
    this.state(rules.flatMap((first) => first ?? []));
  }

  /**
   * Where the rules that begin at `start` have stopped looking, at the next space after it: what stands behind it cannot
   * change what they find. -1 where none of them matches.
   * @param text of plain ASCII; capitals count as small letters
   * @param seen up to here the text has been looked at to choose these rules
   */
  reach(text: string, start: number, seen: number): number {
    if (!this.complete) return text.length;
    let state = this.states[0];
    let at = start;
    let accepted = false;
    for (; at < text.length && state !== undefined; at++) {
      let code = text.charCodeAt(at);
      if (code >= 65 && code <= 90) code += 32;
      let next = state.moves[code] ?? dead;
      if (next === unmade) next = this.move(state, code);
      if (next === dead) break;
      state = this.states[next];
      if (state?.accepts === true) accepted = true;
    }
    if (!accepted) return -1;
    // The word that stopped them at its first letter is not one of theirs.
    if (at > seen && text.charCodeAt(at - 1) === spaceCode) return at - 1;
    const space = text.indexOf(" ", Math.max(at, seen));
    return space < 0 ? text.length : space;
  }

  /** Whether rules look beyond the end of a text, or match before it. @param text of small letters and digits */
  mayBegin(text: string, start: number): boolean {
    let state = this.states[0];
    for (let at = start; this.complete && at < text.length && state !== undefined; at++) {
      const code = text.charCodeAt(at);
      let next = state.moves[code] ?? dead;
      if (next === unmade) next = this.move(state, code);
      if (next === dead) return false;
      state = this.states[next];
      if (state?.accepts === true) return true;
    }
    return true;
  }

  private move(state: State, code: number): number {
    const next: number[] = [];
    for (const at of state.steps) {
      const step = this.steps[at];
      if (step?.reads?.[code] === 1) next.push(...step.next);
    }
    const number = next.length === 0 ? dead : this.state(next);
    state.moves[code] = number;
    return number;
  }

  /** The number of the state that stands at these steps and at those that follow without reading. */
  private state(from: readonly number[]): number {
    const open = [...from];
    const reached = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (reached.has(at)) continue;
      reached.add(at);
      const step = this.steps[at];
      if (step?.reads === null) open.push(...step.next);
    }
    const steps = [...reached]
      .filter((at) => at === match || this.steps[at]?.reads !== null)
      .sort((a, b) => a - b);
    const content = steps.join();
    let number = this.byContent.get(content);
    if (number === undefined) {
      const moves = new Int32Array(characters).fill(unmade);
      number = this.states.push({ steps, accepts: steps[0] === match, moves }) - 1;
      this.byContent.set(content, number);
    }
    return number;
  }
}
