/**
 * What people type into the decision sheets between two checks stands in the audit of the second one: in the pane on the
 * real office.js and on the command line, in the same words. What the pane itself writes in between is not told as that.
 */
import ExcelJS from "exceljs";
import type { CellValue } from "../../src/core/sheet";
import type { Fault } from "../../src/host";
import { decisionTable } from "../../src/core/decisions";
import { recoverAtStart } from "../../src/excel";
import { optionsFor } from "../../src/taskpane/model/answers";
import { planReport } from "../../src/taskpane/build";
import { run } from "../support/command";
import { CommandSide, PaneSide, register, registerBook, today } from "./outside";

jest.setTimeout(180_000);

type Cells = readonly (readonly (string | number)[])[];
const tables: Readonly<Record<string, Cells>> = {
  "Lens sites": [
    ["Site", "Sensitive", "Why", "Assessed by", "Date", "Note", "Our own column"],
    ["Harbour House", "No", "", "J. Marsh", "2026-11-01", "a quiet place", "ours"],
    ["Weir Depot", "Yes", "L1", "J. Marsh", "2026-11-01", "", ""],
  ],
  "Lens makers": [
    ["Name", "Standing", "Decided by"],
    ["W Box", "Undetermined", "J. Marsh"],
  ],
  "Lens policy": [
    ["Setting", "Value", "Decided by", "Date"],
    ["Regime", "uk-central", "", ""],
    ["Decision on other sites", "do-not-extend", "C. Hale", "2026-11-01"],
  ],
};
/** Sheet, first cell of the row, column, what is typed. */
type Edit = readonly [sheet: string, row: string, column: string, text: string];
const edits: readonly Edit[] = [
  ["Lens sites", "Harbour House", "Sensitive", "Yes"],
  ["Lens sites", "Harbour House", "Why", "L3"],
  ["Lens sites", "Weir Depot", "Our own column", "nobody's business"],
  ["Lens makers", "W Box", "Standing", "Subject"],
  ["Lens policy", "Decision on other sites", "Value", "extend"],
];
const told =
  'Lens sites: 1 line changed by hand (Harbour House: Sensitive "No" is now "Yes", Why "L3"); ' +
  'Lens makers: 1 line changed by hand (W Box: Standing "Undetermined" is now "Subject"); ' +
  'Lens policy: 1 line changed by hand (Decision on other sites: Value "do-not-extend" is now "extend")';

let side: PaneSide;
async function open(): Promise<void> {
  const book = registerBook();
  for (const [name, rows] of Object.entries(tables)) book.addSheet(name).fill(0, 0, rows);
  side = new PaneSide(book);
  await side.begin();
}
afterEach(() => {
  side.office.close();
});

/** The audit's lines, by the headers of its columns. */
function audit(): Record<string, CellValue>[] {
  const cells = side.cells("Lens audit");
  const top = cells.findIndex(([first]) => first === "When");
  return cells
    .slice(top + 1)
    .map((row) =>
      Object.fromEntries((cells[top] ?? []).map((header, at) => [String(header), row[at] ?? null])),
    );
}
const lastChanged = (): string => String(audit().at(-1)?.["Changed by hand"] ?? "");
const typeAll = (): void => {
  for (const edit of edits) side.type(...edit);
};

test("in the pane: what was typed is in the audit, in the view Work, and in the report's basis", async () => {
  await open();
  await side.pane.mark();
  expect(lastChanged()).toBe("");
  expect(side.office.host.workbook.sheet("Lens last decisions")?.state.visibility).toBe("Hidden");
  await side.pane.mark();
  expect(lastChanged()).toBe("");

  typeAll();
  await side.pane.read();
  await side.pane.decisions.compare();
  expect(side.pane.state().since?.byHand.join("; ")).toBe(told);
  const report = planReport((await side.pane.decisions.parts())!, () => null);
  const basis = report.find(({ name }) => name === "Lens basis")!;
  const sentences = basis.rows.flatMap((row) => row.map((cell) => cell?.value));
  expect(sentences).toContain(`Since the last check: ${told}.`);

  await side.pane.mark();
  expect(lastChanged()).toBe(told);
  expect(side.pane.state().since?.byHand.join("; ")).toBe(told);
  await side.pane.mark();
  expect([lastChanged(), side.pane.state().since?.byHand]).toEqual(["", []]);
  // A year later both lines are there.
  expect(audit().map((line) => line["Changed by hand"] ?? "")).toEqual(["", "", told, ""]);
  expect(side.troubles).toEqual([]);
});

