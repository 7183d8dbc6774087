/** What people changed by hand on the decision sheets between two checks: found again, counted, named, and never guessed. */
import fc from "fast-check";
import {
  decisionTable,
  type DecisionTableId,
  lastDecisionsTable,
  planTable,
  readTableRows,
  type TableRows,
} from "../../../src/core/decisions";
import {
  decidingTables,
  decisionsAfter,
  handChanges,
  type LastDecisions,
  lastDecisionsChange,
  lastDecisionsRows,
  notedChanges,
  readLastDecisions,
} from "../../../src/core/rerun";
import type { CellValue } from "../../../src/core/sheet";
import { plannedCells, withChanges } from "../../../src/taskpane/model/decision-source";

type Cells = readonly (readonly CellValue[])[];
type Book = Readonly<Partial<Record<DecisionTableId, Cells>>>;

const rowsOf =
  (book: Book) =>
  (id: DecisionTableId): TableRows | null => {
    const rows = book[id];
    return rows === undefined ? null : readTableRows(id, { sheet: decisionTable(id).sheet, rows }).read;
  };
/** What a check of these tables leaves on the hidden sheet, as cells. */
const keptCells = (last: LastDecisions): Cells =>
  plannedCells(planTable(lastDecisionsTable, lastDecisionsRows(last))).rows;
const kept = (book: Book): Cells => keptCells(decisionsAfter(null, rowsOf(book), []));
const read = (cells: Cells): LastDecisions | null =>
  readLastDecisions(rowsOf({ lastDecisions: cells })("lastDecisions"));
/** What is told at the next check, where the tables then are these. */
const told = (before: Book, now: Book, cells: Cells = kept(before)): string[] =>
  handChanges(read(cells), rowsOf(now), true);

const sitesHeader = ["Site", "Site type", "Sensitive", "Why", "Assessed by", "Date", "Assets", "Found"];
const fernhill = ["Fernhill House", "Office", "No", "", "A. Smith", 45_444, 3, "presumed"];
const mill = ["Mill Lane", "Depot", "Yes", "L1", "A. Smith", "2026-03-01", 1, ""];
const offices = ["", "Office", "Not assessed", "", "", "", 4, "2 sites of this type"];
const sites: Cells = [sitesHeader, fernhill, mill, offices];
const with_ = (row: readonly CellValue[], changes: Readonly<Record<number, CellValue>>): CellValue[] =>
  row.map((value, at) => changes[at] ?? value);

