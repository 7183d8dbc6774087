import fc from "fast-check";
import { Checker } from "../../../src/core/check";
import {
  exceptionsTable,
  foundTable,
  makersTable,
  problemWords,
  PlacedDecisions,
  policyTable,
  sitesTable,
  workTable,
  type Decisions,
} from "../../../src/core/decisions";
import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import {
  basisWith,
  byTag,
  checkWith,
  decided,
  header,
  keyOf,
  registerOf,
  registersOf,
  today,
  typed,
} from "./support";

const hik: CellValue[] = [
  "CAM-1",
  "Hikvision",
  "DS-2CD2143G0-I",
  "E10000001",
  "Fernhill House",
  "Office",
  "Corporate LAN",
  "In use",
  "Lobby",
];
const axis: CellValue[] = [
  "CAM-2",
  "Axis",
  "P3245-V",
  "ACCC8E000001",
  "Fernhill House",
  "Office",
  "Corporate LAN",
  "In use",
  "Stairs",
];
const dahua: CellValue[] = [
  "CAM-3",
  "Dahua",
  "IPC-HDW2431T",
  "5K01234PAG00001",
  "Depot",
  "Depot",
  "",
  "In use",
  "Gate",
];
const register = registerOf([hik, axis, dahua]);

const sites = typed(
  sitesTable,
  { Site: "Fernhill House", Sensitive: "Yes", "Assessed by": "A. Smith", Date: "2026-03-01" },
  {
    Site: "Depot",
    Sensitive: "No",
    "Assessed by": "A. Smith",
    Date: "2026-03-01",
    "CCTV network": "Separate",
  },
  {
    Site: "Quiet Lane",
    Sensitive: "No",
    "Assessed by": "B. Jones",
    Date: "2026-04-01",
    "CCTV network": "None",
  },
);
const policy = typed(
  policyTable,
  { Setting: "Regime", Value: "uk-central" },
  {
    Setting: "Decision on other sites",
    Value: "do-not-extend",
    "Decided by": "C. Board",
    Date: "2026-05-05",
  },
);
const one = (tag: string, ...tables: Parameters<typeof decided>) => {
  const asset = byTag(checkWith(register, basisWith(decided(sites, policy, ...tables)))).get(tag);
  if (asset === undefined) throw new Error(`There is no ${tag}.`);
  return asset;
};

