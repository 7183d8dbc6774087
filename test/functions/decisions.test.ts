/**
 * What people found, accepted and did, by formula: the same answers as on the command line with the same tables, row by
 * row and as a whole; and a clear sentence where a table is not what it should be.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { AssetKeys, decisionTables } from "../../src/core/decisions";
import { actionWords } from "../../src/core/policy/words";
import type { Action } from "../../src/core/policy/regime";
import { readSheet } from "../../src/core/register";
import { sheetFromRows, type CellValue } from "../../src/core/sheet";
import { catalogue } from "../support/catalogue";
import { run } from "../support/command";
import { call, openFunctions, problemOf } from "./support";

beforeAll(openFunctions);

type Cells = CellValue[][];

const headings = [
  "Tag",
  "Serial No",
  "Site",
  "Site type",
  "Make",
  "Model",
  "Description",
  "Network",
  "Status",
];
const makes = [
  ["Hikvision", "DS-2CD2143G0-I"],
  ["Dahua", "IPC-HDW2431T"],
  ["Axis", "P3245-V"],
  ["", ""],
] as const;
const places = [
  ["Fernhill House", "Office"],
  ["Mill Lane", "Depot"],
  ["Quay Street", "School"],
] as const;

/** 48 rows: each maker at each site on each network, tagged but for the last twelve, of which six have serial numbers. */
const register: Cells = [
  headings,
  ...Array.from({ length: 48 }, (_, number): CellValue[] => {
    const [make, model] = makes[number % 4]!;
    const [site, type] = places[number % 3]!;
    return [
      number < 36 ? `CAM-${number + 1}` : "",
      number < 42 ? `SN${50_000 + number}` : "",
      site,
      type,
      make,
      model,
      "CCTV camera",
      number % 2 === 0 ? "Corporate LAN" : "",
      number % 5 === 4 ? "On order" : "In use",
    ];
  }),
];
const [reading] = readSheet(sheetFromRows("Register", register), catalogue.vocabulary.columns).registers;
const keys = new AssetKeys(reading!);
/** How Estate Lens names the asset in a table: its id, its mark and its sheet. The number is that of its line, from 1. */
const named = (line: number): string[] => {
  const { asset, mark, register: sheet } = keys.of(line);
  return [asset, mark, sheet];
};
const byHand = (id: string): string[] => [id, "", ""];

