import fc from "fast-check";
import type { CheckBasis } from "../../../src/core/check";
import {
  exceptionsTable,
  noDecisions,
  planTable,
  policyTable,
  readTableRows,
  sitesTable,
  workTable,
  type LastCheckRow,
} from "../../../src/core/decisions";
import { defaultPolicy, noSwitches } from "../../../src/core/policy/own";
import {
  auditRow,
  compareChecks,
  howFar,
  lastCheckRows,
  SitesFound,
  sitesFound,
  whatIf,
  type CheckedRow,
} from "../../../src/core/rerun";
import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import { SummaryTally } from "../../../src/core/summary";
import { basisWith, checkWith, decided, keyOf, registerOf, registersOf, typed } from "../decisions/support";

const rows: CellValue[][] = [
  [
    "CAM-1",
    "Hikvision",
    "DS-2CD2143G0-I",
    "E1",
    "Fernhill House",
    "Office",
    "Corporate LAN",
    "In use",
    "Lobby",
  ],
  [
    "CAM-2",
    "Hikvision",
    "DS-2CD2143G0-I",
    "E2",
    "Fernhill House",
    "Office",
    "Corporate LAN",
    "In use",
    "Stairs",
  ],
  [
    "CAM-3",
    "Hikvision",
    "DS-2CD2143G0-I",
    "E3",
    "Fernhill House",
    "Office",
    "Corporate LAN",
    "In use",
    "Gate",
  ],
  ["CAM-4", "Axis", "P3245-V", "A4", "Fernhill House", "Office", "Corporate LAN", "In use", "Roof"],
  ["CAM-5", "Dahua", "IPC-HDW2431T", "D5", "Depot", "Depot", "standalone", "In use", "Yard"],
  [
    "CAM-6",
    "Hikvision",
    "DS-2CD2143G0-I",
    "E6",
    "Fernhill House",
    "Office",
    "Corporate LAN",
    "In use",
    "Annexe",
  ],
];
const sensitive = typed(sitesTable, { Site: "Fernhill House", Sensitive: "Yes", "Assessed by": "A. Smith" });
const checkedRows = (of: CellValue[][], basis: CheckBasis): readonly CheckedRow[] => {
  const reading = registerOf(of);
  return lastCheckRows(reading, checkWith(reading, basis), "2026-11-22");
};