describe("reasons name who decided", () => {
  it("whether the site is sensitive, and never why", () => {
    const { verdict, reason } = one("CAM-1");
    expect(verdict.action).toBe("remove");
    expect(reason).toContain("by Estate Lens's reading");
    expect(reason).toContain("the site is assessed as sensitive by A. Smith on 2026-03-01");
    expect(reason).not.toMatch(/\bL[1-4]\b|secret|vetting/i);
  });

  it("that the maker list is adopted", () => {
    const adopted = typed(policyTable, {
      Setting: "Maker list adopted",
      Value: "Yes",
      "Decided by": "D. Board",
      Date: "2026-02-02",
    });
    const asset = byTag(checkWith(register, basisWith(decided(sites, adopted)))).get("CAM-1");
    expect(asset?.reason).toContain(
      "on the maker list that your organisation adopted by D. Board on 2026-02-02",
    );
  });

  it("what was decided on other sites", () => {
    expect(one("CAM-3").reason).toContain(
      "your organisation decided, by C. Board on 2026-05-05, not to go further",
    );
  });

  it("what was decided for one site", () => {
    const extended = typed(sitesTable, {
      Site: "Depot",
      Sensitive: "No",
      Extended: "Yes",
      "Extended by": "E. Lead",
      "Extended on": "2026-06-06",
    });
    const asset = byTag(checkWith(register, basisWith(decided(extended, policy)))).get("CAM-3");
    expect(asset?.verdict.action).toBe("remove");
    expect(asset?.reason).toContain(
      "your organisation decided, by E. Lead on 2026-06-06, to treat this site like a sensitive one",
    );
  });

  it("that nobody signed, wherever that decides", () => {
    const unsigned = decided(
      typed(
        sitesTable,
        { Site: "Fernhill House", Sensitive: "Yes" },
        { Site: "Depot", Sensitive: "No", "CCTV network": "Separate" },
      ),
      typed(policyTable, { Setting: "Decision on other sites", Value: "do-not-extend" }),
    );
    const reasonOf = (tag: string, decisions: Decisions) =>
      byTag(checkWith(register, basisWith(decisions))).get(tag)?.reason ?? "";
    expect(reasonOf("CAM-1", unsigned)).toContain("the site is assessed as sensitive (unsigned)");
    expect(reasonOf("CAM-3", unsigned)).toContain("your organisation decided (unsigned) not to go further");
    const adopted = decided(sites, typed(policyTable, { Setting: "Maker list adopted", Value: "Yes" }));
    expect(reasonOf("CAM-1", adopted)).toContain("your organisation adopted (unsigned)");
    const all = decided(sites, typed(policyTable, { Setting: "Extend to all sites", Value: "Yes" }));
    expect(reasonOf("CAM-3", all)).toContain("your organisation decided (unsigned) to treat this site");
    const maker = decided(typed(makersTable, { "Name or alias": "Hikvision", Standing: "Subject" }));
    expect(reasonOf("CAM-1", maker)).toContain("by your organisation's decision (unsigned)");
    const dated = decided(
      typed(sitesTable, { Site: "Fernhill House", Sensitive: "Yes", Date: "2026-03-01" }),
    );
    expect(reasonOf("CAM-1", dated)).toContain("assessed as sensitive on 2026-03-01 (unsigned)");
  });

  it("that the switch for all sites was set, by whom", () => {
    const all = typed(policyTable, {
      Setting: "Extend to all sites",
      Value: "Yes",
      "Decided by": "C. Board",
      Date: "2026-05-05",
    });
    expect(byTag(checkWith(register, basisWith(decided(sites, all)))).get("CAM-3")?.reason).toContain(
      "your organisation decided, by C. Board on 2026-05-05, to treat this site like a sensitive one",
    );
  });

  it("that a review is overdue, and only then", () => {
    const reviewed = (date: string) =>
      byTag(
        checkWith(
          register,
          basisWith(
            decided(
              typed(sitesTable, {
                Site: "Fernhill House",
                Sensitive: "Yes",
                "Assessed by": "A. Smith",
                "Review date": date,
              }),
            ),
          ),
        ),
      ).get("CAM-1")?.reason;
    expect(reviewed("2026-11-21")).toContain(
      "assessed as sensitive by A. Smith, though its review was due on 2026-11-21",
    );
    expect(reviewed("2026-11-22")).not.toContain("review was due");
  });
});