const tables: Readonly<Record<string, Cells>> = {
  "Lens policy": [
    ["Setting", "Value", "Decided by", "Date"],
    ["Regime", "uk-central", "M. Board", "2026-01-05"],
    ["Maker list adopted", "Yes", "M. Board", "2026-01-05"],
  ],
  "Lens sites": [
    ["Site", "Site type", "Sensitive", "Why", "CCTV network", "Assessed by", "Date", "Review date"],
    ["Fernhill House", "", "Yes", "L1", "", "A. Smith", "2026-03-01", "2026-06-01"],
    ["Mill Lane", "", "No", "", "Separate", "A. Smith", "2026-03-01", ""],
  ],
  "Lens makers": [
    ["Name or alias", "Maker", "Standing", "Basis", "Decided by", "Date"],
    ["Zzyvex", "Hikvision", "OEM", "letter of 4 May", "M. Board", "2026-05-04"],
  ],
  "Lens found": [
    [
      "Asset",
      "Row mark",
      "Register",
      "Site",
      "Label says",
      "Model",
      "MAC",
      "Photo",
      "Network",
      "Still there?",
      "Found by",
      "Date",
      "Note",
    ],
    [...named(3), "", "Dahua", "", "", "", "", "", "J. Jones", "2026-04-01", ""],
    [...named(4), "", "Zzyvex", "", "", "", "Main", "", "J. Jones", "2026-04-01", ""],
    [...named(5), "Fernhill House", "", "", "", "", "", "Yes", "J. Jones", "2026-04-01", ""],
    [...named(9), "", "", "", "", "", "", "No", "J. Jones", "2026-04-01", ""],
    [...named(40), "", "", "", "", "", "None", "", "J. Jones", 46_113, ""],
    [...named(47), "", "Hikvision", "", "", "", "", "", "J. Jones", "2026-04-01", ""],
    // two of the same day that contradict each other
    [...named(13), "", "Axis", "", "", "", "", "", "J. Jones", "2026-04-01", ""],
    [...named(13), "", "Dahua", "", "", "", "", "", "J. Jones", "2026-04-01", ""],
    // after the day of the check
    [...named(16), "", "Hikvision", "", "", "", "", "", "J. Jones", "2027-04-01", ""],
  ],
  "Lens exceptions": [
    ["Asset", "Row mark", "Register", "Accepted until", "Reason", "Approved by", "Date", "Note"],
    [...named(1), "2027-01-31", "the building is being sold", "G. Head", "2026-03-01", ""],
    [...named(21), "2026-05-31", "awaiting parts", "G. Head", "2026-03-01", ""],
    [...named(25), 46_400, "awaiting parts", "G. Head", "2026-03-01", ""],
    [...named(3), "2026-12-31", "replaced next month", "G. Head", "2026-04-02", ""],
    // the mark is another row's: the id was given to another thing
    [
      "CAM-22",
      named(1)[1]!,
      "Register",
      "2027-01-31",
      "the building is being sold",
      "G. Head",
      "2026-03-01",
      "",
    ],
  ],
  "Lens work": [
    [
      "Asset",
      "Row mark",
      "Register",
      "What",
      "Date",
      "By",
      "Went to",
      "Moved to site",
      "Disk wiped",
      "Certificate",
      "Note",
    ],
    [...named(29), "Isolated", "2026-03-02", "IT", "", "", "", "", ""],
    [...named(33), "Removed", "2026-03-02", "R. Fitter", "Destroyed", "", "Yes", "C-12", ""],
    [...named(13), "Removed", "2026-03-02", "R. Fitter", "In store", "", "No", "", ""],
    [...named(17), "Removed", "2026-03-02", "R. Fitter", "Moved", "Fernhill House", "", "", ""],
    [...named(9), "Removed", "2026-03-02", "R. Fitter", "", "", "", "", ""],
    [...named(45), "Isolated", "2026-03-02", "IT", "", "", "", "", ""],
  ],
};
const today = "2026-11-22";
const table = (name: string): Cells => tables[`Lens ${name}`]!;
const everything = ["policy", "sites", "makers", "found", "exceptions", "work"].map(table);

interface Line {
  readonly row: number;
  readonly action: Action;
  readonly reason: string;
  readonly makers: readonly { readonly maker: string | null }[];
}
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-formulas-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the command line says of a register with these tables, by row as people count, and its counts. */
async function onCommandLine(
  cells: Cells,
  beside: Readonly<Record<string, Cells>> = tables,
): Promise<{ lines: readonly Line[]; actions: Record<Action, number>; told: string }> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of [["Register", cells] as const, ...Object.entries(beside)])
    book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  const path = join(folder, "register.xlsx");
  await book.xlsx.writeFile(path);
  const { stdout, stderr } = await run("check", path, "--json", "--as-of", today);
  const { files, summary } = JSON.parse(stdout) as {
    files: readonly { tables: readonly { rows: readonly Line[] }[] }[];
    summary: { actions: Record<Action, number> };
  };
  return { lines: files[0]!.tables.flatMap(({ rows }) => rows), actions: summary.actions, told: stderr };
}

/** A row without an id is known by what it says, which another row may say as well: the formula adds that it cannot see it. */
const inFormula = (row: number, reason: string): string =>
  [46, 48].includes(row)
    ? `${reason} This holds unless another row says exactly the same, which a formula cannot see.`
    : reason;

const rowOf = (cells: Cells, row: number): unknown[][] => [cells[row - 1]!.map((cell) => cell ?? 0)];