describe("from one check to the next", () => {
  const first = registerOf(rows);
  const before = lastCheckRows(
    first,
    checkWith(first, basisWith(decided(sensitive))),
    "2026-05-01, maker list 1",
  );
  const key = (row: number) => keyOf(first, row);
  const later = decided(
    sensitive,
    typed(exceptionsTable, { ...key(1), "Accepted until": "2027-01-31", Reason: "r", "Approved by": "G" }),
    typed(
      workTable,
      { ...key(2), What: "Removed", "Went to": "Destroyed", By: "H", Date: "2026-08-08" },
      { ...key(6), What: "Isolated", By: "H", Date: "2026-08-08" },
    ),
  );
  // CAM-3 was replaced, CAM-4 is gone, CAM-5 has another place and stands first, CAM-7 is new.
  const after: CellValue[][] = [
    [...rows[4]!.slice(0, 8), "Car park"],
    ["CAM-7", "Dahua", "IPC-HDW2431T", "D7", "Fernhill House", "Office", "Corporate LAN", "In use", "Cellar"],
    rows[5]!,
    rows[1]!,
    ["CAM-3", "Axis", "P3245-V", "A3", ...rows[2]!.slice(4)],
    rows[0]!,
  ];
  const difference = compareChecks(before, checkedRows(after, basisWith(later)));

  it("knows what is new, gone, changed and edited", () => {
    expect(difference.new.map(({ asset }) => asset)).toEqual(["CAM-7"]);
    expect(difference.gone.map(({ asset }) => asset)).toEqual(["CAM-4"]);
    expect(
      difference.changed.map(({ before: then, now, changed }) => [
        now.asset,
        then.action,
        now.action,
        changed.includes("maker"),
      ]),
    ).toEqual([
      ["CAM-2", "Remove", "No action", false],
      ["CAM-3", "Remove", "No action", true],
      ["CAM-1", "Remove", "No action", false],
    ]);
    expect(difference.edited.map(({ now }) => now.asset)).toEqual(["CAM-5", "CAM-3"]);
    expect(difference.same).toBe(2);
    expect(difference.since).toBe("2026-05-01, maker list 1");
  });

  it("says how far people are", () => {
    expect(howFar(difference)).toMatchObject({
      needed: 4,
      done: { removed: 1, isolated: 0, accepted: 1, replaced: 1, cleared: 0, total: 3 },
      open: 1,
      isolatedMeanwhile: 1,
      missing: 0,
      added: 1,
    });
    expect(howFar(difference).sentences).toEqual([
      "Of 4 rows that needed action at the last check 3 are done (1 removed, 1 with an accepted risk, 1 replaced) and 1 is open, 1 of them isolated meanwhile.",
      "1 row needs action that did not before.",
      "Of 1 row that could not be decided 0 are decided; 1 row cannot be decided now.",
    ]);
  });

  it("does not take a row that was deleted for work that was done", () => {
    const without = compareChecks(before, checkedRows(rows.slice(1), basisWith(decided(sensitive))));
    expect(howFar(without)).toMatchObject({ needed: 4, done: { total: 0 }, missing: 1, open: 3 });
    expect(howFar(without).sentences[1]).toBe(
      "1 row that needed action is in no register any more, and no record says where it went.",
    );
  });

  it("knows rows again on another sheet, and rows without an id by their words", () => {
    const bare = rows.map((row) => ["", row[1]!, row[2]!, "", ...row.slice(4)]);
    const reading = registerOf(bare);
    const then = lastCheckRows(reading, checkWith(reading, basisWith(noDecisions)), "then");
    const [moved] = registersOf(
      sheetFromRows("Moved", [
        ["Tag", "Make", "Model", "Serial", "Site", "Site type", "Network", "Status", "Location"],
        ...[...bare].reverse(),
      ]),
    );
    const again = compareChecks(
      then,
      lastCheckRows(moved!, checkWith(moved!, basisWith(noDecisions)), "now"),
    );
    expect([again.new.length, again.gone.length, again.same]).toEqual([0, 0, 6]);
  });

  it("takes an id that two rows have for neither of them", () => {
    const twins = [rows[0]!, ["CAM-1", ...rows[4]!.slice(1)]];
    const then: LastCheckRow[] = before.slice(0, 1).map((row) => ({ ...row, mark: "" }));
    const { new: fresh, gone } = compareChecks(
      then,
      checkedRows(twins, basisWith(decided(sensitive))).map((row) => ({ ...row, asset: "CAM-1" })),
    );
    expect([fresh.length, gone.length]).toEqual([2, 1]);
  });

  it("finds nothing changed in the same register, however it is sorted", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }), (order) => {
        const sorted = order.map((at) => rows[at]!);
        const found = compareChecks(before, checkedRows(sorted, basisWith(decided(sensitive))));
        expect([found.new, found.gone, found.changed, found.edited, found.same]).toEqual([[], [], [], [], 6]);
      }),
      { numRuns: 5 },
    );
  });

  it("every row of before and now is counted once", () => {
    const asset = fc.record({
      asset: fc.constantFrom("", "1", "2", "3"),
      mark: fc.constantFrom("r1.0.0.0.0.0", "r2.0.0.0.0.0", "x"),
      register: fc.constantFrom("A", "B"),
    });
    const fill = (at: Pick<LastCheckRow, "asset" | "mark" | "register">, row: number): CheckedRow => ({
      ...at,
      row,
      site: "",
      action: "Check",
      toSettle: "",
      maker: "",
      why: "",
      devices: 1,
      textMark: at.mark,
      checked: "",
      settled: null,
    });
    fc.assert(
      fc.property(fc.array(asset, { maxLength: 12 }), fc.array(asset, { maxLength: 12 }), (then, now) => {
        const found = compareChecks(then.map(fill), now.map(fill));
        expect(found.pairs.length + found.new.length).toBe(now.length);
        expect(found.pairs.length + found.gone.length).toBe(then.length);
        expect(found.changed.length + found.same).toBe(found.pairs.length);
        expect(new Set(found.pairs.map((pair) => pair.now)).size).toBe(found.pairs.length);
        expect(new Set(found.pairs.map((pair) => pair.before)).size).toBe(found.pairs.length);
      }),
    );
  });
});

