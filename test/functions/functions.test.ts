/** What people see in a cell, function by function, with the values that Excel really sends. */
import * as estate from "../../src/functions/functions";
import { limitAnswers } from "../../src/functions/state";
import { axis, call, camera, headers, hikvision, openFunctions, problemOf, sites } from "./support";

beforeAll(openFunctions);

const central = [["uk-central"]];

describe("ESTATE.ACTION", () => {
  test.each([
    ["a subject maker's camera on a sensitive site", hikvision, sites, "Remove"],
    [
      "the same on order",
      camera("Hikvision", "DS-2CD2143G0-I", { Status: "On order" }),
      sites,
      "Do not install",
    ],
    [
      "the same on the core network of another site",
      camera("Hikvision", "DS-2CD2143G0-I", { Site: "Elm Road", Network: "Corporate LAN" }),
      sites,
      "Isolate from network",
    ],
    ["the same where nobody has assessed the site", hikvision, undefined, "Check"],
    ["a camera of another maker", axis, sites, "No action"],
    [
      "the subject maker's camera that was removed",
      camera("Hikvision", "DS-2CD2143G0-I", { Status: "Removed" }),
      sites,
      "No action",
    ],
  ])("%s", (_, row, table, action) => {
    expect(estate.action([row], headers, central, table)).toBe(action);
  });

  test.each([
    ["blank", headers[0]!.map(() => 0)],
    ["blank on the web", headers[0]!.map(() => null)],
    ["a total", headers[0]!.map((header) => (header === "Tag" ? "Total" : header === "Notes" ? 12 : 0))],
    ["the headers again", headers[0]!],
  ])("is empty where the row is %s", (_, row) => {
    expect(estate.action([row], headers, central)).toBe("");
  });

  test("finds the columns by their headers, in whatever order they stand", () => {
    const order = [9, 3, 4, 1, 0, 8, 2, 5, 7, 6];
    const turned = (row: readonly unknown[]): unknown[] => order.map((at) => row[at]);
    expect(estate.action([turned(hikvision)], [turned(headers[0]!)], central, sites)).toBe("Remove");
  });

  test("a header over two rows is read as one", () => {
    const upper = ["", "", "Asset", "Asset"];
    const lower = ["Ref", "Site", "Make", "Model"];
    expect(
      estate.action(
        [["C1", "Fernhill House", "Hikvision", "DS-2CD2143G0-I"]],
        [upper, lower],
        central,
        sites,
      ),
    ).toBe("Remove");
  });

  test("its own result columns in the range are no evidence", () => {
    const withResults = [[...headers[0]!, "Lens maker", "Lens why"]];
    const row = [
      ...axis,
      "Hikvision",
      "Hikvision DS-2CD2143G0-I is a company under China's intelligence law",
    ];
    expect(estate.action([row], withResults, central, sites)).toBe("No action");
  });

  test("a column that holds secrets is never read", () => {
    const row = [...axis, "Hikvision12345"];
    expect(estate.action([row], [[...headers[0]!, "Password"]], central, sites)).toBe("No action");
  });

  test("an error in the row counts as blank", () => {
    const error = Object.assign(new Error(), { code: "#N/A" });
    const row = hikvision.map((cell, at) => (headers[0]![at] === "Notes" ? error : cell));
    expect(estate.action([row], headers, central, sites)).toBe("Remove");
  });

  test("an entity counts as the text it shows, a formatted number as its number", () => {
    const row: unknown[] = [...hikvision];
    row[3] = { type: "Entity", text: "Hikvision", properties: {} };
    row[9] = { type: "FormattedNumber", basicValue: 45_000, numberFormat: "yyyy" };
    expect(estate.action([row], headers, central, sites)).toBe("Remove");
  });

  test("takes a single column", () => {
    expect(call("WHO", "Hikvision", "Make")).toBe("Hikvision");
  });

  test("a whole answer is the same for the same row, whatever was asked between", () => {
    const first = estate.why([hikvision], headers, central, sites);
    estate.action([axis], headers, central);
    estate.action([axis.slice(0, 5)], [headers[0]!.slice(0, 5)], [["us-889"]]);
    expect(
      estate.why(
        [[...hikvision]],
        [[...headers[0]!]],
        [["uk-central"]],
        sites.map((line) => [...line]),
      ),
    ).toBe(first);
  });

  test.each([
    ["several rows", () => estate.action([hikvision, axis], headers), "has 2 rows"],
    [
      "another width than the headers",
      () => estate.action([hikvision.slice(1)], headers),
      "9 cells and the headers have 10",
    ],
    ["no headers", () => call("ACTION", [hikvision], null), "second argument"],
    ["headers that say nothing", () => estate.action([["a", "b"]], [["Colour", "Price"]]), "No header says"],
    [
      "unknown rules",
      () => estate.action([hikvision], headers, [["uk-centrl"]]),
      '"uk-centrl" are not known. Use uk-central',
    ],
    [
      "a policy table with a setting that is not known",
      () => estate.action([hikvision], headers, [["Colour", "red"]]),
      "Colour",
    ],
    [
      "a policy table of three columns",
      () => estate.action([hikvision], headers, [["Regime", "uk-central", "x"]]),
      "two columns",
    ],
    [
      "a Sites table without headers",
      () => estate.action([hikvision], headers, central, sites.slice(1)),
      "Sites[#All]",
    ],
  ])("says what to mend for %s", (_, run, says) => {
    expect(problemOf(run)).toContain(says);
  });
});

