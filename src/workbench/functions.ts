/** Custom functions in cells: called through the runtime's own messages, answered later, remembered by their arguments. */
import {
  type Calculate,
  type CustomFunctionEntry,
  customFunctionCalculator,
  type Scalar,
  type WebChannel,
} from "../host";

/** What functions.json says of a function, as far as it matters here. */
export interface FunctionFacts {
  readonly id: string;
  readonly parameters: number;
}

/** The namespaces under which the functions may be typed. */
const namespaces = ["ESTATE.", "ESTATE.DEV."];

const answersKept = 200_000;

type Answer = Scalar | Scalar[][];

export class CellFunctions {
  private readonly answers = new Map<string, Answer>();
  private readonly waiting = new Set<string>();
  private channel: WebChannel | null = null;
  private facts: readonly FunctionFacts[] = [];
  private known: ReadonlyMap<string, CustomFunctionEntry> | null = null;

  constructor(
    /** Called when answers have come: formulas are to be computed anew. */
    private readonly onAnswers: () => void,
  ) {}

  /** A new run of the add-in: answers of the old one are forgotten. */
  connect(channel: WebChannel, facts: readonly FunctionFacts[]): void {
    this.channel = channel;
    this.facts = facts;
    this.known = null;
    this.answers.clear();
    this.waiting.clear();
  }

  /** True while the add-in has still to answer. */
  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Whether a name, in capitals, is one of the add-in's functions. */
  isOurs(name: string): boolean {
    return this.entries().has(name);
  }

  calculator(): Calculate {
    const blank = null;
    return customFunctionCalculator(() => this.entries(), { blank, makeError: (code) => code, today });
  }

  private entries(): ReadonlyMap<string, CustomFunctionEntry> {
    return (this.known ??= new Map(
      namespaces.flatMap((namespace) =>
        this.facts.map(({ id, parameters }) => {
          const name = `${namespace}${id}`;
          const call = (...given: unknown[]): unknown => this.ask(id, given.slice(0, -1));
          return [name, { name, call, allowErrors: true, parameters }] as const;
        }),
      ),
    ));
  }

  names(): string[] {
    return [...this.entries().keys()];
  }

  /** For formulas of the grid's engine, which waits for the answer. */
  async answer(name: string, given: readonly unknown[]): Promise<Answer> {
    const id = namespaces.reduceRight(
      (rest, space) => (rest.startsWith(space) ? rest.slice(space.length) : rest),
      name,
    );
    const key = JSON.stringify([id, given]);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    if (this.channel === null) return "#BUSY!";
    const answer = await this.channel.callFunction({
      name: id,
      args: given.map(argument),
      address: "Sheet1!A1",
      allowErrors: true,
    });
    this.answers.set(key, answer);
    return answer;
  }

  private ask(id: string, given: readonly unknown[]): unknown {
    const key = JSON.stringify([id, given]);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const { channel } = this;
    if (channel !== null && !this.waiting.has(key)) {
      this.waiting.add(key);
      void channel
        .callFunction({ name: id, args: given.map(argument), address: "Sheet1!A1", allowErrors: true })
        .then((answer) => {
          this.took(key, answer);
        });
    }
    return "#BUSY!";
  }

  private took(key: string, answer: Answer): void {
    this.waiting.delete(key);
    if (this.answers.size >= answersKept) this.answers.clear();
    this.answers.set(key, answer);
    if (this.waiting.size === 0) this.onAnswers();
  }
}

/** The day as Excel's serial number. */
function today(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000 + 25_569;
}

function argument(value: unknown): Scalar | null | (Scalar | undefined)[][] {
  if (Array.isArray(value)) {
    return value.map((line: unknown) =>
      Array.isArray(line) ? line.map((cell) => scalar(cell) ?? undefined) : [],
    );
  }
  return scalar(value);
}

function scalar(value: unknown): Scalar | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