describe("the sites that were found", () => {
  const estate: CellValue[][] = [
    ...rows,
    ["CAM-8", "Hikvision", "DS-2CD2143G0-I", "E8", "Riverside", "Leisure centre", "", "In use", "Pool"],
    ["CAM-9", "Hikvision", "DS-2CD2143G0-I", "E9", "Riverside", "Leisure centre", "", "Removed", "Hall"],
    ["CAM-10", "Axis", "P3245-V", "A10", "Split Lane", "Office", "", "In use", "a"],
    ["CAM-11", "Axis", "P3245-V", "A11", "Split Lane", "Court", "", "In use", "b"],
    ["CAM-12", "Axis", "P3245-V", "A12", "", "School", "", "In use", "c"],
  ];
  const tally = () => {
    const found = new SitesFound();
    for (const asset of checkWith(registerOf(estate), basisWith(noDecisions))) found.add(asset);
    return found;
  };

  it("stand one in a row, with what the register suggests and how many assets count there", () => {
    const { rows: planned, added } = sitesFound(tally());
    expect(
      planned.map(({ values }) => [
        values["site"],
        values["type"],
        values["sensitive"],
        values["assets"],
        values["found"],
      ]),
    ).toEqual([
      ["Fernhill House", "Office", "Not assessed", 4, ""],
      ["Depot", "Depot", "Not assessed", 1, ""],
      [
        "Riverside",
        "Leisure centre",
        "Not assessed",
        1,
        'presumed not sensitive: the words "Leisure centre"',
      ],
      ["Split Lane", "", "Not assessed", 0, ""],
      ["", "Office", "Not assessed", 4, "2 sites of this type"],
      ["", "Depot", "Not assessed", 1, "1 site of this type"],
      [
        "",
        "Leisure centre",
        "Not assessed",
        1,
        '1 site of this type; presumed not sensitive: the words "Leisure centre"',
      ],
      ["", "Court", "Not assessed", 0, "1 site of this type"],
      ["", "School", "Not assessed", 0, 'presumed not sensitive: the words "School"'],
    ]);
    expect(added).toBe(9);
  });

  it("leave what people wrote as it is, and add only sites that have no row", () => {
    const table: CellValue[][] = [
      ["Site", "Sensitive", "Risk owner", "Site type", "Found", "Assets"],
      [" FERNHILL  house", "perhaps", "J. Poe", "", "", 99],
      ["Old Mill", "Yes", "K. Doe", "", "seen by us", 3],
      ["", "No", "", "Leisure centre", "", ""],
    ];
    const { read } = readTableRows("sites", { sheet: "Lens sites", rows: table });
    const { rows: planned, extra, added } = sitesFound(tally(), read);
    expect(extra.map(({ header }) => header)).toEqual(["Risk owner"]);
    expect(
      planned
        .slice(0, 3)
        .map(({ values, extra: more }) => [
          values["site"],
          values["sensitive"],
          values["found"],
          values["assets"],
          more,
        ]),
    ).toEqual([
      [" FERNHILL  house", "perhaps", "", 4, ["J. Poe"]],
      ["Old Mill", "Yes", "seen by us", 0, ["K. Doe"]],
      ["", "No", '1 site of this type; presumed not sensitive: the words "Leisure centre"', 1, [""]],
    ]);
    expect(planned.slice(3).map(({ values }) => [values["site"], values["type"]])).toEqual([
      ["Depot", "Depot"],
      ["Riverside", "Leisure centre"],
      ["Split Lane", ""],
      ["", "Office"],
      ["", "Depot"],
      ["", "Court"],
      ["", "School"],
    ]);
    expect(added).toBe(7);
    // and a second time nothing is added
    const again = readTableRows("sites", {
      sheet: "Lens sites",
      rows: planTable(sitesTable, planned, extra).rows.map((row) =>
        row.map((cell) => (typeof cell?.value === "object" ? null : (cell?.value ?? null))),
      ),
    });
    const twice = sitesFound(tally(), again.read);
    expect([twice.added, twice.rows.length]).toEqual([0, planned.length]);
    // a row that somebody deleted comes back as the first time, whether of a site or of a type
    const rows = again.read.rows.filter(
      ({ values }) => values["site"] !== "Depot" && values["type"] !== "Court",
    );
    const back = sitesFound(tally(), { ...again.read, rows });
    expect(back.rows.slice(rows.length).map(({ values }) => [values["site"], values["type"]])).toEqual([
      ["Depot", "Depot"],
      ["", "Court"],
    ]);
  });

  it("take a row that names a site's one type for rows that name none, as the check does", () => {
    const { read } = readTableRows("sites", {
      sheet: "Lens sites",
      rows: [
        ["Site", "Site type", "Sensitive"],
        ["Fernhill House", "Office", "Yes"],
        ["Split Lane", "Office", "Yes"],
        ["Split Lane", "Court", "No"],
      ],
    });
    const found = new SitesFound();
    const untyped = ["Fernhill House", "Split Lane"].map((site, at): CellValue[] => [
      ...[`CAM-${at}`, "Hikvision", "DS-2CD2143G0-I", `E${at}`, site, "", "", "In use", "a"],
    ]);
    for (const asset of checkWith(registerOf(untyped), basisWith(noDecisions))) found.add(asset);
    const { rows: planned } = sitesFound(found, read);
    expect(planned.map(({ values }) => [values["site"], values["type"], values["assets"]])).toEqual([
      ["Fernhill House", "Office", 1],
      ["Split Lane", "Office", 0],
      ["Split Lane", "Court", 0],
      ["Split Lane", "", 1],
    ]);
  });

  it("tell of a type what its words say, and apart from it what is known of some of its sites", () => {
    const found = new SitesFound();
    const named: CellValue[][] = [
      ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "E1", "RAF Fairford", "School", "", "In use", "a"],
      ["CAM-2", "Hikvision", "DS-2CD2143G0-I", "E2", "Mill Lane", "School", "", "In use", "b"],
      ["CAM-3", "Hikvision", "DS-2CD2143G0-I", "E3", "Weir Lane", "Works", "", "In use", "c"],
      ["CAM-4", "Hikvision", "DS-2CD2143G0-I", "E4", "RAF Fairford", "Works", "", "In use", "d"],
    ];
    for (const asset of checkWith(registerOf(named), basisWith(noDecisions))) found.add(asset);
    expect(
      sitesFound(found)
        .rows.filter(({ values }) => values["site"] === "")
        .map(({ values }) => [values["type"], values["found"]]),
    ).toEqual([
      ["School", '2 sites of this type; presumed not sensitive: the words "School"'],
      ["Works", '2 sites of this type; of some: presumed sensitive: the words "RAF Fairford"'],
    ]);
  });

  it.each([
    [
      "of types",
      ["Site", "Sensitive", "Found"],
      ["Fernhill House", "Yes", ""],
      ["Depot", "Riverside", "Split Lane"],
    ],
    ["of sites", ["Site type", "Sensitive", "Found"], ["Office", "Yes", ""], []],
  ])(
    "add no rows to a table without the column %s that could not say what they are about",
    (_, titles, row, sites) => {
      const { read } = readTableRows("sites", { sheet: "Lens sites", rows: [titles, row] });
      const { rows: planned, added } = sitesFound(tally(), read);
      expect(planned.slice(1).map(({ values }) => values["site"])).toEqual(sites);
      expect(added).toBe(sites.length);
    },
  );
});