describe("with every table of the workbook", () => {
  let lines: readonly Line[] = [];
  let actions: Partial<Record<Action, number>> = {};
  beforeAll(async () => {
    ({ lines, actions } = await onCommandLine(register));
  });

  test("the register has every kind of answer, and every kind of decision changes some", () => {
    expect(lines).toHaveLength(48);
    expect(new Set(lines.map(({ action }) => action)).size).toBe(5);
    for (const words of [
      /Found on site/,
      /Risk accepted until/,
      /accepted only until/,
      /Isolated by IT/,
      /Moved to Fernhill/,
      /and destroyed/,
    ])
      expect(lines.filter(({ reason }) => words.test(reason)).length).toBeGreaterThan(0);
  });

  test("ACTION, WHO and WHY of each row say what the command line says of it", () => {
    const byFormula = lines.map(({ row }) => {
      const given = [rowOf(register, row), [headings], ...everything, [[today]]];
      return [row, call("ACTION", ...given), call("WHY", ...given)];
    });
    expect(byFormula).toEqual(
      lines.map(({ row, action, reason }) => [row, actionWords[action], inFormula(row, reason)]),
    );
    const whoSays = lines.map(({ row }) =>
      call("WHO", rowOf(register, row), [headings], ...everything, [[today]]),
    );
    const makers = lines.map(({ makers: all }) => all.map(({ maker }) => maker ?? "").join("; "));
    expect(whoSays.map((who) => String(who).replace(/ \(sold as .*\)/, ""))).toEqual(makers);
  });

  test("CHECK says the same of the whole register, and SUMMARY counts the same", () => {
    const answer = call("CHECK", register, ...everything, 46_348) as string[][];
    expect(answer.slice(1).map(([action, , , , why]) => [action, why])).toEqual(
      lines.map(({ action, reason }) => [actionWords[action], reason]),
    );
    const counts = call("SUMMARY", register, null, ...everything, 46_348) as unknown[][];
    for (const [action, count] of Object.entries(actions))
      expect(counts).toContainEqual(expect.arrayContaining([actionWords[action as Action], count]));
  });

  test("SUMMARY by site counts what was moved where it stands now", () => {
    const bySite = (...given: unknown[]): number =>
      Number(
        (call("SUMMARY", register, "site", ...given) as unknown[][])
          .find(([site]) => site === "Fernhill House")!
          .at(-1),
      );
    expect(bySite(...everything, today)).toBe(bySite(...everything.slice(0, 3)) + 2);
  });

  test("rows that were sorted take their decisions along", () => {
    const sorted = [headings, ...register.slice(1).reverse()];
    for (const { row, action } of lines)
      expect([row, call("ACTION", rowOf(sorted, 51 - row), [headings], ...everything, today)]).toEqual([
        row,
        actionWords[action],
      ]);
  });

  test("in whatever order the tables and the day are given", () => {
    const [policy, sites, makers, found, exceptions, work] = everything;
    for (const { row, action, reason } of lines) {
      const given = [rowOf(register, row), [headings], policy, sites, makers, today, work, found, exceptions];
      expect([call("ACTION", ...given), call("WHY", ...given)]).toEqual([
        actionWords[action],
        inFormula(row, reason),
      ]);
    }
  });

  test("a table that says nothing may be given, left out or blank", () => {
    const given = [rowOf(register, 30), [headings], "uk-central", table("sites")];
    const without = call("ACTION", ...given);
    expect(without).toBe("Isolate from network");
    const empty = [table("exceptions")[0]!, table("exceptions")[0]!.map(() => 0)];
    for (const more of [
      [null, null, null],
      [null, [[0, 0]], empty],
      [null, empty, null, [[""]]],
    ])
      expect(call("ACTION", ...given, ...more)).toBe(without);
    expect(call("WHY", ...given, null, null, empty, table("work"))).toMatch(
      /^Isolated by IT on 2026-03-02: /,
    );
  });
});

const policy = "uk-central";
const sites = table("sites");
const asked = (line: number, ...decided: unknown[]): unknown[] => [
  rowOf(register, line + 1),
  [headings],
  policy,
  sites,
  null,
  ...decided,
];