test("rows of the register that were edited stand before it; the workbook may be closed in between", async () => {
  await open();
  await side.pane.mark();
  typeAll();
  side.type("Register", "CAM-002", "Make", "Dahua");
  await side.reopen();
  await side.pane.mark();
  expect(lastChanged()).toBe(`1 row edited; ${told}`);
});

test("what the pane writes in between is its own line and not by hand; what was typed before it still is", async () => {
  await open();
  await side.pane.mark();
  const { decisions } = side.pane;
  const weir = { kind: "site", name: "Weir Depot", type: "" } as const;
  const oak = { kind: "site", name: "Oak Lane", type: "" } as const;
  side.type("Lens sites", "Weir Depot", "Note", "seen");
  for (const subject of [weir, oak])
    await decisions.write(decisions.sitesPlan([{ subject, fields: { sensitive: "No" } }]), "Written.");
  await decisions.write(decisions.policyPlan([{ setting: "Test", value: "T4" }]), "Written.");
  side.type("Lens policy", "Test", "Value", "T5");
  await side.pane.chooseRules(["uk-other"]);
  await side.pane.mark();
  expect(audit().map((line) => line["Changed by hand"] ?? "")).toEqual([
    "",
    'Lens sites, Weir Depot: Sensitive "Yes" is now "No", Why "L1" is cleared',
    'Lens sites, Oak Lane: Sensitive "No"',
    'Lens policy, Test: Value "T4"',
    'Lens sites: 1 line changed by hand (Weir Depot: Note "seen"); Lens policy: 1 line changed by hand (Test: Value "T4" is now "T5")',
  ]);
  expect(side.troubles).toEqual([]);
});

test("answers of the first two minutes, corrections and new sites are written by the check, not by hand", async () => {
  await open();
  await side.pane.mark();
  const rows = register.map(([tag]) => tag);
  side.office.host.workbook.sheet("Register")?.enter(rows.length, 0, "CAM-900");
  side.office.host.workbook.sheet("Register")?.enter(rows.length, 1, "New Wharf");
  side.office.host.workbook.sheet("Register")?.enter(rows.length, 4, "Dahua");
  await side.pane.read();
  const question = side.pane.state().results!.questions.find(({ about }) => about === "New Wharf")!;
  await side.pane.answer(question, optionsFor(question, ["uk-central"])[0]!);
  await side.pane.mark();
  expect(lastChanged()).toBe("1 row added");
  await side.pane.mark();
  expect(lastChanged()).toBe("");
  expect(side.cells("Lens sites").flat()).toContain("New Wharf");
});

describe("what was kept is not as it was written", () => {
  const unknown = /what was changed (?:on them )?by hand is not known/;
  test.each<[string, () => void, RegExp]>([
    [
      "a cell of the hidden sheet was edited",
      () => {
        side.office.host.workbook.sheet("Lens last decisions")!.enter(5, 1, "[]");
      },
      unknown,
    ],
    [
      "its headers are gone",
      () => {
        side.office.host.workbook.sheet("Lens last decisions")!.enter(3, 1, "Something");
      },
      unknown,
    ],
    [
      "the sheet was deleted",
      () => {
        side.office.host.workbook.deleteSheet(side.office.host.workbook.sheet("Lens last decisions")!);
      },
      /is not in this workbook, or not as it was written; what was changed on them by hand is not known$/,
    ],
  ])(
    "%s: said, nothing guessed, decisions are written all the same, and the next check knows again",
    async (_, spoil, sentence) => {
      await open();
      await side.pane.mark();
      typeAll();
      spoil();
      const { decisions } = side.pane;
      expect(
        await decisions.write(decisions.policyPlan([{ setting: "Test", value: "T4" }]), "Written."),
      ).toBe(true);
      await side.pane.mark();
      expect(lastChanged()).toMatch(sentence);
      expect(lastChanged()).not.toContain("Harbour");
      side.type("Lens sites", "Harbour House", "Sensitive", "No");
      await side.pane.mark();
      expect(lastChanged()).toBe(
        'Lens sites: 1 line changed by hand (Harbour House: Sensitive "Yes" is now "No")',
      );
    },
  );
});