describe("found on site", () => {
  const found = (row: Record<string, CellValue>) =>
    typed(foundTable, { "Found by": "F. Ladder", Date: "2026-09-09", ...row });

  it("a label wins over the row's make", () => {
    const asset = one("CAM-2", found({ Asset: "CAM-2", "Label says": "Hikvision", Model: "DS-2CD2143G0-I" }));
    expect(asset.verdict.action).toBe("remove");
    expect(asset.verdict.makers[0].maker).toBe("Hikvision");
    expect(asset.reason).toMatch(
      /^Found on site by F\. Ladder on 2026-09-09 \(label "Hikvision", model "DS-2CD2143G0-I"\): Hikvision is a company under/,
    );
    expect(
      asset
        .evidence()
        .filter(({ cell }) => cell.sheet === "Lens found")
        .map(({ text }) => text),
    ).toEqual(["Hikvision", "DS-2CD2143G0-I"]);
  });

  it("a label alone wins over a model number in the register that contradicts it", () => {
    const asset = one("CAM-1", found({ Asset: "CAM-1", "Label says": "Axis" }));
    expect(asset.verdict).toMatchObject({ action: "none" });
    expect(asset.verdict.makers[0]).toMatchObject({ maker: "Axis Communications", standing: "not-subject" });
  });

  it("a model number alone wins over the row's make", () => {
    const asset = one("CAM-2", found({ Asset: "CAM-2", Model: "DS-2CD2143G0-I" }));
    expect(asset.verdict.makers[0]).toMatchObject({ maker: "Hikvision", standing: "subject" });
  });

  it("a label leaves the row's model number to tell who is behind it", () => {
    const asset = one("CAM-1", found({ Asset: "CAM-1", "Label says": "LTS" }));
    expect(asset.verdict.makers[0]).toMatchObject({ maker: "Hikvision", standing: "oem" });
  });

  it("the network and whether it is still there", () => {
    const quiet = decided(
      typed(sitesTable, { Site: "Fernhill House", Sensitive: "No", "Assessed by": "A. Smith" }),
      policy,
      found({ Asset: "CAM-1", Network: "None" }),
    );
    const asset = byTag(checkWith(register, basisWith(quiet))).get("CAM-1");
    expect(asset?.verdict).toMatchObject({
      action: "none",
      findings: { connection: { connection: "isolated" } },
    });
    const gone = one("CAM-1", found({ Asset: "CAM-1", "Still there?": "No" }));
    expect(gone.verdict.action).toBe("none");
    expect(gone.reason).toBe(
      "Found on site by F. Ladder on 2026-09-09 (not there any more); keep the record.",
    );
  });

  it("does not count before its date, nor where two of one day disagree", () => {
    const later = decided(
      sites,
      typed(foundTable, { Asset: "CAM-1", "Label says": "Axis", "Found by": "F", Date: "2027-01-01" }),
    );
    const placed = new PlacedDecisions(later, [register], today);
    expect(placed.of(register).size).toBe(0);
    expect(placed.problems.map(problemWords)).toEqual([
      "Lens found, row 2, Date: 2027-01-01 is after the day of the check, so it does not count yet.",
    ]);
    const two = decided(
      typed(
        foundTable,
        { Asset: "CAM-1", "Label says": "Axis", "Found by": "F" },
        { Asset: "cam-1", "Label says": "Bosch", "Found by": "G" },
      ),
    );
    const told = new PlacedDecisions(two, [register], today).problems.map(({ row, message }) => [
      row,
      message,
    ]);
    expect(told).toEqual([
      [
        2,
        '"CAM-1" stands in another row of the same day that says something else (row 3); neither counts until one of them is changed.',
      ],
      [
        3,
        '"cam-1" stands in another row of the same day that says something else (row 2); neither counts until one of them is changed.',
      ],
    ]);
  });
});

it("somebody who looked and wrote nothing down changes nothing, not even the reason", () => {
  const looked = typed(foundTable, { Asset: "CAM-1", "Found by": "F. Ladder", Date: "2026-04-04" });
  expect(one("CAM-1", looked).reason).toBe(one("CAM-1", typed(foundTable)).reason);
});

