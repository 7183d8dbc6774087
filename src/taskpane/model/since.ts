/** What became of the register since the check before, for the eye. */

/** An asset whose action is another one now. */
export interface ChangedLine {
  readonly asset: string;
  readonly site: string;
  readonly before: string;
  readonly after: string;
}

export interface SinceView {
  /** When the check before was. */
  readonly checked: string;
  /** The plain answer to "how far are we". */
  readonly howFar: string;
  readonly fresh: number;
  readonly gone: number;
  readonly changed: readonly ChangedLine[];
  readonly edited: number;
}
