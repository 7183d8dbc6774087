import fc from "fast-check";
import {
  asWritten,
  decisionTable,
  decisionTables,
  exceptionsTable,
  foundTable,
  makersTable,
  planTable,
  policySettings,
  policyTable,
  problemWords,
  readDecisions,
  readTableRows,
  sitesTable,
  sourceOfSheets,
  workTable,
  type DecisionTable,
  type PlannedTableRow,
} from "../../../src/core/decisions";
import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import type { PlannedSheet, PlannedValue } from "../../../src/core/sheets";

/** A planned value as Excel gives it back. */
function cellOf(value: PlannedValue): CellValue {
  if (typeof value !== "object" || value === null) return value;
  if ("formula" in value) return value.value;
  return Date.parse(`${value.date}T00:00:00Z`) / 86_400_000 + 25_569;
}

function sheetOf(planned: PlannedSheet, name = planned.name): Sheet {
  const rows = planned.rows.map((row) => row.map((cell) => (cell === null ? null : cellOf(cell.value))));
  return sheetFromRows(name, rows);
}

/** A sheet with a table typed by hand: headers, then rows. */
const typed = (table: DecisionTable, ...rows: CellValue[][]): Sheet => sheetFromRows(table.sheet, rows);
const readSheets = (...sheets: Sheet[]) =>
  readDecisions(
    sourceOfSheets(sheets),
    sheets.map(({ name }) => name),
  );
const told = (...sheets: Sheet[]) => readSheets(...sheets).problems.map(problemWords);

