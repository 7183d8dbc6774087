/** Reads one sheet of a workbook whose other sheets are fetched piece by piece, as Excel hands them over. */
import type { Sheet } from "../sheet";
import { Lexicon, type ContentHints } from "./lexicon";
import { lookAhead, type LookAhead } from "./look-ahead";
import type { Corrections, SheetReading } from "./reading";
import { readSheet } from "./read-sheet";
import { correctionsFor, readWorkbook } from "./read-workbook";
import type { ColumnVocabulary } from "./vocabulary";

/** Another sheet of the same workbook. */
export interface BesideSheet {
  readonly sheet: Sheet;
  /** It stands before the sheet that is read. */
  readonly before: boolean;
  /** All rows are there; otherwise the first ones, and nothing is looked up in it. */
  readonly whole: boolean;
  /** Why it was left out, as a sentence; missing where nobody need know. */
  readonly leftOut?: string;
}

export class AmongSheets {
  private readonly lexicon: Lexicon;

  /** @param corrections those of each sheet, by name, as they stand when a sheet is read */
  constructor(
    private readonly vocabulary: ColumnVocabulary,
    hints: ContentHints,
    private readonly corrections: () => ReadonlyMap<string, Corrections> = () => new Map(),
  ) {
    this.lexicon = new Lexicon(vocabulary, hints);
  }

  /** Whether another sheet may complete a register: not the add-in's own sheets, nor what somebody has left out. */
  mayLookAt(name: string): boolean {
    return !this.lexicon.isOwnSheet(name) && correctionsFor(this.corrections(), name)?.leaveOut !== "sheet";
  }

  /**
   * Whether another sheet is worth reading to its end.
   * @param head its first rows
   * @param rows how many it has
   */
  lookAhead(head: Sheet, rows: number, { registers, setAside = [] }: SheetReading): LookAhead {
    return lookAhead(head, rows, [...registers, ...setAside], this.lexicon);
  }

  /** Reads a sheet by itself, or as one of the workbook's, which may be its only one. */
  read(sheet: Sheet, beside?: readonly BesideSheet[]): SheetReading {
    const corrections = this.corrections();
    const { lexicon, vocabulary } = this;
    if (beside === undefined) {
      const own = correctionsFor(corrections, sheet.name);
      return readSheet(sheet, vocabulary, { lexicon, ...(own === undefined ? {} : { corrections: own }) });
    }
    const before = beside.filter((one) => one.before);
    const after = beside.filter((one) => !one.before);
    const all = [...before.map((one) => one.sheet), sheet, ...after.map((one) => one.sheet)];
    const partly = new Set<number>();
    before.forEach(({ whole }, at) => {
      if (!whole) partly.add(at);
    });
    after.forEach(({ whole }, at) => {
      if (!whole) partly.add(before.length + 1 + at);
    });
    const readings = readWorkbook(all, vocabulary, { lexicon, corrections, partly });
    return readings[before.length] ?? { registers: [], nothing: [] };
  }
}
