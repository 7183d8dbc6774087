/** One measured figure with what it must reach. */
export interface Figure {
  /** The labelled file. */
  readonly set: string;
  readonly what: string;
  /** As printed: "26 of 26". */
  readonly value: string;
  readonly threshold: string;
  readonly passed: boolean;
}