describe("the tables as they are planned", () => {
  it.each(decisionTables.map((table) => [table.sheet, table] as const))("%s", (_, table) => {
    const planned = planTable(table, []);
    expect(planned.name.startsWith("Lens ")).toBe(true);
    expect(planned.name.length).toBeLessThanOrEqual(31);
    expect(planned.rows[3]?.map((cell) => cell?.value)).toEqual(table.columns.map(({ header }) => header));
    // one blank row, as Excel wants it
    expect(planned.tables).toEqual([
      { name: table.table, area: { top: 3, left: 0, bottom: 4, right: table.columns.length - 1 } },
    ]);
    for (const validation of planned.validations) {
      if (validation.kind !== "list") continue;
      expect(validation.choices.join(",").length).toBeLessThanOrEqual(255);
      expect(validation.choices.filter((choice) => choice.includes(","))).toEqual([]);
    }
    for (const { prompt } of planned.validations) expect(prompt.length).toBeLessThanOrEqual(255);
  });

  it("offer each policy setting its own words", () => {
    const rows = policySettings.map(({ name }) => ({ values: { setting: name } }));
    const planned = planTable(policyTable, rows);
    const regime = planned.validations.find(({ area }) => area.top === 4 && area.left === 1);
    expect(regime).toMatchObject({ kind: "list", open: true });
    const { problems } = readSheets(sheetOf(planned));
    expect(problems).toEqual([]);
  });

  it("give back what was written", () => {
    const { decisions, problems } = readSheets(
      sheetOf(
        planTable(sitesTable, [
          {
            values: {
              site: "Fernhill House",
              sensitive: "Yes",
              why: "L1; L3",
              assessedBy: "A. Smith",
              date: { date: "2026-03-01" },
              reviewDate: { date: "2027-03-01" },
              extended: "No",
              extendedBy: "B. Head",
              note: "seen",
            },
          },
        ]),
      ),
      sheetOf(
        planTable(makersTable, [
          {
            values: {
              name: "Acme View",
              maker: "Dahua",
              standing: "OEM",
              decidedBy: "C",
              date: { date: "2026-01-05" },
            },
          },
        ]),
      ),
      sheetOf(
        planTable(policyTable, [
          { values: { setting: "Regime", value: "uk-other" } },
          { values: { setting: "Decision on other sites", value: "isolate" } },
          {
            values: {
              setting: "Maker list adopted",
              value: "Yes",
              decidedBy: "D. Board",
              date: { date: "2026-02-02" },
            },
          },
          {
            values: {
              setting: "Debarment list checked",
              value: "nobody listed",
              decidedBy: "E",
              date: { date: "2026-02-03" },
            },
          },
          { values: { setting: "Deadline", value: { date: "2026-12-31" } } },
          { values: { setting: "Cost per camera", value: 1200 } },
          { values: { setting: "Cost per recorder", value: "£2,500" } },
        ]),
      ),
      sheetOf(
        planTable(foundTable, [
          {
            values: {
              asset: "CAM-1",
              mark: "m",
              register: "Register",
              label: "Dahua",
              network: "Main",
              stillThere: "Yes",
              foundBy: "F",
              date: { date: "2026-04-04" },
            },
          },
        ]),
      ),
      sheetOf(
        planTable(exceptionsTable, [
          { values: { asset: 1001, until: { date: "2026-06-30" }, reason: "lift shaft", approvedBy: "G" } },
        ]),
      ),
      sheetOf(
        planTable(workTable, [
          {
            values: {
              asset: "CAM-2",
              what: "Removed",
              wentTo: "Moved",
              movedTo: "Depot",
              by: "H",
              diskWiped: "No disk",
            },
          },
        ]),
      ),
    );
    expect(problems.map(problemWords)).toEqual([]);
    expect(decisions.sites).toMatchObject([
      {
        site: "Fernhill House",
        sensitivity: "sensitive",
        limbs: ["L1", "L3"],
        assessedBy: "A. Smith",
        date: "2026-03-01",
        reviewDate: "2027-03-01",
        extended: false,
        extendedBy: "B. Head",
        note: "seen",
      },
    ]);
    expect(decisions.makers).toMatchObject([
      { name: "Acme View", maker: "Dahua", standing: "oem", date: "2026-01-05" },
    ]);
    expect(decisions.setting).toMatchObject({
      regimes: ["uk-other"],
      decisions: ["isolate"],
      adopted: { by: "D. Board", date: "2026-02-02" },
      switches: { deadline: "2026-12-31" },
    });
    expect(decisions.costs).toEqual({ camera: 1200, recorder: 2500 });
    expect(decisions.debarment).toEqual({ result: "nobody listed", by: "E", date: "2026-02-03" });
    expect(decisions.found).toMatchObject([
      { asset: "CAM-1", mark: "m", label: "Dahua", network: "main", stillThere: true, date: "2026-04-04" },
    ]);
    expect(decisions.exceptions).toMatchObject([
      { asset: "1001", until: "2026-06-30", approvedBy: "G", reason: "lift shaft" },
    ]);
    expect(decisions.work).toMatchObject([
      { what: "removed", wentTo: "moved", movedTo: "Depot", diskWiped: "no-disk" },
    ]);
  });

  it("say nothing where there is no such sheet, or an empty one", () => {
    expect(readSheets().decisions.setting).toBeNull();
    const { decisions, problems } = readSheets(
      ...decisionTables.map((table) => sheetOf(planTable(table, []))),
    );
    expect(problems).toEqual([]);
    expect(decisions).toMatchObject({
      sites: [],
      makers: [],
      setting: null,
      found: [],
      exceptions: [],
      work: [],
      lastCheck: [],
      audit: [],
    });
  });
});

