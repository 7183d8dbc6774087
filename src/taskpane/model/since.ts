/** What became of the register since the check before, for the eye. */

/** An asset whose answer is another one now. */
export interface ChangedLine {
  readonly asset: string;
  readonly site: string;
  readonly before: string;
  readonly after: string;
  /** Counted from 0 on the register's sheet. */
  readonly row: number;
}

export interface GoneLine {
  readonly asset: string;
  readonly site: string;
  readonly action: string;
}

export interface SinceView {
  /** When the check before was, and with which maker list. */
  readonly checked: string;
  /** The plain answer to "how far are we", in sentences. */
  readonly howFar: readonly string[];
  readonly fresh: number;
  readonly gone: readonly GoneLine[];
  readonly changedCount: number;
  /** The first of them. */
  readonly changed: readonly ChangedLine[];
  readonly edited: number;
  /** What was changed by hand on the decision tables, as sentences without their full stops. */
  readonly byHand: readonly string[];
}