test("3,000 sites that were all changed by hand: no request comes near Excel's 5 MB, no cell near its limit", async () => {
  const { columns } = decisionTable("sites");
  const site = (at: number): string[] =>
    columns.map(({ id, choices, kind }) => {
      if (id === "site") return `Site number ${at}`;
      return choices.at(-1) ?? (kind === "date" ? "2026-03-01" : "Some words");
    });
  const book = registerBook();
  book
    .addSheet("Lens sites")
    .fill(0, 0, [columns.map(({ header }) => header), ...Array.from({ length: 3000 }, (_, at) => site(at))]);
  side = new PaneSide(book);
  side.patience = 60_000;
  await side.begin();
  await side.pane.mark();
  const sensitive = columns.findIndex(({ id }) => id === "sensitive");
  const sheet = side.office.host.workbook.sheet("Lens sites")!;
  for (let row = 1; row <= 3000; row += 1) sheet.enter(row, sensitive, "Yes");
  await side.pane.mark();
  expect(lastChanged()).toMatch(
    /^Lens sites: 3,000 lines changed by hand \(Site number 0: Sensitive "Yes"; .*; and 2,9\d\d more\)$/,
  );
  const { syncs } = side.office.host;
  const most = Math.max(
    ...syncs.map(({ requestBytes, responseBytes }) => Math.max(requestBytes, responseBytes)),
  );
  expect(most).toBeLessThan(1_500_000);
  const longest = Math.max(
    ...side
      .cells("Lens last decisions")
      .flat()
      .map((value) => String(value).length),
  );
  expect(longest).toBeLessThan(500);
  expect(side.troubles).toEqual([]);
});

test("after a fault anywhere in the pane's own writing the audit tells what was typed, and only that", async () => {
  await open();
  await side.pane.mark();
  side.type("Lens sites", "Weir Depot", "Note", "seen");
  const saved = side.office.host.workbook.snapshot();
  const write = (): Promise<boolean> => {
    const { decisions } = side.pane;
    return decisions.write(decisions.policyPlan([{ setting: "Test", value: "T4" }]), "Written.");
  };
  side.office.host.resetCounters();
  await write();
  const syncs = side.office.host.syncs.length;
  const faults: readonly Fault[] = [
    { kind: "broken", code: "GeneralException", place: 0.5 },
    { kind: "silent", applied: true },
    { kind: "session-lost", applied: false },
  ];
  side.patience = 60;
  for (let sync = 1; sync <= syncs; sync += 1) {
    await side.reopen(saved);
    side.fail(sync, faults[sync % faults.length]!);
    await write();
    side.office.host.clearFaults();
    await side.reopen();
    await recoverAtStart({ patience: 300 });
    await side.pane.read();
    await side.pane.mark();
    expect([sync, lastChanged()]).toEqual([
      sync,
      'Lens sites: 1 line changed by hand (Weir Depot: Note "seen")',
    ]);
  }
});