describe("a table that was edited by hand", () => {
  it("is read with its columns in another order, and its dates and words as people type them", () => {
    const sheet = typed(
      exceptionsTable,
      ["APPROVED BY ", "accepted until", "Tag", "why"],
      ["G. Head", "30 June 2026", "cam-1", "lift shaft"],
    );
    expect(readSheets(sheet).problems).toEqual([]);
    expect(readSheets(sheet).decisions.exceptions).toMatchObject([{ asset: "cam-1", until: "2026-06-30" }]);
  });

  it("is known by its title after its sheet was renamed", () => {
    const planned = planTable(sitesTable, [{ values: { site: "A", sensitive: "No" } }]);
    expect(readSheets(sheetOf(planned, "Our sites")).decisions.sites).toHaveLength(1);
  });

  it("is known by its Excel table after its sheet was renamed and its title deleted", () => {
    const rows: CellValue[][] = [
      ["Site", "Sensitive"],
      ["A", "No"],
    ];
    const area = { top: 0, left: 0, bottom: 1, right: 1 };
    const sheet = sheetFromRows("Our sites", rows, {
      tables: [{ name: "LensSites", area, headerRow: true, totalsRow: false }],
    });
    expect(readSheets(sheet).decisions.sites).toHaveLength(1);
  });

  const site = ["Site", "Sensitive", "Date", "CCTV network"];
  const exception = ["Asset", "Accepted until", "Reason", "Approved by", "Date"];
  const work = ["Asset", "What", "Date", "By", "Went to", "Moved to site", "Disk wiped"];
  const found = ["Asset", "Label says", "Network", "Still there?", "Found by", "Date"];
  const policy = ["Setting", "Value", "Decided by", "Date"];
  const cases: [string, DecisionTable, CellValue[][], string[]][] = [
    [
      "a wrong word",
      sitesTable,
      [site, ["A", "Perhaps"]],
      ['Lens sites, row 2, Sensitive: "Perhaps" is not understood; write Yes, No or Not assessed.'],
    ],
    [
      "a date in two readings",
      sitesTable,
      [site, ["A", "Yes", "03/04/2026"]],
      ['Lens sites, row 2, Date: "03/04/2026" may be read in two ways or is no date; write YYYY-MM-DD.'],
    ],
    [
      "duplicate sites that disagree",
      sitesTable,
      [site, ["A", "Yes"], ["a", "No"]],
      [
        'Lens sites, row 3, Sensitive: "a" stands in two rows that disagree; neither is used until one of them is changed.',
      ],
    ],
    [
      "duplicate sites with two networks",
      sitesTable,
      [site, ["A", "Yes", "", "Main"], ["A", "Yes", "", "None"]],
      [
        'Lens sites, row 3, CCTV network: "A" stands in two rows that disagree; neither is used until one of them is changed.',
      ],
    ],
    [
      "a deleted column that decides",
      sitesTable,
      [
        ["Site", "Date", "Assessed by"],
        ["A", "", "B"],
      ],
      [
        'Lens sites, row 1, Sensitive: This column is missing, so the table says nothing; put it back with the header "Sensitive".',
      ],
    ],
    [
      "both columns deleted that name a site",
      sitesTable,
      [["Sensitive", "Date"], ["Yes"]],
      [
        'Lens sites, row 1: The columns "Site" and "Site type" are both missing, so the table says nothing; put one of them back.',
      ],
    ],
    [
      "the column of sites deleted: what was said of one site is not said of its type",
      sitesTable,
      [
        ["Site type", "Sensitive", "Found", "Assets"],
        ["Office", "Yes", "", 3],
      ],
      [
        'Lens sites, row 1: The column "Site" is missing, so nobody can tell which site a row is about, and the table says nothing; put it back.',
      ],
    ],
    [
      "no headers",
      sitesTable,
      [["A", "Yes"]],
      [
        `Lens sites: The row of headers was not found; nothing on this sheet is used. It needs: ${sitesTable.columns.map(({ header }) => header).join(", ")}.`,
      ],
    ],
    [
      "two columns of the same meaning",
      sitesTable,
      [
        ["Site", "Site name", "Sensitive"],
        ["A", "B", "Yes"],
      ],
      ['Lens sites, row 1, Site name: The column "Site" means the same and is used; this one is not.'],
    ],
    [
      "a maker's standing",
      makersTable,
      [
        ["Name or alias", "Standing"],
        ["Acme", "bad"],
      ],
      [
        'Lens makers, row 2, Standing: Standing "bad" is not known; use subject, affiliate, oem, possible-oem, prc-made, not-subject or undetermined. The line was left out.',
      ],
    ],
    [
      "makers that disagree",
      makersTable,
      [
        ["Name or alias", "Standing"],
        ["Acme", "yes"],
        ["ACME", "no"],
      ],
      [
        'Lens makers, row 2, Name or alias: "Acme" stands in several rows that disagree; none of them is used until one is left.',
        'Lens makers, row 3, Name or alias: "ACME" stands in several rows that disagree; none of them is used until one is left.',
      ],
    ],
    [
      "a setting",
      policyTable,
      [policy, ["Regime", "brussels"]],
      ['Lens policy, row 2, Value: Regime "brussels" is not known; use uk-central, uk-other, us-889, own.'],
    ],
    [
      "settings that disagree",
      policyTable,
      [policy, ["Test", "T1"], ["Test", "T2"]],
      [
        'Lens policy, row 2, Value: "Test" stands in several rows that disagree; none of them is used until one is left.',
        'Lens policy, row 3, Value: "Test" stands in several rows that disagree; none of them is used until one is left.',
      ],
    ],
    [
      "an exception without a date",
      exceptionsTable,
      [exception, ["CAM-1", "", "why", "G"]],
      [
        "Lens exceptions, row 2, Accepted until: There is no date, so the risk is not accepted; write the last day on which it counts, YYYY-MM-DD.",
      ],
    ],
    [
      "an exception with a date in words",
      exceptionsTable,
      [exception, ["CAM-1", "next year", "why", "G"]],
      [
        'Lens exceptions, row 2, Accepted until: "next year" may be read in two ways or is no date; write YYYY-MM-DD.',
      ],
    ],
    [
      "an exception that nobody approved",
      exceptionsTable,
      [exception, ["CAM-1", "2026-06-30", "why", ""]],
      [
        "Lens exceptions, row 2, Approved by: Nobody is named who accepts the risk, so it is not accepted; write who answers for it.",
      ],
    ],
    [
      "an exception without an asset",
      exceptionsTable,
      [exception, ["", "2026-06-30", "why", "G"]],
      [
        "Lens exceptions, row 2, Asset: This row names no asset, so it counts for nothing; write the asset's tag, serial number or MAC address.",
      ],
    ],
    [
      "work in other words",
      workTable,
      [work, ["CAM-1", "Painted"]],
      [
        'Lens work, row 2, What: "Painted" is not understood, so it counts for nothing; write Isolated or Removed.',
      ],
    ],
    [
      "isolated by nobody, or nobody knows when",
      workTable,
      [
        work,
        ["CAM-1", "Isolated", "2026-01-01", ""],
        ["CAM-2", "Isolated", "", "J. Poe"],
        ["CAM-3", "Isolated", "soon", "J. Poe"],
      ],
      [
        "Lens work, row 2, By: It does not say who isolated it, so it does not count as isolated; write a name.",
        "Lens work, row 3, Date: It does not say when it was isolated, so it does not count as isolated; write the day, YYYY-MM-DD.",
        'Lens work, row 4, Date: "soon" may be read in two ways or is no date; write YYYY-MM-DD.',
      ],
    ],
    [
      "work with another destination",
      workTable,
      [work, ["CAM-1", "Removed", "", "", "Dubai"]],
      [
        'Lens work, row 2, Went to: "Dubai" is not understood, so the row counts for nothing; write Destroyed, Returned, In store or Moved.',
      ],
    ],
    [
      "moved, but not where to",
      workTable,
      [work, ["CAM-1", "Removed", "", "", "Moved"]],
      [
        "Lens work, row 2, Moved to site: It was moved, but not where to; write the site, so that it can be judged there.",
      ],
    ],
    [
      "found by nobody",
      foundTable,
      [found, ["CAM-1", "Dahua"]],
      [
        "Lens found, row 2, Found by: Nobody is named who saw it, so it counts for nothing; write who looked.",
      ],
    ],
    [
      "found on some network",
      foundTable,
      [found, ["CAM-1", "Dahua", "Fibre", "", "F"]],
      ['Lens found, row 2, Network: "Fibre" is not understood; write Main, Separate or None.'],
    ],
  ];
  it.each(cases)("tells of %s", (_, table, rows, messages) => {
    expect(told(typed(table, ...rows))).toEqual(messages);
  });

  it("uses what can be read beside what cannot", () => {
    const { decisions } = readSheets(
      typed(exceptionsTable, exception, ["CAM-1", "soon", "why", "G"], ["CAM-2", "2026-06-30", "why", "G"]),
    );
    expect(decisions.exceptions.map(({ asset }) => asset)).toEqual(["CAM-2"]);
  });

  it("tells of a copied sheet", () => {
    const sheet = typed(sitesTable, site, ["A", "Yes"]);
    expect(told(sheet, sheetFromRows("Lens sites (2)", [site, ["A", "No"]]))).toEqual([
      'Lens sites (2): This is a copy of a sheet; only "Lens sites" is read.',
    ]);
  });
});