describe("what is told", () => {
  test.each<[string, Cells, string[]]>([
    ["nothing, where nothing was changed", sites, []],
    [
      "nothing, where rows were sorted, blank rows stand between, and a column was moved",
      [[...sitesHeader].reverse(), [...offices].reverse(), [], [...mill].reverse(), [...fernhill].reverse()],
      [],
    ],
    [
      "nothing, where the same date is a date or a text, and what Estate Lens fills in is another",
      [sitesHeader, with_(fernhill, { 5: "1 June 2024", 6: 9, 7: "presumed no more" }), mill, offices],
      [],
    ],
    [
      "a cell",
      [sitesHeader, with_(fernhill, { 2: "Yes" }), mill, offices],
      ['Lens sites: 1 line changed by hand (Fernhill House: Sensitive "No" is now "Yes")'],
    ],
    [
      "several cells, of a row for a site type too",
      [sitesHeader, fernhill, with_(mill, { 3: "", 4: "B. Jones" }), with_(offices, { 2: "No" })],
      [
        'Lens sites: 2 lines changed by hand (Mill Lane: Why "L1" is cleared, Assessed by "A. Smith" is now "B. Jones"; Office: Sensitive "No")',
      ],
    ],
    [
      "a row that was renamed, by what else it says",
      [sitesHeader, fernhill, with_(mill, { 1: "Workshop" }), offices],
      ['Lens sites: 1 line changed by hand (Mill Lane: Site type "Depot" is now "Workshop")'],
    ],
    [
      "rows added and removed, with what they say",
      [sitesHeader, fernhill, offices, ["Weir", "", "Yes", "L3", "B. Jones", "2026-04-01"]],
      [
        'Lens sites: 1 line added by hand (Weir: Sensitive "Yes", Why "L3", Assessed by "B. Jones", Date "2026-04-01"), 1 line removed by hand (Mill Lane: Site type "Depot", Sensitive "Yes", Why "L1", Assessed by "A. Smith", Date "2026-03-01")',
      ],
    ],
    [
      "a column that was deleted, once",
      [
        sitesHeader.filter((_, at) => at !== 4),
        ...[fernhill, mill, offices].map((row) => row.filter((_, at) => at !== 4)),
      ],
      ['Lens sites: the column "Assessed by" removed by hand'],
    ],
    [
      "headers that are gone, without a guess",
      [fernhill, mill],
      ["Lens sites: its row of headers was not found; what was changed by hand is not known"],
    ],
  ])("%s", (_, now, sentences) => {
    expect(told({ sites }, { sites: now })).toEqual(sentences);
  });

  test("each table of its own, in their order; a sheet that is gone, and one that is new", () => {
    const policy: Cells = [
      ["Setting", "Value"],
      ["Regime", "uk-central"],
      ["Deadline", 46_507],
    ];
    const makers: Cells = [
      ["Name", "Standing"],
      ["W Box", "Subject"],
    ];
    const later = [policy[0]!, policy[1]!, ["Deadline", "2027-05-01"]];
    expect(told({ policy, makers }, { policy: later, sites: [sitesHeader, fernhill] })).toEqual([
      expect.stringMatching(/^Lens sites: 1 line added by hand \(Fernhill House: /),
      'Lens makers: 1 line removed by hand (W Box: Standing "Subject")',
      'Lens policy: 1 line changed by hand (Deadline: Value "2027-04-30" is now "2027-05-01")',
    ]);
  });

  test("two rows of one asset are told apart by what they say", () => {
    const header = ["Asset", "Row mark", "Accepted until", "Reason", "Approved by"];
    const first = ["C1", "r1", "2026-01-31", "spares", "G. Head"];
    const second = ["C1", "r1", "2027-01-31", "sale", "G. Head"];
    const now = [header, ["C1", "r1", "2028-01-31", "sale", "G. Head"], first];
    expect(told({ exceptions: [header, first, second] }, { exceptions: now })).toEqual([
      'Lens exceptions: 1 line changed by hand (C1: Accepted until "2027-01-31" is now "2028-01-31")',
    ]);
  });

  test("many lines in few words: all are counted, the first are named", () => {
    const many = (sensitive: string): Cells => [
      sitesHeader,
      ...Array.from({ length: 3000 }, (_, at) => with_(mill, { 0: `Site ${at}`, 2: sensitive })),
    ];
    const [sentence = ""] = told({ sites: many("No") }, { sites: many("Yes") });
    expect(sentence).toMatch(/^Lens sites: 3,000 lines changed by hand \(Site 0: .*; and 2,9\d\d more\)$/);
    expect(sentence.length).toBeLessThan(800);
  });
});

describe("what was kept", () => {
  const now = { sites: [sitesHeader, with_(fernhill, { 2: "Yes" }), mill, offices] };
  const unknown = (why: string): string =>
    `Lens sites: what it said at the check before ${why}; what was changed by hand is not known`;
  const cells = kept({ sites });
  const sitesAt = cells.flatMap(([table], at) => (table === "sites" ? [at] : []));
  const changed = "was changed since, or was kept by another version";

  test("nothing at all: said where there was a check before, and only there", () => {
    expect(handChanges(null, rowsOf(now), true)).toEqual([
      expect.stringMatching(
        /is not in this workbook, or not as it was written; what was changed on them by hand is not known$/,
      ),
    ]);
    expect(handChanges(null, rowsOf(now), false)).toEqual([]);
    expect(read(cells.slice(0, 4))).toBeNull();
  });
  test.each<[string, (cells: CellValue[][]) => CellValue[][], string]>([
    ["a line taken out", (all) => all.filter((_, at) => at !== sitesAt.at(-1)), changed],
    [
      "a line written over",
      (all) => all.map((row, at) => (at === sitesAt[1] ? ["sites", "[]"] : row)),
      changed,
    ],
    ["a line that is no JSON", (all) => [...all, ["sites", "["]], changed],
    ["the mark taken out", (all) => all.filter((_, at) => at !== sitesAt[0]), changed],
    [
      "another version's mark",
      (all) => all.map((row, at) => (at === sitesAt[0] ? ["sites", "mark 0123"] : row)),
      changed,
    ],
    ["the table taken out", (all) => all.filter(([table]) => table !== "sites"), "was not kept"],
  ])("%s: said, and nothing is guessed", (_, spoil, why) => {
    const spoilt = spoil(cells.map((row) => [...row]));
    expect(told({ sites }, now, spoilt)).toEqual([unknown(why)]);
  });
  test("sorted by somebody it tells the same", () => {
    const [head, body] = [cells.slice(0, 4), cells.slice(4)];
    expect(told({ sites }, now, [...head, ...[...body].reverse()])).toEqual(told({ sites }, now));
  });
  test("a table without its headers keeps what it said until it can be read again", () => {
    const last = decisionsAfter(read(cells), rowsOf({ sites: [fernhill, mill] }), []);
    expect(told({ sites }, now, keptCells(last))).toEqual(told({ sites }, now));
  });
  test("is small: no cell grows with a long note, and 3,000 sites with nothing left blank take about what their table does", () => {
    const note = "x".repeat(32_767);
    const long = {
      makers: [
        ["Name", "Basis"],
        ["W Box", note],
      ] satisfies Cells,
    };
    expect(
      Math.max(
        ...kept(long)
          .flat()
          .map((value) => String(value).length),
      ),
    ).toBeLessThan(500);
    expect(
      told(long, {
        makers: [
          ["Name", "Basis"],
          ["W Box", `${note}y`.slice(1)],
        ],
      }),
    ).toEqual([
      expect.stringMatching(/^Lens makers: 1 line changed by hand \(W Box: Basis "x+…" is now "x+…"\)$/),
    ]);
    const { columns } = decisionTable("sites");
    const full = (at: number): string[] =>
      columns.map(({ id, choices }) =>
        id === "site" ? `Site number ${at}` : (choices.at(-1) ?? "2026-03-01"),
      );
    const whole = [columns.map(({ header }) => header), ...Array.from({ length: 3000 }, (_, at) => full(at))];
    const size = JSON.stringify(kept({ sites: whole })).length;
    expect(size).toBeLessThan(1.2 * JSON.stringify(whole).length);
    expect(size).toBeLessThan(1_000_000);
  });
});

describe("what Estate Lens itself writes", () => {
  const header = ["Site", "Site type", "Sensitive", "Why"];
  const ids = ["type", "sensitive", "why"] as const;
  const words = fc.constantFrom("", "Yes", "No", "L1", "Depot");
  const says = fc.tuple(words, words, words);
  const names = ["Mill", "Weir", "Oak", "Ash", "Elm"] as const;
  const table = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(says)])));
  type Table = Record<string, readonly string[] | null>;
  const cellsOf = (all: Table): Cells => [
    header,
    ...Object.entries(all).flatMap(([name, row]) => (row === null ? [] : [[name, ...row]])),
  ];

  test("is not told as changed by hand; what people changed in the same rows before is", () => {
    const setting = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...ids), words);
    fc.assert(
      fc.property(
        table,
        table,
        fc.array(setting, { maxLength: 4 }),
        fc.boolean(),
        (before, edited, sets, adds) => {
          const open: Book = { sites: cellsOf(edited), lastDecisions: kept({ sites: cellsOf(before) }) };
          const hidden = rowsOf(open)("lastDecisions")!;
          const set = sets.flatMap(([name, id, value]) => {
            const row = open.sites!.findIndex(([site]) => site === name);
            return row < 0 ? [] : [{ row, values: { [id]: value } }];
          });
          const add = adds ? [{ values: { site: "New", sensitive: "No" } }] : [];
          const changes = [{ table: "sites" as const, set, add }];
          const noted = notedChanges(readLastDecisions(hidden)!, rowsOf(open), changes);
          const after = withChanges(
            ({ id }) => (open[id] === undefined ? null : { sheet: decisionTable(id).sheet, rows: open[id] }),
            [...changes, lastDecisionsChange(hidden, noted)],
          );
          const [sentence = ""] = told(
            {},
            { sites: after(decisionTable("sites"))!.rows },
            after(decisionTable("lastDecisions"))!.rows,
          );

          const count = (isSo: (name: string) => boolean): number => names.filter(isSo).length;
          const isChanged = (name: string): boolean =>
            ids.some(
              (id, at) =>
                before[name]?.[at] !== edited[name]?.[at] &&
                !sets.some(([site, column]) => site === name && column === id),
            );
          const expected = [
            ["changed", count((name) => before[name] !== null && edited[name] !== null && isChanged(name))],
            ["added", count((name) => before[name] === null && edited[name] !== null)],
            ["removed", count((name) => before[name] !== null && edited[name] === null)],
          ] as const;
          for (const [what, lines] of expected)
            expect([
              what,
              Number(new RegExp(`(\\d+) lines? ${what} by hand`).exec(sentence)?.[1] ?? 0),
            ]).toEqual([what, lines]);
        },
      ),
    );
  });

  test("lines of tables that are not known stay on the sheet as they are", () => {
    const cells = [...kept({ sites }), ["cameras", "[]"], ["makers", "spoilt"]];
    const change = lastDecisionsChange(rowsOf({ lastDecisions: cells })("lastDecisions")!, read(cells)!);
    expect(change).toMatchObject({ set: [], add: [] });
    expect(decidingTables).not.toContain("cameras");
  });
});