describe("policy", () => {
  test("a Setting and Value table, or several rules joined by commas", () => {
    const table = [
      ["Setting", "Value"],
      ["Regime", "us-889"],
    ];
    expect(estate.action([hikvision], headers, table)).toBe("Remove");
    expect(estate.action([hikvision], headers, [["uk-central, us-889"]])).toBe("Remove");
    expect(call("ACTION", [hikvision], headers, "us-889")).toBe("Remove");
  });

  test("the whole table of the workbook names who decided, as a check does; WHY and CHECK say the same", () => {
    const table = [
      ["Setting", "Value", "Decided by", "Date", "Note"],
      ["Regime", "uk-central", "M. Board", 46_027, "Whose rules bind?"],
      ["Maker list adopted", "Yes", "M. Board", 46_027, 0],
      ["Deadline", 0, 0, "some day", 0],
    ];
    const reviewed = sites.map((row, at) => [...row, at === 0 ? "Review date" : at === 1 ? 45_100 : 0]);
    const why = estate.why([hikvision], headers, table, reviewed);
    expect(why).toContain("on the maker list that your organisation adopted by M. Board on 2026-01-05");
    expect(why).toContain("the site is assessed as sensitive by A. Person");
    const lines = call("CHECK", [...headers, hikvision], table, reviewed);
    expect(lines).toContainEqual(expect.arrayContaining(["Remove", why]));
  });

  test("without one, WHY says whose rules were used; with one it does not", () => {
    expect(estate.why([hikvision], headers)).toMatch(/^Under the rules for government departments: /);
    expect(estate.why([hikvision], headers, [[0]])).toMatch(/^Under the rules for government departments: /);
    expect(estate.why([hikvision], headers, central)).not.toMatch(/^Under/);
    const undecided = [
      ["Setting", "Value"],
      ["Cost per camera", 300],
    ];
    expect(estate.why([hikvision], headers, undecided)).toMatch(/^Under the rules for government/);
    expect(estate.why([headers[0]!.map(() => 0)], headers)).toBe("");
  });

  test("WHY names the evidence, the clause and its force", () => {
    const why = estate.why([hikvision], headers, central, sites);
    expect(why).toContain("DS-2CD2143G0-I");
    expect(why).toMatch(/\(.*W3, advice.*\)/);
    expect(why).not.toMatch(/\bL1\b/);
  });
});

describe("ESTATE.WHO", () => {
  test("the maker, with the label it is sold under", () => {
    expect(estate.who([hikvision], headers)).toBe("Hikvision");
    expect(estate.who([axis], headers)).toMatch(/^Axis/);
    expect(estate.who([camera("", "DS-2CD2143G0-I")], headers)).toBe("Hikvision");
    expect(estate.who([headers[0]!.map(() => 0)], headers)).toBe("");
  });

  test("a decision of the organisation wins", () => {
    const makers = [
      ["Name or alias", "Maker", "Standing", "Basis", "Decided by", "Date"],
      ["Fernbrook", "Hikvision", "oem", "label", "A. Person", "2026-01-05"],
    ];
    expect(estate.action([camera("Fernbrook", "FB-1")], headers, central, sites, makers)).toBe("Remove");
    expect(estate.action([camera("Fernbrook", "FB-1")], headers, central, sites)).toBe("Check");
  });
});

