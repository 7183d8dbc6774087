/**
 * Every fault at every sync of writing our own sheets. Afterwards the workbook is as before or completely done, at
 * once or after the next start; a report that was being rebuilt may be half built, but what was typed into it
 * stands in it again as soon as it is built.
 */
import {
  type Aftermath,
  buildSheets,
  changeDecisions,
  recoverAtStart,
  rowsOf,
  type Trouble,
} from "../../src/excel";
import { type Fault, WorkbookModel, type WorkbookSnapshot } from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";
import { hiddenSheet, reportSheet } from "./planned";

let office: OfficeHarness;
const options = { patience: 25 };

interface Outcome {
  readonly kind: string;
  readonly trouble?: Trouble;
}

interface Task {
  readonly name: string;
  readonly before: readonly (() => Promise<unknown>)[];
  readonly run: () => Promise<Outcome>;
  readonly rebuilds?: boolean;
}

const addSites = (): Promise<Outcome> =>
  changeDecisions(options, ["sites"], () => [
    {
      table: "sites",
      set: [],
      add: [
        { values: { site: "Fernhill House", sensitive: "Not assessed" } },
        { values: { site: "Oak Lane", sensitive: "Yes", assessedBy: "Ann" } },
      ],
    },
  ]);
const changeSites = (): Promise<Outcome> =>
  changeDecisions(options, ["sites"], (book) => {
    const rows = rowsOf(book, "sites")?.rows ?? [];
    const row = rows.find(({ values }) => values["site"] === "Fernhill House")?.row ?? -1;
    return [
      {
        table: "sites",
        set: [{ row, values: { sensitive: "Yes", assessedBy: "Ben", date: { date: "2026-11-22" } } }],
        add: [{ values: { site: "Weir Depot", sensitive: "No" } }],
      },
    ];
  });
const report = (): Promise<Outcome> =>
  buildSheets(
    options,
    [
      reportSheet([
        ["CAM-1", 1],
        ["CAM-2", 2],
      ]),
    ],
    "Lens report",
  );
const reportAgain = (): Promise<Outcome> =>
  buildSheets(
    options,
    [
      reportSheet([
        ["CAM-0", 4],
        ["CAM-1", 1],
      ]),
    ],
    "Lens report",
  );
const typeIn = (): Promise<unknown> => {
  office.host.workbook.sheet("Lens report")!.enter(4, 2, "Ann Example");
  return Promise.resolve();
};

const tasks: readonly Task[] = [
  { name: "a decision table is made", before: [], run: addSites },
  { name: "a decision table is changed and added to", before: [addSites], run: changeSites },
  { name: "a report is built", before: [], run: report },
  { name: "a report is rebuilt", before: [report, typeIn], run: reportAgain, rebuilds: true },
  {
    name: "a hidden sheet is replaced",
    before: [() => buildSheets(options, [hiddenSheet([["CAM-1", 1]])], null)],
    run: () => buildSheets(options, [hiddenSheet([["CAM-2", 2]])], null),
  },
];

const faults: readonly (readonly [string, Fault])[] = [
  ...["AccessDenied", "InvalidArgument", "GeneralException", "RequestPayloadSizeLimitExceeded"].map(
    (code) => [code, { kind: "refused", code }] as const,
  ),
  ...[0.1, 0.3, 0.6, 0.9, 0.99].map(
    (place) => [`GeneralException at ${place}`, { kind: "broken", code: "GeneralException", place }] as const,
  ),
  ["no answer, not applied", { kind: "silent", applied: false }],
  ["no answer, applied", { kind: "silent", applied: true }],
  ["session lost, not applied", { kind: "session-lost", applied: false }],
  ["session lost, applied", { kind: "session-lost", applied: true }],
];

function open(workbook: WorkbookModel): void {
  office = openOffice({ workbook });
}

/** Everything that a person can see of the sheets: names, tables, values. */
function seen(): string {
  return JSON.stringify(
    office.host.workbook.sheets.map((sheet) => {
      const used = sheet.cells.usedArea(true);
      const cells: unknown[] = [];
      for (let row = 0; used !== null && row <= used.bottom; row += 1) {
        for (let column = 0; column <= used.right; column += 1)
          cells.push(sheet.formula(row, column) ?? null);
      }
      const { state } = sheet;
      return [
        sheet.name,
        state.visibility,
        state.tables.map(({ name, area }) => [name, area]),
        state.charts.length,
        used,
        cells,
      ];
    }),
  );
}

async function rehearse(
  task: Task,
): Promise<{ saved: WorkbookSnapshot; syncs: number; before: string; after: string }> {
  const workbook = new WorkbookModel(["Register"]);
  workbook.sheets[0]!.fill(0, 0, [
    ["Tag", "Make"],
    ["CAM-1", "Hikvision"],
  ]);
  open(workbook);
  for (const step of task.before) await step();
  const saved = workbook.snapshot();
  const before = seen();
  office.host.resetCounters();
  await task.run();
  const result = { saved, syncs: office.host.syncs.length, before, after: seen() };
  office.close();
  return result;
}

test.each(tasks)(
  "$name: every fault at every sync",
  async (task) => {
    const { saved, syncs, before, after } = await rehearse(task);
    expect(before).not.toBe(after);
    const ends = new Set<Aftermath | "done">();
    for (let sync = 1; sync <= syncs; sync += 1) {
      for (const [name, fault] of faults) {
        open(WorkbookModel.open(saved));
        const where = `${name} at sync ${sync} of ${syncs}`;
        office.host.failAt(sync, fault);
        const { trouble } = await task.run();
        await new Promise((resolve) => {
          setTimeout(resolve, 0);
        });
        const aftermath = trouble?.aftermath ?? "done";
        ends.add(aftermath);
        if (aftermath === "done") expect([where, seen()]).toEqual([where, after]);
        if (aftermath === "as-before") expect([where, seen()]).toEqual([where, before]);
        expect([where, trouble?.code]).not.toEqual([where, "NotImplemented"]);
        office.host.clearFaults();
        const left = office.host.workbook.snapshot();
        office.close();
        open(WorkbookModel.open(left));
        await recoverAtStart({ patience: 500 });
        const now = seen();
        const half = task.rebuilds === true && now !== before && now !== after;
        if (!half) expect([where, now === before || now === after]).toEqual([where, true]);
        // Done once more it is complete, with everything that was typed.
        const isOpen = now !== after || office.host.workbook.state.settings.size > 0;
        if (isOpen) expect([where, (await task.run()).kind]).toEqual([where, "written"]);
        expect([where, seen()]).toEqual([where, after]);
        expect([where, office.host.workbook.state.settings.size]).toEqual([where, 0]);
        office.close();
      }
    }
    expect(ends.size).toBeGreaterThan(1);
  },
  180_000,
);
