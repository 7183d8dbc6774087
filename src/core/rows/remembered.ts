/** A finding with its number: findings that say the same share one. `facts`: what a policy looks at, as bits. */
export interface Numbered<Finding> {
  readonly finding: Finding;
  readonly number: number;
  readonly facts: number;
}

/** Keeps what was read from each distinct combination of texts, and numbers what was found. */
export class Remembered<Finding> {
  private readonly byPart: (Numbered<Finding> | undefined)[] = [];
  private readonly byContent = new Map<string, Numbered<Finding>>();

  constructor(
    private readonly factsOf: (finding: Finding) => number,
    private readonly content: (finding: Finding) => unknown = (finding) => finding,
  ) {}

  /** What was read before from a combination of texts. */
  known(part: number): Numbered<Finding> | undefined {
    return this.byPart[part];
  }

  add(part: number, finding: Finding): Numbered<Finding> {
    const key = JSON.stringify(this.content(finding));
    let numbered = this.byContent.get(key);
    if (numbered === undefined) {
      numbered = { finding, number: this.byContent.size, facts: this.factsOf(finding) };
      this.byContent.set(key, numbered);
    }
    this.byPart[part] = numbered;
    return numbered;
  }
}