describe("ESTATE.CHECK", () => {
  const blank = headers[0]!.map(() => 0);
  const register = [headers[0]!, hikvision, blank, axis];

  test("gives headings, then a line beside each asset", () => {
    const lines = estate.check(register, central, sites);
    expect(lines[0]).toEqual(["Action", "To settle", "Maker", "Confidence", "Why"]);
    expect(lines).toHaveLength(4);
    expect(lines[1]!.slice(0, 4)).toEqual(["Remove", "", "Hikvision", "confirmed"]);
    expect(lines[2]).toEqual(["", "", "", "", ""]);
    expect(lines[3]![0]).toBe("No action");
  });

  test("gives what the single-row functions give", () => {
    const lines = estate.check(register);
    expect(lines[1]![0]).toBe(estate.action([hikvision], headers));
    expect(lines[1]![2]).toBe(estate.who([hikvision], headers));
    expect(lines[1]![4]).toBe(estate.why([hikvision], headers));
  });

  test("holds neither null nor anything but text", () => {
    for (const cell of estate.check(register).flat()) expect(typeof cell).toBe("string");
  });

  test("reads titles and bands around the rows", () => {
    const width = headers[0]!.length;
    const line = (text: string): (string | number)[] => [text, ...Array.from({ length: width - 1 }, () => 0)];
    const lines = estate.check(
      [line("CCTV asset register"), headers[0]!, hikvision, axis, line("Total: 2")],
      central,
      sites,
    );
    expect(lines.map(([action]) => action)).toEqual(["Action", "", "Remove", "No action", ""]);
  });

  test("says that the header row is missing", () => {
    expect(problemOf(() => estate.check([["x", 0]]))).toContain("#All]");
    expect(problemOf(() => call("CHECK", null))).toContain("header row");
  });

  test("an answer over 5 MB is refused on the web with the way that works, and given elsewhere", () => {
    const many = [headers[0]!, ...Array.from({ length: 30_000 }, () => hikvision)];
    limitAnswers(true);
    expect(problemOf(() => estate.check(many, central, sites))).toContain("Check register");
    expect(estate.check(many.slice(0, 5000), central, sites)).toHaveLength(5000);
    limitAnswers(false);
    const answer = estate.check(many, central, sites);
    expect(JSON.stringify(answer).length).toBeGreaterThan(5_000_000);
  });
});

describe("ESTATE.DECIDE", () => {
  test.each([
    [["Hikvision", "Prison", "Corporate LAN"], "Isolate from network"],
    [["Hikvision", "Prison", "Yes"], "Isolate from network"],
    [["Hikvision", "Prison"], "Check"],
    [["Hikvision", "Prison", 0, "Removed"], "No action"],
    [["Axis", "Prison"], "No action"],
    [[0, null], ""],
  ])("%j is %s", (given, action) => {
    const [make, siteType, network, status] = given;
    expect(estate.decide(make, siteType, network, status, central)).toBe(action);
  });
});

