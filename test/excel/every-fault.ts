/**
 * Every fault at every sync of a command. Afterwards the workbook is as before, completely done, or (where Excel
 * no longer answers) put back at the next start; the message says which; and nobody's cell has changed.
 */
import { recoverAtStart, type Trouble } from "../../src/excel";
import {
  type ExcelVersion,
  excel2021,
  excel365,
  type Fault,
  WorkbookModel,
  type WorkbookSnapshot,
} from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";
import { comparable } from "../support/snapshot";

export let office: OfficeHarness;

export interface Outcome {
  readonly kind: string;
  readonly trouble?: Trouble;
}

export interface Command {
  readonly name: string;
  /** Commands that were run before, without faults. */
  readonly before: readonly (() => Promise<Outcome>)[];
  readonly run: () => Promise<Outcome>;
  readonly book: () => WorkbookModel;
}

const codes = [
  "AccessDenied",
  "InvalidOperationInCellEditMode",
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "ItemNotFound",
  "InvalidArgument",
  "GeneralException",
  "RequestAborted",
  "ActivityLimitReached",
];

const faults: readonly (readonly [string, Fault])[] = [
  ...codes.map((code) => [code, { kind: "refused", code }] as const),
  ...[0.3, 0.6, 0.99].map(
    (place) => [`GeneralException at ${place}`, { kind: "broken", code: "GeneralException", place }] as const,
  ),
  ["no answer, not applied", { kind: "silent", applied: false }],
  ["no answer, applied", { kind: "silent", applied: true }],
  ["session lost, not applied", { kind: "session-lost", applied: false }],
  ["session lost, applied", { kind: "session-lost", applied: true }],
];

function open(workbook: WorkbookModel, version: ExcelVersion): void {
  office = openOffice({ workbook, version });
}

const all = (): string => JSON.stringify(comparable(office.host.workbook));
/** Without the columns where the add-in writes on the first sheet. */
const others = (): string => {
  const [first] = office.host.workbook.sheets;
  const isOwn = (sheet: string, column: number): boolean =>
    sheet === first?.name && column >= 3 && column <= 7;
  return JSON.stringify(cellsOf(comparable(office.host.workbook, isOwn)));
};

function cellsOf(compared: unknown): unknown {
  return typeof compared === "object" &&
    compared !== null &&
    "sheets" in compared &&
    Array.isArray(compared.sheets)
    ? compared.sheets.map((sheet: { cells: unknown; merged: unknown; hiddenRows: unknown }) => [
        sheet.cells,
        sheet.merged,
        sheet.hiddenRows,
      ])
    : null;
}

/** The workbook before the command, how many syncs it takes, and the workbook after it without faults. */
async function rehearse(
  command: Command,
  version: ExcelVersion,
): Promise<{ saved: WorkbookSnapshot; syncs: number; before: string; after: string }> {
  open(command.book(), version);
  for (const step of command.before) await step();
  const saved = office.host.workbook.snapshot();
  const before = all();
  office.host.resetCounters();
  await command.run();
  const after = all();
  const syncs = office.host.syncs.length;
  office.close();
  return { saved, syncs, before, after };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Excel 2021 runs the same code on the same syncs: one fault of each kind is enough there. */
const kinds = faults.filter(([name]) => /^(AccessDenied|.* at 0.6|.*, applied)$/.test(name));

/** What the tests run on: Excel's version, and the faults that are tried there. */
export const versions = [
  { name: excel365.name, version: excel365, tried: faults },
  { name: excel2021.name, version: excel2021, tried: kinds },
];

export async function everyFault(
  command: Command,
  version: ExcelVersion,
  tried: typeof faults,
): Promise<void> {
  const { saved, syncs, before, after } = await rehearse(command, version);
  expect(before).not.toBe(after);
  const seen: Record<string, number> = {};
  for (let sync = 1; sync <= syncs; sync += 1) {
    for (const [name, fault] of tried) {
      open(WorkbookModel.open(saved), version);
      const mine = others();
      const where = `${name} at sync ${sync} of ${syncs}`;
      office.host.failAt(sync, fault);
      const outcome = await command.run();
      await settled();
      const { trouble } = outcome;
      if (trouble === undefined) {
        // It went on in spite of the fault: then all of it was done.
        expect([where, all()]).toEqual([where, after]);
      } else if (trouble.aftermath === "as-before") {
        expect([where, all()]).toEqual([where, before]);
      } else {
        expect([where, trouble.aftermath]).toEqual([where, "at-next-start"]);
      }
      if (trouble !== undefined) {
        expect([where, trouble.happened, trouble.state, trouble.todo].every((text) => text !== "")).toBe(
          true,
        );
        expect(trouble.code).not.toBe("NotImplemented");
      }
      expect([where, others()]).toEqual([where, mine]);
      office.host.clearFaults();
      // The workbook is opened again, and the add-in puts in order what was left open.
      const left = office.host.workbook.snapshot();
      office.close();
      open(WorkbookModel.open(left), version);
      await recoverAtStart({ patience: 500 });
      const now = all();
      expect([where, now === before || now === after]).toEqual([where, true]);
      expect([
        where,
        office.host.workbook.sheets.filter((sheet) => sheet.name.startsWith("Lens undo")).length <= 1,
      ]).toEqual([where, true]);
      const key =
        trouble === undefined
          ? "done all the same"
          : `${trouble.aftermath}, ${now === before ? "before" : "done"} after the next start`;
      seen[key] = (seen[key] ?? 0) + 1;
      office.close();
    }
  }
  expect(Object.keys(seen).length).toBeGreaterThan(1);
}