describe("on the command line", () => {
  const files = new CommandSide();
  afterAll(() => {
    files.close();
  });
  const check = (from: string, to: string) =>
    run(
      "check",
      files.path(from),
      "--as-of",
      today,
      "--by",
      "Ann Example",
      "--out",
      files.path(to),
      "--force",
    );
  async function change(name: string, edit: (workbook: ExcelJS.Workbook) => void): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path(name));
    edit(workbook);
    await workbook.xlsx.writeFile(files.path(name));
  }
  async function changedIn(name: string): Promise<string[]> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path(name));
    const lines: string[] = [];
    workbook.getWorksheet("Lens audit")?.eachRow((row, number) => {
      if (number > 4) lines.push(row.getCell(12).text);
    });
    return lines;
  }
  const type = (workbook: ExcelJS.Workbook, [name, first, column, text]: Edit): void => {
    const sheet = workbook.getWorksheet(name)!;
    let at = 0;
    sheet.eachRow((row) => {
      row.eachCell((cell, place) => {
        if (cell.text === column) at = place;
      });
      if (row.getCell(1).text === first) row.getCell(at).value = text;
    });
  };

  test("a copy that was edited and is checked again says the same, in the audit, on screen and as JSON", async () => {
    await open();
    await files.write();
    await change("list.xlsx", (workbook) => {
      for (const [name, rows] of Object.entries(tables))
        workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
    });
    await check("list.xlsx", "one.xlsx");
    await change("one.xlsx", (workbook) => {
      for (const edit of edits) type(workbook, edit);
    });
    const { stdout } = await check("one.xlsx", "two.xlsx");
    expect(stdout.replace(/\s+/g, " ")).toContain(told.split("; Lens")[0]);
    expect(await changedIn("two.xlsx")).toEqual(["", told]);
    const json = await run("check", files.path("one.xlsx"), "--as-of", today, "--json");
    const { difference } = JSON.parse(json.stdout) as { difference: { byHand: string[] } };
    expect(difference.byHand.join("; ")).toBe(told);
    await check("two.xlsx", "three.xlsx");
    expect(await changedIn("three.xlsx")).toEqual(["", told, ""]);

    // A report of the edited copy rests on it.
    await run("report", files.path("one.xlsx"), "--as-of", today, "--out", files.path("report.xlsx"));
    const report = new ExcelJS.Workbook();
    await report.xlsx.readFile(files.path("report.xlsx"));
    const basis: string[] = [];
    report.getWorksheet("Lens basis")?.eachRow((row) => basis.push(row.getCell(1).text));
    expect(basis).toContain(`Since the last check: ${told}.`);
  });

  test("a copy of the command line goes on in the pane, and the pane's workbook on the command line", async () => {
    await change("two.xlsx", (workbook) => {
      type(workbook, ["Lens sites", "Oak Lane", "Sensitive", "No"]);
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("two.xlsx"));
    const book = registerBook();
    for (const sheet of workbook.worksheets.filter(({ name }) => name.startsWith("Lens "))) {
      const added = book.addSheet(sheet.name);
      sheet.eachRow((row, at) => {
        row.eachCell((cell, column) => {
          if (cell.isMerged && cell.master.address !== cell.address) return;
          const { value } = cell;
          const plain = value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value;
          if (typeof plain === "string" || typeof plain === "number")
            added.setContent(at - 1, column - 1, { value: plain });
        });
      });
    }
    side = new PaneSide(book);
    await side.begin();
    await side.pane.mark();
    const oak = 'Lens sites: 1 line changed by hand (Oak Lane: Sensitive "No")';
    expect(lastChanged()).toBe(oak);

    const back = new ExcelJS.Workbook();
    await back.xlsx.readFile(files.path("list.xlsx"));
    for (const { name } of [...back.worksheets]) if (name.startsWith("Lens ")) back.removeWorksheet(name);
    for (const name of side.names().filter((one) => one.startsWith("Lens ")))
      back.addWorksheet(name).addRows(side.cells(name));
    await back.xlsx.writeFile(files.path("back.xlsx"));
    await change("back.xlsx", (edited) => {
      type(edited, ["Lens sites", "Oak Lane", "Sensitive", "Yes"]);
    });
    await check("back.xlsx", "last.xlsx");
    expect((await changedIn("last.xlsx")).at(-1)).toBe(
      'Lens sites: 1 line changed by hand (Oak Lane: Sensitive "No" is now "Yes")',
    );
  });

  test("tables in files of their own are not watched; the audit names the files", async () => {
    await open();
    await run(
      ...["check", files.path("two.xlsx"), "--sites", files.path("sites.csv"), "--as-of", today],
      ...["--out", files.path("elsewhere.xlsx")],
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("elsewhere.xlsx"));
    const notes = workbook.getWorksheet("Lens audit")!.getColumn(13).values;
    expect(notes.at(-1)).toBe("Decisions from sites.csv; what is changed by hand there is not told here.");
    // What the workbook's own table says is kept all the same.
    await check("elsewhere.xlsx", "again.xlsx");
    expect((await changedIn("again.xlsx")).at(-1)).toBe("");
  });
});