describe("ESTATE.MAKER and ESTATE.STANDING", () => {
  test.each([
    [["Hikvision"], "Hikvision", /^Company under China's intelligence law$/],
    [[0, "DS-2CD2143G0-I"], "Hikvision", /^Company under China's intelligence law$/],
    [["", null, "44:19:B6:00:11:22"], "Hikvision", /^Company under China's intelligence law$/],
    [["Axis"], "Axis Communications", /^Not a company/],
    [["Nobody Ever Heard Of It"], "", /^Not known$/],
    [[null, null, null, null], "", /^$/],
  ])("%j", (given, name, says) => {
    const [make, model, mac, description] = given;
    expect(estate.maker(make, model, mac, description)).toBe(name);
    expect(estate.standing(make, model, mac, description)).toMatch(says);
  });
});

describe("ESTATE.SITE", () => {
  test("as assessed, as presumed, or not assessed", () => {
    expect(estate.site("Office", "Fernhill House", sites)).toBe("Sensitive");
    expect(estate.site(0, "Elm Road", sites)).toBe("Not sensitive");
    expect(estate.site("Leisure centre")).toBe("Presumed not sensitive");
    expect(estate.site("Office", "Somewhere else", sites)).toBe("Not assessed");
    expect(estate.site(null, 0)).toBe("");
  });

  test("a type's row of the Sites table answers for its sites, a site's own row wins, and one without an answer says nothing", () => {
    const table = [
      ["Site", "Site type", "Sensitive", "Found", "Assets"],
      ["Oak Lane", "Works", "No", "", 1],
      ["Elm Lane", "Works", "Not assessed", "", 1],
      ["", "Works", "Yes", "2 sites of this type", 2],
      ["", "Leisure centre", "Not assessed", "", 0],
    ];
    expect(estate.site("Works", "Oak Lane", table)).toBe("Not sensitive");
    expect(estate.site("Works", "Elm Lane", table)).toBe("Sensitive");
    expect(estate.site("Leisure centre", "Baths", table)).toBe("Presumed not sensitive");
    // without its column of sites, Oak Lane's No would be said of every works
    const lost = table.map((row) => row.slice(1));
    expect(() => estate.site("Works", "Elm Lane", lost)).toThrow(/The column "Site" is missing/);
  });
});

describe("ESTATE.SUMMARY", () => {
  const register = [
    headers[0]!,
    hikvision,
    camera("Hikvision", "DS-2CD2143G0-I", { Site: "Elm Road" }),
    axis,
    camera("Axis", "P3245-V", { Site: "Elm Road", Tag: "CAM-9" }),
  ];

  test("counts by action", () => {
    const lines = estate.summary(register, null, central, sites);
    expect(lines[0]).toEqual(["Action", "Rows", "Devices", "Provisional rows"]);
    expect(lines.map(([name]) => name)).toEqual([
      "Action",
      "Remove",
      "Do not install",
      "Isolate from network",
      "Check",
      "No action",
      "Total",
    ]);
    expect(lines[1]).toEqual(["Remove", 1, 1, 0]);
    expect(lines.at(-1)).toEqual(["Total", 4, 4, 0]);
  });

  test("counts by site, those with most to do first, and the lines add up to the total", () => {
    const lines = estate.summary(register, "site", central, sites);
    expect(lines.map(([name]) => name)).toEqual(["Site", "Fernhill House", "Elm Road", "Total"]);
    const [, ...body] = lines;
    const sums = body
      .slice(0, -1)
      .reduce<number[]>((sum, line) => line.slice(1).map((cell, at) => Number(cell) + (sum[at] ?? 0)), []);
    expect(body.at(-1)!.slice(1)).toEqual(sums);
  });

  test("counts by maker and by site type", () => {
    expect(estate.summary(register, "Maker").map(([name]) => name)).toEqual(
      expect.arrayContaining(["Hikvision", "Axis Communications"]),
    );
    expect(estate.summary(register, "site type")[1]![0]).toBe("(not given)");
  });

  test("says what it can group by", () => {
    expect(problemOf(() => estate.summary(register, "colour"))).toContain('"site", "site type" or "maker"');
  });
});

describe("ESTATE.RULES", () => {
  test("lists the clauses with force, source and version", () => {
    const [head, ...lines] = estate.rules([["uk-central,us-889"]]);
    expect(head).toEqual(["Rules", "Clause", "What it says", "Force", "From", "Date", "Source", "Version"]);
    const clauses = lines.map(([, clause]) => clause);
    expect(clauses).toEqual(expect.arrayContaining(["W1", "W3", "T1", "U1"]));
    expect(lines.find(([, clause]) => clause === "W3")![3]).toBe("advice");
    expect(lines.at(-1)![0]).toBe("Maker list");
    for (const cell of lines.flat()) expect(typeof cell).toBe("string");
  });

  test("without an argument: the rules for government departments, without an own policy's clause", () => {
    const lines = estate.rules();
    expect(lines[1]![0]).toBe("the rules for government departments");
    expect(lines.map(([, clause]) => clause)).not.toContain("OWN");
    expect(estate.rules([["own"]]).map(([, clause]) => clause)).toContain("OWN");
  });
});