describe("what a single row cannot see", () => {
  /** Line 10 has the id of line 1 as well. */
  const twice = register.map((row, at) => (at === 10 ? ["CAM-1", ...row.slice(1)] : row));
  const work = [
    table("work")[0]!,
    [...byHand("CAM-1"), "Removed", "2026-03-02", "R. Fitter", "Destroyed", "", "", "", ""],
  ];

  test("an id that two rows have counts for both by a formula of a row, which says so, and for neither in CHECK and on the command line", async () => {
    const lines = call("CHECK", twice, policy, sites, null, null, null, work) as string[][];
    for (const at of [1, 10]) {
      const given = [rowOf(twice, at + 1), [headings], policy, sites, null, null, null, work];
      expect(call("ACTION", ...given)).toBe("No action");
      expect(call("WHY", ...given)).toBe(
        "Removed by R. Fitter on 2026-03-02 and destroyed; keep the record. This holds unless another row has the id CAM-1 as well, which a formula cannot see.",
      );
      expect(lines[at]![0]).not.toBe("No action");
    }
    const { lines: rows, told } = await onCommandLine(twice, { "Lens sites": sites, "Lens work": work });
    expect(rows.map(({ action }) => actionWords[action])).toEqual(lines.slice(1).map(([action]) => action));
    expect(told).toContain('"CAM-1" stands in 2 rows');
  });

  test("with the row's own mark beside the id there is no doubt", () => {
    const marked = [work[0]!, [...named(1), ...work[1]!.slice(3)]];
    expect(call("WHY", ...asked(1, marked))).toBe(
      "Removed by R. Fitter on 2026-03-02 and destroyed; keep the record.",
    );
    expect(call("WHY", rowOf(twice, 11), [headings], policy, sites, null, marked)).not.toMatch(/Removed by/);
  });

  test("an id is a tag, a serial number or a MAC address, in any spelling", () => {
    for (const id of ["cam-1", " CAM-1 ", "sn50000"])
      expect(call("ACTION", ...asked(1, [work[0]!, [...byHand(id), ...work[1]!.slice(3)]]))).toBe(
        "No action",
      );
    const row = [["D1", "44:19:b6:00:11:22", "Hikvision"]];
    const columns = [["Tag", "MAC address", "Make"]];
    const about = [work[0]!, [...byHand("4419B6001122"), ...work[1]!.slice(3)]];
    expect(call("ACTION", row, columns, policy, null, null, about)).toBe("No action");
  });

  test("which sheet a table means is not known to a formula, and asks nothing", () => {
    const elsewhere = [work[0]!, ["CAM-1", "", "Another sheet", ...work[1]!.slice(3)]];
    expect(call("ACTION", ...asked(1, elsewhere))).toBe("No action");
  });
});

describe("without a clock", () => {
  const exceptions = table("exceptions");

  test("accepted risks ask for the day, in every function and every row: they are neither taken for ended nor for current", () => {
    const sentence =
      "Lens exceptions accepts risks until a day, and a formula has no clock: give TODAY() as the last argument.";
    for (const name of ["ACTION", "WHO", "WHY"])
      for (const line of [1, 2])
        expect(problemOf(() => call(name, ...asked(line, exceptions)))).toBe(sentence);
    expect(problemOf(() => call("CHECK", register, policy, sites, null, exceptions))).toBe(sentence);
    expect(problemOf(() => call("SUMMARY", register, null, policy, sites, null, exceptions))).toBe(sentence);
  });

  test.each([
    ["2026-05-31", "No action", /^Risk accepted until 2026-05-31 by G\. Head/],
    ["2026-06-01", "Remove", /^The risk was accepted only until 2026-05-31/],
    [46_173, "No action", /^Risk accepted/],
    [46_173.75, "No action", /^Risk accepted/],
    [46_174, "Remove", /^The risk was accepted only/],
    ["1 June 2026", "Remove", /^The risk was accepted only/],
  ])("on %j it is %s", (day, action, why) => {
    const until = [exceptions[0]!, [...named(1), "2026-05-31", "sold", "G. Head", "2026-03-01", ""]];
    expect(call("ACTION", ...asked(1, until, day))).toBe(action);
    expect(call("WHY", ...asked(1, until, [[day]]))).toMatch(why);
  });

  test("what was found and done counts without a day; with one, what is dated later does not count yet", () => {
    const work = [table("work")[0]!, [...named(29), "Isolated", "2026-10-02", "IT", "", "", "", "", ""]];
    const without = call("ACTION", ...asked(29));
    expect(without).toBe("Isolate from network");
    expect(call("WHY", ...asked(29, work))).toMatch(/^Isolated by IT on 2026-10-02/);
    expect(call("WHY", ...asked(29, work, "2026-10-02"))).toMatch(/^Isolated by IT on 2026-10-02/);
    expect(call("ACTION", ...asked(29, work, "2026-10-01"))).toBe(without);
  });

  test("with a day, an overdue review of a site is told, as a check does", () => {
    expect(call("WHY", ...asked(1))).not.toContain("review");
    expect(call("WHY", ...asked(1, today))).toContain("though its review was due on 2026-06-01");
  });
});

