/** The engine as the Excel adapter asks it, keeping what it saw for the pane. */
import type { BesideSheet, LookAhead, RegisterReading, SheetReading } from "../../core/register";
import type { Area, Sheet } from "../../core/sheet";
import type { ReadingEngine } from "./pane-excel";
import type { PaneSession, Read, Results, RowTexts } from "./session";

/** What was read and found, once all rows are through. */
export interface Seen extends Read {
  /** Where other registers stand on the same sheet. */
  readonly others: readonly Area[];
  readonly results: Results;
}

export class PaneEngine implements ReadingEngine {
  seen: Seen | null = null;
  private sheet: Sheet | null = null;
  private beside: readonly BesideSheet[] = [];
  private registers: readonly RegisterReading[] = [];

  constructor(
    private readonly session: PaneSession,
    readonly namespace: string,
  ) {}

  liveArguments(reading: RegisterReading): readonly string[] | string {
    return this.session.liveArguments(reading);
  }

  read(sheet: Sheet, beside?: readonly BesideSheet[]): SheetReading {
    this.sheet = sheet;
    this.beside = beside ?? [];
    const read = this.session.read(sheet, beside);
    this.registers = read.registers;
    return read;
  }

  mayLookAt(sheetName: string): boolean {
    return this.session.mayLookAt(sheetName);
  }

  lookAhead(head: Sheet, rows: number, reading: SheetReading): LookAhead {
    return this.session.lookAhead(head, rows, reading);
  }

  /** Looks one block ahead, so that `seen` is there before the last block is handed out. */
  *check(reading: RegisterReading): Generator<readonly RowTexts[], void> {
    const { session, sheet, beside } = this;
    const steps = session.check(reading);
    let step = steps.next();
    while (step.done !== true) {
      const next = steps.next();
      if (next.done === true && sheet !== null) {
        const others = this.registers.flatMap(({ area }) => (area === reading.area ? [] : [area]));
        this.seen = { sheet, beside, reading, others, results: next.value };
      }
      yield step.value.map((asset) => session.texts(asset));
      step = next;
    }
  }
}