describe("work done", () => {
  const work = (...rows: Record<string, CellValue>[]) =>
    typed(workTable, ...rows.map((row) => ({ By: "H. Hand", Date: "2026-08-08", ...row })));

  it("isolated counts as isolated", () => {
    const asset = one("CAM-1", work({ Asset: "CAM-1", What: "Isolated" }));
    expect(asset.verdict.findings.connection).toMatchObject({ connection: "isolated", remoteAccess: false });
    expect(asset.verdict.action).toBe("remove");
    expect(asset.verdict.also).not.toContain("isolate");
    expect(asset.reason).toMatch(/^Isolated by H\. Hand on 2026-08-08: Hikvision \(/);
  });

  it.each([
    [
      "Destroyed",
      { Certificate: "C-12", "Disk wiped": "Yes" },
      "Removed by H. Hand on 2026-08-08 and destroyed (certificate C-12; its disk is wiped); keep the record.",
      [],
    ],
    ["Returned", {}, "Removed by H. Hand on 2026-08-08 and returned; keep the record.", []],
    ["", {}, "Removed by H. Hand on 2026-08-08; keep the record.", ["Record where it went."]],
    [
      "Destroyed",
      { "Disk wiped": "No" },
      "Removed by H. Hand on 2026-08-08 and destroyed (its disk is not wiped yet); keep the record.",
      ["Wipe its disk and keep the certificate."],
    ],
  ] as const)("removed and %s", (wentTo, more, reason, steps) => {
    const asset = one("CAM-1", work({ Asset: "CAM-1", What: "Removed", "Went to": wentTo, ...more }));
    expect(asset.verdict.action).toBe("none");
    expect(asset.reason).toBe(reason);
    expect(asset.verdict.steps.filter((step) => /disk|where it went/.test(step))).toEqual(steps);
  });

  it("in store is not installed", () => {
    const asset = one("CAM-1", work({ Asset: "CAM-1", What: "Removed", "Went to": "In store" }));
    expect(asset.verdict.action).toBe("do-not-deploy");
    expect(asset.reason).toMatch(/^Removed by H\. Hand on 2026-08-08 and put in store: Hikvision/);
  });

  it("moved is judged at the new site, whatever its row said of site and network", () => {
    const asset = one(
      "CAM-1",
      work({ Asset: "CAM-1", What: "Removed", "Went to": "Moved", "Moved to site": "Quiet Lane" }),
    );
    expect(asset.verdict.findings.site).toMatchObject({ sensitivity: "not-sensitive", basis: "assessed" });
    expect(asset.verdict.findings.connection.connection).toBe("isolated");
    expect(asset.verdict.action).toBe("none");
    expect(asset.site).toBe("Quiet Lane");
    const other = one(
      "CAM-3",
      work({ Asset: "CAM-3", What: "Removed", "Went to": "Moved", "Moved to site": "Fernhill House" }),
    );
    expect(other.verdict.action).toBe("remove");
    expect(other.reason).toMatch(/^Moved to Fernhill House by H\. Hand on 2026-08-08: Dahua/);
    const unknown = one(
      "CAM-1",
      work({ Asset: "CAM-1", What: "Removed", "Went to": "Moved", "Moved to site": "Elsewhere" }),
    );
    expect(unknown.verdict).toMatchObject({ action: "review", couldBe: "remove" });
  });

  it("what somebody sees later wins over a removal, and says so", () => {
    const seen = typed(foundTable, {
      Asset: "CAM-1",
      "Still there?": "Yes",
      "Found by": "F. Ladder",
      Date: "2026-09-09",
    });
    const asset = one("CAM-1", work({ Asset: "CAM-1", What: "Removed", "Went to": "Destroyed" }), seen);
    expect(asset.verdict.action).toBe("remove");
    expect(asset.reason).toMatch(
      /^Found on site by F\. Ladder on 2026-09-09 \(still there\); although it was recorded as removed by H\. Hand on 2026-08-08 and destroyed: Hikvision/,
    );
  });
});

describe("accepted risks", () => {
  const exception = (row: Record<string, CellValue>) =>
    typed(exceptionsTable, {
      Asset: "CAM-1",
      Reason: "the lift shaft is closed.",
      "Approved by": "G. Head",
      Date: "2026-01-01",
      ...row,
    });

  it("take the action away until their date, and name who, until when and why", () => {
    const asset = one("CAM-1", exception({ "Accepted until": "2026-11-22" }));
    expect(asset.verdict).toMatchObject({
      action: "none",
      also: [],
      couldBe: "none",
      needs: [],
      provisional: false,
    });
    expect(asset.actionWithoutException).toBe("remove");
    expect(asset.exception).toMatchObject({ overdue: false, record: { approvedBy: "G. Head" } });
    expect(asset.reason).toBe(
      'Risk accepted until 2026-11-22 by G. Head: the lift shaft is closed; without that it would be "Remove".',
    );
  });

  it("come back when overdue, and say so", () => {
    const asset = one("CAM-1", exception({ "Accepted until": "2026-11-21" }));
    expect(asset.verdict.action).toBe("remove");
    expect(asset.exception?.overdue).toBe(true);
    expect(asset.reason).toMatch(/^The risk was accepted only until 2026-11-21 by G\. Head: Hikvision \(/);
  });

  it("say what was done meanwhile", () => {
    const isolated = typed(workTable, {
      Asset: "CAM-1",
      What: "Isolated",
      By: "H. Hand",
      Date: "2026-08-08",
    });
    const asset = one("CAM-1", exception({ "Accepted until": "2027-01-31" }), isolated);
    expect(asset.reason).toBe(
      'Risk accepted until 2027-01-31 by G. Head: the lift shaft is closed; isolated by H. Hand on 2026-08-08; without that it would be "Remove".',
    );
  });

  it("change nothing where there is nothing to accept", () => {
    const asset = one("CAM-2", exception({ Asset: "CAM-2", "Accepted until": "2027-01-31" }));
    expect(asset.reason).toBe(one("CAM-2").reason);
    expect(asset.exception?.overdue).toBe(false);
  });

  it("that are renewed count until the later date", () => {
    const renewed = typed(
      exceptionsTable,
      { Asset: "CAM-1", "Accepted until": "2027-06-30", Reason: "again", "Approved by": "G" },
      { Asset: "CAM-1", "Accepted until": "2026-01-31", Reason: "first", "Approved by": "G" },
    );
    expect(one("CAM-1", renewed).reason).toContain("until 2027-06-30");
  });
});

describe("who an asset is", () => {
  const accepted = (key: Record<string, string>) =>
    decided(
      sites,
      typed(exceptionsTable, { ...key, "Accepted until": "2027-01-31", Reason: "r", "Approved by": "G" }),
    );
  const placedOn = (key: Record<string, string>, ...readings: ReturnType<typeof registerOf>[]) => {
    const placed = new PlacedDecisions(accepted(key), readings, today);
    return {
      rows: readings.map((reading) => [...placed.of(reading).keys()]),
      told: [...placed.problems, ...placed.missing].map(problemWords),
    };
  };

  it("is its tag, else its serial number, else what its row says", () => {
    expect(keyOf(register, 1)["Asset"]).toBe("CAM-1");
    const twins = registerOf([hik, ["CAM-1", ...dahua.slice(1)]]);
    expect([1, 2].map((row) => keyOf(twins, row)["Asset"])).toEqual(["E10000001", "5K01234PAG00001"]);
    const bare = registerOf([
      ["", "Hikvision", "", "", "A", "", "", "", "Lobby"],
      ["", "Hikvision", "", "", "A", "", "", "", "Stairs"],
    ]);
    expect([1, 2].map((row) => keyOf(bare, row)["Asset"])).toEqual(["", ""]);
    expect(placedOn(keyOf(bare, 2), bare).rows).toEqual([[2]]);
  });

  it("stays where the tag is written in another case, or a MAC address with other signs", () => {
    expect(placedOn({ Asset: " cam-1 " }, register).rows).toEqual([[1]]);
    const macs = registersOf(
      sheetFromRows("Register", [
        ["Make", "Model", "MAC address", "Site"],
        ["Hikvision", "DS-2CD2143G0-I", "44:19:B6:00:00:01", "A"],
        ["Axis", "P3245-V", "AC:CC:8E:00:00:02", "A"],
      ]),
    );
    expect(placedOn({ Asset: "4419-b600-0001".replace(/-/g, "") }, ...macs).rows).toEqual([[1]]);
  });

  it("is told where several rows have the id", () => {
    const twins = registerOf([hik, axis, hik]);
    expect(placedOn({ Asset: "CAM-1" }, twins)).toEqual({
      rows: [[]],
      told: [
        'Lens exceptions, row 2, Asset: "CAM-1" stands in 2 rows (Register row 2, Register row 4), so this counts for none of them; write an id that only one of them has, such as its serial number.',
      ],
    });
  });

  it("is told apart by the mark where several rows have the id", () => {
    const twins = registerOf([hik, ["CAM-1", ...axis.slice(1)]]);
    expect(placedOn({ ...keyOf(register, 1), Asset: "CAM-1" }, twins).rows).toEqual([[1]]);
  });

  it("is told where no row has it any more", () => {
    expect(placedOn({ Asset: "CAM-9" }, register).told).toEqual([
      'Lens exceptions, row 2, Asset: "CAM-9" stands in no register that was checked, so this counts for nothing.',
    ]);
    const bare = registerOf([["", "Hikvision", "", "", "A", "", "", "", "Lobby"]]);
    const edited = registerOf([["", "Hikvision", "", "", "A", "", "", "", "Foyer"]]);
    expect(placedOn(keyOf(bare, 1), edited).told).toEqual([
      "Lens exceptions, row 2, Row mark: No row has this mark any more: it was edited or deleted. Write the asset's id, or the decision anew in a new row.",
    ]);
  });

  it("is not the thing that took over its tag, until a person says so", () => {
    const replaced = registerOf([["CAM-1", "Dahua", "IPC-HDW2431T", "", ...hik.slice(4)], axis]);
    const key = keyOf(register, 1);
    expect(placedOn(key, replaced)).toEqual({
      rows: [[]],
      told: [
        'Lens exceptions, row 2, Row mark: The row of "CAM-1" (Register row 2) names another make, model, serial number or MAC address than when this was written, so it does not count. If it is the same thing, clear the cell Row mark.',
      ],
    });
    expect(placedOn({ ...key, "Row mark": "" }, replaced).rows).toEqual([[1]]);
  });

  it("stays where a blank cell of the row was filled in", () => {
    const before = registerOf([["CAM-1", "Hikvision", "", "", ...hik.slice(4)]]);
    expect(placedOn(keyOf(before, 1), register).rows).toEqual([[1]]);
  });

  it("takes no accepted risk to another site", () => {
    const elsewhere = registerOf([[...hik.slice(0, 4), "Ministers' Court", ...hik.slice(5)], axis]);
    expect(placedOn(keyOf(register, 1), elsewhere).told).toEqual([
      'Lens exceptions, row 2, Row mark: "CAM-1" (Register row 2) stands at another site than when the risk was accepted, so it does not count. If it holds there too, clear the cell Row mark.',
    ]);
  });

  it("is looked for in the register that the row names, and elsewhere after the sheet was renamed or the row moved", () => {
    const other = registerOf([["CAM-1", ...dahua.slice(1)]], "Depot list");
    expect(placedOn(keyOf(register, 1), register, other).rows).toEqual([[1], []]);
    expect(placedOn({ Asset: "CAM-1", Register: "Depot list" }, register, other).rows).toEqual([[], [1]]);
    const renamed = registerOf([hik, axis, dahua], "Register 2027");
    expect(placedOn(keyOf(register, 1), renamed).rows).toEqual([[1]]);
    const spares = registerOf([axis, hik], "Spares");
    expect(placedOn(keyOf(register, 1), registerOf([dahua]), spares).rows).toEqual([[], [2]]);
  });
});

describe("properties", () => {
  const cell = (values: string[]) => fc.constantFrom(...values);
  const asset = fc.tuple(
    cell(["Hikvision", "Dahua", "Axis", "", "LTS"]),
    cell(["DS-2CD2143G0-I", "P3245-V", ""]),
    cell(["Fernhill House", "Depot", "Quiet Lane", "Somewhere"]),
    cell(["Corporate LAN", "", "standalone"]),
    cell(["In use", "In store", "Removed"]),
    cell(["Lobby", "Stairs", "Gate"]),
  );
  /** Rows with a tag each, or without any ids but all different. */
  const estate = fc
    .tuple(fc.array(asset, { minLength: 6, maxLength: 24 }), fc.boolean())
    .map(([rows, tagged]) =>
      rows.map(([make, model, site, network, status, location], at): CellValue[] => [
        tagged ? `CAM-${at + 1}` : "",
        make,
        model,
        "",
        site,
        "",
        network,
        status,
        `${location} ${at + 1}`,
      ]),
    );
  const everything = (rows: CellValue[][]) => {
    const reading = registerOf(rows);
    const at = (row: number) => keyOf(reading, row + 1);
    const tables = [
      typed(
        foundTable,
        ...rows.flatMap((_, row) =>
          row % 4 === 0 ? [{ ...at(row), "Label says": "Hikvision", "Found by": "F" }] : [],
        ),
      ),
      typed(
        exceptionsTable,
        ...rows.flatMap((_, row) =>
          row % 3 === 0
            ? [
                {
                  ...at(row),
                  "Accepted until": row % 2 === 0 ? "2027-01-01" : "2026-01-01",
                  Reason: "r",
                  "Approved by": "G",
                },
              ]
            : [],
        ),
      ),
      typed(
        workTable,
        ...rows.flatMap((_, row) =>
          row % 5 === 0
            ? [{ ...at(row), What: "Removed", "Went to": "Moved", "Moved to site": "Depot" }]
            : [],
        ),
      ),
    ];
    return { reading, decisions: decided(sites, policy, ...tables) };
  };
  const answers = (rows: CellValue[][], decisions: ReturnType<typeof decided>) => {
    const reading = registerOf(rows);
    const checked = checkWith(reading, basisWith(decisions));
    return new Map(
      checked.map((each) => [
        `${each.tag} ${each.field("location")}`,
        [
          each.verdict.action,
          each.reason,
          each.exception?.overdue ?? null,
          each.work.length,
          each.found.length,
        ],
      ]),
    );
  };

  it("sorting, inserting and deleting rows keeps every decision with its row", () => {
    fc.assert(
      fc.property(
        estate,
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        fc.nat({ max: 5 }),
        (rows, order, gone) => {
          const { decisions } = everything(rows);
          const before = answers(rows, decisions);
          const moved = rows
            .map((row, at) => [order[at] ?? 0, row] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, row]) => row);
          moved.splice(gone, 1);
          const added: CellValue[] = [
            rows[0]?.[0] === "" ? "" : "CAM-999",
            "Bosch",
            "",
            "",
            "Depot",
            "",
            "",
            "In use",
            "New 999",
          ];
          moved.splice(order[0] ?? 0, 0, added);
          const after = answers(moved, decisions);
          for (const [name, answer] of after)
            if (!name.endsWith("999")) expect(answer).toEqual(before.get(name));
          expect(after.size).toBe(rows.length);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("an overdue exception gives the same action as no exception", () => {
    fc.assert(
      fc.property(estate, fc.constantFrom("2026-11-21", "2020-01-01"), (rows, until) => {
        const reading = registerOf(rows);
        const tables = typed(
          exceptionsTable,
          ...rows.map((_, row) => ({
            ...keyOf(reading, row + 1),
            "Accepted until": until,
            Reason: "r",
            "Approved by": "G",
          })),
        );
        const overdue = checkWith(reading, basisWith(decided(sites, policy, tables)));
        const without = checkWith(reading, basisWith(decided(sites, policy)));
        expect(
          overdue.map(({ verdict }) => [verdict.action, verdict.also, verdict.couldBe, verdict.needs]),
        ).toEqual(
          without.map(({ verdict }) => [verdict.action, verdict.also, verdict.couldBe, verdict.needs]),
        );
        expect(overdue.map(({ exception }) => exception?.overdue)).toEqual(rows.map(() => true));
        expect(overdue.map(({ actionWithoutException }) => actionWithoutException)).toEqual(
          without.map(({ verdict }) => verdict.action),
        );
      }),
      { numRuns: 10 },
    );
  });

  it("a row without a decision says what it says without any decisions", () => {
    fc.assert(
      fc.property(estate, (rows) => {
        const { reading, decisions } = everything(rows);
        const some = checkWith(reading, basisWith(decisions));
        const none = checkWith(reading, basisWith(decided(sites, policy)));
        some.forEach((each, at) => {
          if (each.exception !== null || each.work.length > 0 || each.found.length > 0) return;
          expect([each.verdict.action, each.reason]).toEqual([none[at]?.verdict.action, none[at]?.reason]);
        });
      }),
      { numRuns: 10 },
    );
  });

  it("a fact that was found is never weaker than the row's own words: the maker is the found one", () => {
    fc.assert(
      fc.property(estate, (rows) => {
        const reading = registerOf(rows);
        const tables = typed(
          foundTable,
          ...rows.map((_, row) => ({
            ...keyOf(reading, row + 1),
            "Label says": "Dahua",
            Model: "IPC-HDW2431T",
            "Found by": "F",
          })),
        );
        for (const each of checkWith(reading, basisWith(decided(sites, policy, tables))))
          expect(each.verdict.makers[0].maker).toBe("Dahua");
      }),
      { numRuns: 6 },
    );
  });

  it("placing nothing costs nothing", () => {
    expect(new Checker(basisWith(decided(sites, policy))).place([register])).toBeNull();
    expect(header).toHaveLength(hik.length);
  });
});