describe("a table that is planned again", () => {
  it("keeps added columns, wrong words, dates as text and formulas' texts as people wrote them", () => {
    const sheet = typed(
      sitesTable,
      ["Risk owner", "Sensitive", "Site", "Date", "Budget"],
      ["J. Poe", "perhaps", "A", "3/4/26", 12],
      [null, "Yes", "=B", 46_000, null],
    );
    const { read } = readTableRows("sites", {
      sheet: sheet.name,
      rows: [0, 1, 2].map((row) => [0, 1, 2, 3, 4].map((column) => sheet.value(row, column))),
    });
    const table = decisionTable("sites");
    const planned = planTable(
      table,
      read.rows.map((row) => asWritten(table, row)),
      read.extra,
    );
    const again = sheetOf(planned);
    const header = planned.rows[3]?.map((cell) => cell?.value) ?? [];
    const column = (name: string): number => header.indexOf(name);
    expect(header.slice(-2)).toEqual(["Risk owner", "Budget"]);
    expect(
      ["Risk owner", "Sensitive", "Site", "Date", "Budget"].map((name) => again.value(4, column(name))),
    ).toEqual(["J. Poe", "perhaps", "A", "3/4/26", 12]);
    expect(["Sensitive", "Site", "Date"].map((name) => again.value(5, column(name)))).toEqual([
      "Yes",
      "=B",
      46_000,
    ]);
    expect(planned.rows[5]?.[column("Date")]).toEqual({ value: { date: "2025-12-09" }, look: "date" });
  });

  it("says the same again, whatever stood in it", () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "Yes",
        "No",
        "Fernhill",
        "CAM-1",
        "L1",
        "Main",
        "2026-01-31",
        "03/04/2026",
        "Removed",
        "Moved",
      ),
      fc.integer({ min: 1, max: 60_000 }),
      fc.string({ maxLength: 8 }),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...decisionTables.filter(({ id }) => id !== "lastCheck")),
        fc.array(fc.array(cell, { minLength: 20, maxLength: 20 }), { maxLength: 6 }),
        (table, body) => {
          const rows: CellValue[][] = [
            table.columns.map(({ header }) => header),
            ...body.map((row) => row.slice(0, table.columns.length)),
          ];
          const first = readTableRows(table.id, { sheet: table.sheet, rows });
          const planned = planTable(
            table,
            first.read.rows.map((row): PlannedTableRow => asWritten(table, row)),
            first.read.extra,
          );
          const again = readTableRows(table.id, {
            sheet: table.sheet,
            rows: planned.rows.map((row) => row.map((each) => (each === null ? null : cellOf(each.value)))),
          });
          const values = (read: typeof first.read) =>
            read.rows.map((row) =>
              Object.fromEntries(
                Object.entries(row.values).map(([id, value]) => [id, value === "" ? null : value]),
              ),
            );
          const filled = (read: typeof first.read) =>
            values(read).map((row) =>
              Object.fromEntries(table.columns.map(({ id }) => [id, row[id] ?? null])),
            );
          expect(filled(again.read)).toEqual(filled(first.read));
        },
      ),
      { numRuns: 300 },
    );
  });
});
