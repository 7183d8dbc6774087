/** What can go wrong in Excel, in sentences for people. Every sentence is here. */

/** What became of the workbook. */
export type Aftermath =
  /** Nothing had been changed yet, or everything was put back. */
  | "as-before"
  /** Excel no longer answers: the record puts everything back at the next start. */
  | "at-next-start"
  /** Excel answers but would not let the changes be put back; Undo last check will. */
  | "half-done"
  /** A report sheet is half built: building it again completes it; what people typed is kept. */
  | "build-again";

export interface Trouble {
  readonly code: string;
  readonly aftermath: Aftermath;
  readonly happened: string;
  /** What that means for the workbook. */
  readonly state: string;
  readonly todo: string;
}

/** An error of Excel or of the connection to it. */
export class ExcelProblem extends Error {
  constructor(
    readonly code: string,
    /** False where Excel no longer answers: nothing can be put back now. */
    readonly answering: boolean,
  ) {
    super(code);
    this.name = "ExcelProblem";
  }
}

/** The person pressed Cancel. */
export class Cancelled extends Error {}

const silentCodes = new Set(["NoAnswer", "InvalidOrTimedOutSession", "InvalidSession", "ConnectionFailure"]);

/** Turns whatever was thrown into a problem with Excel's code; other errors pass through. */
export function problemOf(error: unknown): ExcelProblem | null {
  if (error instanceof ExcelProblem) return error;
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const code = typeof error.code === "string" && error.code !== "" ? error.code : "GeneralException";
  return new ExcelProblem(code, !silentCodes.has(code));
}

interface Sentence {
  readonly happened: string;
  readonly todo: string;
}

const again = "Click the button again.";

const sentences: Readonly<Record<string, Sentence>> = {
  AccessDenied: {
    happened: "The sheet or the workbook is protected, so Excel did not allow the change.",
    todo: "Remove the protection (Review > Unprotect Sheet), or ask the person who set it, then click the button again.",
  },
  InvalidOperationInCellEditMode: {
    happened: "A cell was being edited.",
    todo: "Press Enter or Esc to finish editing, then click the button again.",
  },
  RequestPayloadSizeLimitExceeded: {
    happened: "Excel refused the data because it was too large.",
    todo: "Check fewer rows at once: put the register into several tables or sheets.",
  },
  ResponsePayloadSizeLimitExceeded: {
    happened: "Excel refused to hand over the data because it was too large.",
    todo: "Shorten very long cells, or put the register into several tables or sheets.",
  },
  RangeExceedsLimit: {
    happened: "The register has more cells than Excel hands over at once.",
    todo: "Delete columns that are not needed, or put the register into several sheets.",
  },
  ItemNotFound: {
    happened: "A sheet, table or cell that was needed is no longer there under its name.",
    todo: "Select a cell of the register, wherever it stands now, and read or check it again.",
  },
  InvalidSelection: {
    happened: "No cell is selected, perhaps because a chart is in front.",
    todo: `Click a cell of the register. ${again}`,
  },
  InvalidReference: {
    happened: "Cells that were needed have been deleted.",
    todo: `Select a cell of the register. ${again}`,
  },
  InvalidArgument: {
    happened: "Excel did not accept a change, perhaps because somebody changed the sheet at the same time.",
    todo: again,
  },
  InvalidOperation: {
    happened: "Excel did not allow the change in this place, perhaps because of a table beside it.",
    todo: "Leave five free columns to the right of the register, then click the button again.",
  },
  GeneralException: { happened: "Excel reported an error that it did not explain.", todo: again },
  RequestAborted: { happened: "Excel interrupted the work.", todo: again },
  ActivityLimitReached: {
    happened: "Excel is too busy.",
    todo: "Wait a minute, then click the button again.",
  },
  NoAnswer: {
    happened: "Excel has not answered for a long time.",
    todo: "Save what you can, close the workbook and open it again.",
  },
  InvalidOrTimedOutSession: {
    happened: "The connection to the workbook was lost.",
    todo: "Open the workbook again.",
  },
  ApiNotFound: {
    happened: "This version of Excel cannot do that.",
    todo: "Update Excel, or use Excel on the web.",
  },
};

const states: Readonly<Record<Aftermath, string>> = {
  "as-before": "The workbook is as it was before.",
  "at-next-start":
    "Part of it may have been written. What is unfinished will be put back when the workbook is next opened with Estate Lens.",
  "build-again":
    "The report sheets are half built. What was typed into them is kept, and nothing else was changed.",
  "half-done": "Part of it was written and could not be taken back yet.",
};

export function troubleOf({ code }: ExcelProblem, aftermath: Aftermath): Trouble {
  const { happened, todo } = sentences[code] ?? {
    happened: `Excel reported the error ${code}.`,
    todo: again,
  };
  const first: Partial<Readonly<Record<Aftermath, string>>> = {
    "half-done": "Click Undo last check. ",
    "build-again": "Build the report again. ",
  };
  const next = `${first[aftermath] ?? ""}${todo}`;
  return { code, aftermath, happened, state: states[aftermath], todo: next };
}