describe("what if", () => {
  it("counts as a check under that setting does", () => {
    const reading = registerOf(rows);
    const basis = basisWith(decided(sensitive));
    const setting = { ...defaultPolicy, switches: { ...noSwitches, isolationIsEnough: true } };
    const steps = whatIf(basis, setting, [{ reading }]);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const tally = new SummaryTally();
    for (const { verdict, quantity } of checkWith(reading, { ...basis, setting }))
      tally.add(verdict, quantity);
    expect(step.value).toEqual(tally.summary());
    expect(step.value.actions.isolate.rows).toBeGreaterThan(0);
    expect(step.value.actions.remove.rows).toBe(0);
  });
});

describe("the audit line", () => {
  it("says what was run under which rules, and the counts", () => {
    const reading = registerOf(rows);
    const basis = basisWith(decided(sensitive, typed(policyTable, { Setting: "Regime", Value: "uk-other" })));
    const tally = new SummaryTally();
    for (const { verdict, quantity } of checkWith(reading, basis)) tally.add(verdict, quantity);
    const line = auditRow({
      when: "2026-11-22 09:30",
      name: "A. Smith",
      what: "Check register",
      basis,
      summary: tally.summary(),
    });
    expect(line).toMatchObject({ when: "2026-11-22 09:30", name: "A. Smith", assets: 6, changed: "" });
    expect(line.rules).toContain("bodies");
    expect(line.remove + line.doNotInstall + line.isolate + line.check + line.noAction).toBe(6);
  });
});