describe("tables that are not what they should be", () => {
  const [headers] = table("work");
  const isolated = [...named(29), "Isolated", "2026-03-02", "IT", "", "", "", "", ""];
  const without = (cells: Cells, header: string): Cells =>
    cells.map((row) => row.filter((_, at) => cells[0]![at] !== header));

  test.each<[string, unknown[], string]>([
    [
      "without its headers",
      [table("work").slice(1)],
      "A table after makers has no headings that tell what it is. Pass Lens found, Lens exceptions or Lens work with their headers, such as LensWork[#All], and the day, TODAY().",
    ],
    [
      "a table of something else",
      [
        [
          ["Fruit", "Price"],
          ["Apple", 3],
        ],
      ],
      "A table after makers has no headings that tell what it is.",
    ],
    ["Lens sites in its place", [sites], "This is the table Lens sites: give it as the argument sites."],
    [
      "Lens policy in its place",
      [table("policy")],
      "This is the table Lens policy: give it as the argument policy.",
    ],
    [
      "Lens makers in its place",
      [null, table("makers")],
      "This is the table Lens makers: give it as the argument makers.",
    ],
    [
      "a table that decides nothing",
      [[decisionTables.find(({ id }) => id === "audit")!.columns.map(({ header }) => header)]],
      "Formulas do not use the table Lens audit: leave it out.",
    ],
    [
      "the same table twice",
      [table("work"), table("work")],
      "The table Lens work is given twice: leave one of them out.",
    ],
    ["two days", [today, 46_000], "The day is given twice"],
    [
      "without the column that decides",
      [without(table("work"), "What")],
      'Lens work has no column "What": put it back, or pass the table with all of its columns.',
    ],
    [
      "exceptions without their end",
      [without(table("exceptions"), "Accepted until"), today],
      'Lens exceptions has no column "Accepted until"',
    ],
    [
      "exceptions without approvers",
      [without(table("exceptions"), "Approved by"), today],
      'Lens exceptions has no column "Approved by"',
    ],
    ["found by nobody", [without(table("found"), "Found by")], 'Lens found has no column "Found by"'],
    [
      "without the asset",
      [without(without(table("work"), "Asset"), "Row mark")],
      'Lens work has no column "Asset"',
    ],
    [
      "a word for the day",
      ["soon"],
      '"soon" is no day of a check. Give TODAY(), or a date such as 2026-03-01.',
    ],
    ["a day that may be read in two ways", ["03/04/2026"], '"03/04/2026" is no day'],
    ["a number that is no day", [[[12]]], '"12" is no day of a check'],
    ["true for the day", [true], "is no day of a check"],
  ])("%s", (_, given, sentence) => {
    for (const name of ["ACTION", "WHO", "WHY"])
      expect(problemOf(() => call(name, ...asked(2, ...given)))).toContain(sentence);
    expect(problemOf(() => call("CHECK", register, policy, sites, null, ...given))).toContain(sentence);
  });

  test.each<[string, unknown[], string]>([
    [
      "sites and makers swapped",
      [policy, table("makers"), sites],
      "This is the table Lens makers: give it as the argument makers.",
    ],
    [
      "Lens found as sites",
      [policy, table("found")],
      "This is the table Lens found: give it as the argument found.",
    ],
    [
      "Lens sites as makers",
      [policy, null, sites],
      "This is the table Lens sites: give it as the argument sites.",
    ],
    ["Lens work as policy", [table("work")], "This is the table Lens work: give it as the argument work."],
    ["Lens sites as policy", [sites], "This is the table Lens sites: give it as the argument sites."],
  ])("%s", (_, given, sentence) => {
    expect(problemOf(() => call("ACTION", rowOf(register, 2), [headings], ...given))).toBe(sentence);
  });

  test.each<[string, Cells, string]>([
    [
      "a word that is not understood",
      [headers!, isolated.with(3, "Isolatd")],
      'Lens work, CAM-29, What: "Isolatd" is not understood, so it counts for nothing; write Isolated or Removed.',
    ],
    [
      "nobody who did it",
      [headers!, isolated.with(5, "")],
      "Lens work, CAM-29, By: It does not say who isolated it, so it does not count as isolated; write a name.",
    ],
    [
      "a day that may be read in two ways",
      [headers!, isolated.with(4, "03/04/2026")],
      'Lens work, CAM-29, Date: "03/04/2026" may be read in two ways or is no date; write YYYY-MM-DD.',
    ],
    [
      "an exception without an approver",
      [table("exceptions")[0]!, [...named(29), "2027-01-31", "sold", "", "", ""]],
      "Lens exceptions, CAM-29, Approved by: Nobody is named who accepts the risk, so it is not accepted; write who answers for it.",
    ],
    [
      "a network that is not understood",
      [table("found")[0]!, [...named(29), "", "", "", "", "", "wifi", "", "J. Jones", "2026-04-01", ""]],
      'Lens found, CAM-29, Network: "wifi" is not understood; write Main, Separate or None.',
    ],
  ])("%s: the row that it is about says it, every other row answers", (_, cells, sentence) => {
    for (const name of ["ACTION", "WHO", "WHY"]) {
      expect(problemOf(() => call(name, ...asked(29, cells, today)))).toBe(sentence);
      expect(call(name, ...asked(1, cells, today))).toBe(call(name, ...asked(1, today)));
    }
    const lines = call("CHECK", register, policy, sites, null, cells, today) as string[][];
    const plain = call("CHECK", register, policy, sites, null, today) as string[][];
    expect(lines[29]!.at(-1)).toBe(`${plain[29]!.at(-1)!} ${sentence}`);
    expect(lines.toSpliced(29, 1)).toEqual(plain.toSpliced(29, 1));
    const total = problemOf(() => call("SUMMARY", register, null, policy, sites, null, cells, today));
    expect(total).toBe(`${sentence} Until then SUMMARY cannot count it.`);
  });

  test("a row that names no asset, or an asset of another register, troubles nobody", () => {
    const cells = [
      headers!,
      isolated.with(0, "").with(1, "").with(3, "?"),
      isolated.with(0, "CAM-900").with(1, "").with(3, "?"),
      isolated,
    ];
    expect(call("WHY", ...asked(29, cells))).toMatch(/^Isolated by IT/);
    expect(call("SUMMARY", register, null, policy, sites, null, cells)).toHaveLength(7);
  });

  test("headings in another order and in other words, a title above them, own columns between", () => {
    const cells: Cells = [
      ["Work done: what was isolated or removed"],
      ["Done by", "Ticket", "Asset tag", "Work", "Done on"],
      ["IT", 4711, "CAM-29", "off the network", 46_083],
    ];
    expect(call("WHY", ...asked(29, cells))).toMatch(/^Isolated by IT on 2026-03-02: /);
  });
});
