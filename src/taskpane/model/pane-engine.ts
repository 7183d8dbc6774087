/** The engine as the Excel adapter asks it, keeping what it saw for the pane. */
import type { RegisterReading, SheetReading } from "../../core/register";
import type { Sheet } from "../../core/sheet";
import type { ReadingEngine } from "./pane-excel";
import type { PaneSession, Results, RowTexts } from "./session";

/** What was read and found, once all rows are through. */
export interface Seen {
  readonly sheet: Sheet;
  readonly reading: RegisterReading;
  readonly results: Results;
}

export class PaneEngine implements ReadingEngine {
  seen: Seen | null = null;
  readonly liveArguments: readonly string[];
  private sheet: Sheet | null = null;

  constructor(
    private readonly session: PaneSession,
    readonly namespace: string,
  ) {
    this.liveArguments = session.liveArguments;
  }

  read(sheet: Sheet): SheetReading {
    this.sheet = sheet;
    return this.session.read(sheet);
  }

  /** Looks one block ahead, so that `seen` is there before the last block is handed out. */
  *check(reading: RegisterReading): Generator<readonly RowTexts[], void> {
    const { session, sheet } = this;
    const steps = session.check(reading);
    let step = steps.next();
    while (step.done !== true) {
      const next = steps.next();
      if (next.done === true && sheet !== null) this.seen = { sheet, reading, results: next.value };
      yield step.value.map((asset) => session.texts(asset));
      step = next;
    }
  }
}
