/**
 * A year with one register on the command line: 400 rows, a first check, sites assessed, a maker decided, risks
 * accepted, work done, rows sorted, inserted and deleted, a second check, a third one on a later day, and the report.
 * What is expected is worked out here from the made-up facts alone, by the rules in plain words, not by the engine.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { run } from "../support/command";

jest.setTimeout(600_000);

/** A thing as it is in truth. */
interface Thing {
  readonly tag: string;
  readonly make: string;
  readonly model: string;
  readonly site: string;
  readonly core: boolean;
  readonly inStore: boolean;
  readonly quantity: number;
}

const sites = [
  "Fernhill House",
  "Harbour House",
  "Mill Lane",
  "Quay Street",
  "Ash Grove",
  "Elm Court",
  "Oak Yard",
  "Beech Row",
];
const makes = [
  ["Hikvision", "DS-2CD2143G0-I"],
  ["Axis", "P3245-V"],
  ["Dahua", "IPC-HDW2431T"],
  ["Bosch", "NBE-3502-AL"],
  ["Zzyvex", "ZV-100"],
] as const;

const thing = (number: number): Thing => {
  const [make, model] = makes[number % 5]!;
  return {
    tag: `CAM-${String(number).padStart(4, "0")}`,
    make,
    model,
    site: sites[(number * 3) % 8]!,
    core: number % 7 < 4,
    inStore: number % 11 === 0,
    quantity: number % 13 === 0 ? 3 : 1,
  };
};
const estate = Array.from({ length: 400 }, (_, at) => thing(at + 1));

/** What people know and decided, beside the register. */
interface Knowledge {
  readonly sensitive: ReadonlyMap<string, boolean>;
  /** Other sites are not treated like sensitive ones: recorded. */
  readonly notExtended: boolean;
  readonly makerDecided: boolean;
  readonly accepted: ReadonlyMap<string, string>;
  readonly removed: ReadonlySet<string>;
  readonly isolated: ReadonlySet<string>;
  readonly foundHikvision: ReadonlySet<string>;
  readonly movedTo: ReadonlyMap<string, string>;
  readonly day: string;
}
const nothing: Knowledge = {
  sensitive: new Map(),
  notExtended: false,
  makerDecided: false,
  accepted: new Map(),
  removed: new Set(),
  isolated: new Set(),
  foundHikvision: new Set(),
  movedTo: new Map(),
  day: "2026-03-01",
};

type Action = "remove" | "do-not-deploy" | "isolate" | "review" | "none";

/** The rules for government departments in plain words. */
function without(of: Thing, known: Knowledge): Action {
  const moved = known.movedTo.get(of.tag);
  if (known.removed.has(of.tag)) return "none";
  const make = known.foundHikvision.has(of.tag) ? "Hikvision" : of.make;
  if (make === "Axis" || make === "Bosch") return "none";
  const sensitive = known.sensitive.get(moved ?? of.site);
  const installed = moved !== undefined || !of.inStore;
  // Where it was moved to nobody has said which network it is on.
  const network = moved !== undefined ? "unknown" : known.isolated.has(of.tag) || !of.core ? "none" : "core";
  if (make === "Zzyvex" && !known.makerDecided) {
    if (sensitive !== false) return "review";
    if (installed && network === "core") return "review";
    return known.notExtended ? "none" : "review";
  }
  if (sensitive === true) return installed ? "remove" : "do-not-deploy";
  if (installed && network === "core") return "isolate";
  if (sensitive === undefined) return "review";
  if (installed && network === "unknown") return "review";
  return known.notExtended ? "none" : "review";
}
function expected(of: Thing, known: Knowledge): Action {
  const until = known.accepted.get(of.tag);
  return until !== undefined && until >= known.day ? "none" : without(of, known);
}

const devicesOf = (of: Thing): number => of.quantity;
const count = <Kind>(
  list: readonly Kind[],
  is: (each: Kind) => boolean,
  weigh: (each: Kind) => number = () => 1,
) => list.reduce((sum, each) => sum + (is(each) ? weigh(each) : 0), 0);
const actions: readonly Action[] = ["remove", "do-not-deploy", "isolate", "review", "none"];
const words: Readonly<Record<Action, string>> = {
  remove: "Remove",
  "do-not-deploy": "Do not install",
  isolate: "Isolate from network",
  review: "Check",
  none: "No action",
};
const counted = (things: readonly Thing[], known: Knowledge): Record<string, number> =>
  Object.fromEntries(
    actions.map((action) => [action, count(things, (of) => expected(of, known) === action)]),
  );
const needs = (action: Action): boolean => action !== "none" && action !== "review";

const headers = ["Tag", "Make", "Model", "Type", "Site", "Network", "Status", "Qty"];
const rowOf = ({ tag, make, model, site, core, inStore, quantity }: Thing) => [
  tag,
  make,
  model,
  "CCTV camera",
  site,
  core ? "Corporate LAN" : "Standalone",
  inStore ? "In store" : "In use",
  quantity,
];

let folder = "";
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-story-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const textOf = (value: ExcelJS.CellValue | undefined): string => (typeof value === "string" ? value : "");

type Cells = readonly (readonly ExcelJS.CellValue[])[];

async function write(name: string, sheets: Readonly<Record<string, Cells>>): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets))
    workbook.addWorksheet(title).addRows(rows.map((row) => [...row]));
  await workbook.xlsx.writeFile(at(name));
  return at(name);
}

/** Every sheet's values; formulas by their results. */
async function read(path: string): Promise<ReadonlyMap<string, ExcelJS.CellValue[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: ExcelJS.CellValue[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const values = Array.isArray(row.values) ? row.values.slice(1) : [];
        rows.push(
          Array.from(values, (value) =>
            typeof value === "object" && value !== null && "formula" in value
              ? ((value.result as ExcelJS.CellValue) ?? 0)
              : (value ?? null),
          ),
        );
      });
      return [sheet.name, rows];
    }),
  );
}

interface Answer {
  readonly asset: { readonly tag: string; readonly site: string };
  readonly action: Action;
  readonly reason: string;
  readonly exception?: { readonly until: string; readonly overdue: boolean };
  readonly actionWithoutException?: Action;
}
interface Output {
  readonly files: readonly { readonly tables: readonly { readonly rows: readonly Answer[] }[] }[];
  readonly summary: {
    readonly assets: number;
    readonly devices: number;
    readonly actions: Record<string, number>;
  };
  readonly decisions?: { readonly tables: Record<string, number>; readonly exceptions: object };
  readonly difference?: {
    readonly since: string;
    readonly new: readonly { readonly asset: string }[];
    readonly gone: readonly { readonly asset: string; readonly action: string }[];
    readonly changed: readonly {
      readonly asset: string;
      readonly parts: readonly string[];
      readonly before: { readonly action: string };
      readonly now: { readonly action: string };
    }[];
    readonly edited: readonly { readonly asset: string }[];
    readonly same: number;
    readonly howFar: {
      readonly done: Record<string, number>;
      readonly sentences: readonly string[];
    } & Record<string, unknown>;
  };
}
const answersOf = ({ files }: Output): ReadonlyMap<string, Answer> =>
  new Map(
    files
      .flatMap(({ tables }) => tables)
      .flatMap(({ rows }) => rows)
      .map((row) => [row.asset.tag, row]),
  );

describe("a register of 400 rows over a year", () => {
  // Sensitive or not, by the security team; two sites stay open.
  const sensitive = new Map([
    ["Fernhill House", true],
    ["Harbour House", true],
    ["Mill Lane", false],
    ["Quay Street", false],
    ["Ash Grove", false],
    ["Elm Court", false],
  ]);
  const toRemove = (of: Thing): boolean => needs(without(of, { ...nothing, sensitive }));
  const candidates = estate.filter(toRemove).map(({ tag }) => tag);
  const [short = "", long = "", removed = "", isolated = "", moved = "", gone = ""] = candidates.filter(
    (_, place) => place % 9 === 4,
  );
  const found = estate.find(({ make, site }) => make === "Axis" && site === "Fernhill House")?.tag ?? "";
  const known: Knowledge = {
    sensitive,
    notExtended: true,
    makerDecided: true,
    accepted: new Map([
      [short, "2026-06-30"],
      [long, "2027-01-31"],
    ]),
    removed: new Set([removed]),
    isolated: new Set([isolated]),
    foundHikvision: new Set([found]),
    movedTo: new Map([[moved, "Mill Lane"]]),
    day: "2026-05-01",
  };
  const deleted = new Set([gone, "CAM-0001", "CAM-0002"]);
  const added = [thing(901), thing(902), thing(905)];
  /** Sorted by make, then by tag from the end; rows inserted in the middle, others deleted. */
  const later = estate
    .filter(({ tag }) => !deleted.has(tag))
    .sort((a, b) => a.make.localeCompare(b.make) || b.tag.localeCompare(a.tag));
  later.splice(150, 0, ...added);

  let first: Output;
  let second: Output;
  let third: Output;
  let since: Output;
  let marks: ReadonlyMap<string, string>;
  let sitesSheet: ExcelJS.CellValue[][];
  let secondCopy: ReadonlyMap<string, ExcelJS.CellValue[][]>;
  let report: ReadonlyMap<string, ExcelJS.CellValue[][]>;

  beforeAll(async () => {
    const register = await write("register.xlsx", { Register: [headers, ...estate.map(rowOf)] });
    const one = await run("check", register, "--json", "--as-of", "2026-03-01", "--out", at("first.xlsx"));
    first = JSON.parse(one.stdout) as Output;
    const copy = await read(at("first.xlsx"));
    const lastCheck = copy.get("Lens last check") ?? [];
    marks = new Map(lastCheck.slice(4).map((row) => [textOf(row[0]), textOf(row[1])]));
    sitesSheet = (copy.get("Lens sites") ?? []).map((row) => [...row]);

    // The security team fills the Sites table in.
    const title = sitesSheet[3] ?? [];
    const column = (name: string): number => title.indexOf(name);
    for (const row of sitesSheet.slice(4)) {
      const answer = sensitive.get(textOf(row[column("Site")]));
      if (answer === undefined) continue;
      row[column("Sensitive")] = answer ? "Yes" : "No";
      row[column("Assessed by")] = "A. Smith";
      row[column("Date")] = new Date(Date.UTC(2026, 2, 15));
    }
    const key = (tag: string): ExcelJS.CellValue[] => [tag, marks.get(tag) ?? "", "Register"];
    const decided: Record<string, Cells> = {
      Register: [headers, ...later.map(rowOf)],
      "Lens last check": lastCheck,
      "Lens last decisions": copy.get("Lens last decisions") ?? [],
      "Lens sites": sitesSheet,
      "Lens makers": [
        ["Name or alias", "Maker", "Standing", "Basis", "Decided by", "Date"],
        ["Zzyvex", "Dahua", "OEM", "letter from the supplier", "C. Board", "2026-03-20"],
      ],
      "Lens policy": [
        ["Setting", "Value", "Decided by", "Date"],
        ["Regime", "uk-central"],
        ["Decision on other sites", "do-not-extend", "C. Board", "2026-03-20"],
      ],
      "Lens found": [
        ["Asset", "Row mark", "Register", "Label says", "Model", "Found by", "Date"],
        [...key(found), "Hikvision", "DS-2CD2143G0-I", "F. Ladder", "2026-04-04"],
      ],
      "Lens exceptions": [
        ["Asset", "Row mark", "Register", "Accepted until", "Reason", "Approved by", "Date"],
        [...key(short), "2026-06-30", "the lift shaft is closed", "G. Head", "2026-04-01"],
        [
          ...key(long),
          new Date(Date.UTC(2027, 0, 31)),
          "the building is being sold",
          "G. Head",
          "2026-04-01",
        ],
      ],
      "Lens work": [
        ["Asset", "Row mark", "Register", "What", "Date", "By", "Went to", "Moved to site"],
        [...key(removed), "Removed", "2026-04-10", "H. Hand", "Destroyed", ""],
        [...key(isolated), "Isolated", "2026-04-11", "H. Hand", "", ""],
        [...key(moved), "Removed", "2026-04-12", "H. Hand", "Moved", "Mill Lane"],
      ],
    };
    const edited = await write("edited.xlsx", decided);
    const two = await run("check", edited, "--json", "--as-of", "2026-05-01", "--out", at("second.xlsx"));
    expect(two.stderr).toBe("");
    second = JSON.parse(two.stdout) as Output;
    secondCopy = await read(at("second.xlsx"));
    const three = await run("check", at("second.xlsx"), "--json", "--as-of", "2026-08-01");
    third = JSON.parse(three.stdout) as Output;
    since = JSON.parse(
      (await run("check", at("second.xlsx"), "--json", "--as-of", "2026-08-01", "--since", at("first.xlsx")))
        .stdout,
    ) as Output;
    const made = await run("report", at("second.xlsx"), "--as-of", "2026-08-01", "--out", at("report.xlsx"));
    expect(made.stderr).toBe("");
    report = await read(at("report.xlsx"));
  });

  it("the first check answers every row by the rules alone", () => {
    const answers = answersOf(first);
    for (const of of estate)
      expect([of.tag, answers.get(of.tag)?.action]).toEqual([of.tag, expected(of, nothing)]);
    expect(first.summary.actions).toEqual(counted(estate, nothing));
    expect(first.summary.devices).toBe(count(estate, () => true, devicesOf));
    expect(first.difference).toBeUndefined();
  });

  it("its copy lists every site once, not assessed, with the assets that count", () => {
    const title = sitesSheet[3] ?? [];
    const rows = sitesSheet.slice(4);
    expect(rows.map((row) => row[0]).sort()).toEqual([...sites].sort());
    for (const row of rows) {
      const subject = estate.filter(
        ({ site, make }) => site === row[0] && (make === "Hikvision" || make === "Dahua"),
      );
      expect([row[0], row[title.indexOf("Assets")]]).toEqual([row[0], subject.length]);
    }
    expect(marks.size).toBe(400);
  });

  it("the second check uses every decision, wherever its row stands now", () => {
    const answers = answersOf(second);
    expect(answers.size).toBe(later.length);
    for (const of of later)
      expect([of.tag, answers.get(of.tag)?.action]).toEqual([of.tag, expected(of, known)]);
    expect(second.summary.actions).toEqual(counted(later, known));
    expect(second.decisions).toEqual({
      tables: {
        "Lens sites": 8,
        "Lens makers": 1,
        "Lens policy": 2,
        "Lens found": 1,
        "Lens exceptions": 2,
        "Lens work": 3,
        "Lens last check": 400,
      },
      exceptions: { inForce: 2, overdue: 0 },
    });
  });

  it("names who decided in the reasons", () => {
    const reason = (tag: string): string => answersOf(second).get(tag)?.reason ?? "";
    expect(reason(short)).toMatch(
      /^Risk accepted until 2026-06-30 by G\. Head: the lift shaft is closed; without that it would be "/,
    );
    expect(reason(removed)).toBe("Removed by H. Hand on 2026-04-10 and destroyed; keep the record.");
    expect(reason(isolated)).toMatch(/^Isolated by H\. Hand on 2026-04-11: /);
    expect(reason(moved)).toMatch(/^Moved to Mill Lane by H\. Hand on 2026-04-12: /);
    expect(reason(found)).toMatch(
      /^Found on site by F\. Ladder on 2026-04-04 \(label "Hikvision", model "DS-2CD2143G0-I"\): Hikvision is /,
    );
    expect(reason(found)).toContain("assessed as sensitive by A. Smith on 2026-03-15");
    const zzyvex = later.find(
      ({ make, site, core, inStore }) => make === "Zzyvex" && site === "Mill Lane" && !core && !inStore,
    );
    expect(reason(zzyvex?.tag ?? "")).toMatch(/decided by C\. Board on 2026-03-20/);
  });

  it("tells what is new, gone and changed since the first check, and how far people are", () => {
    const { difference } = second;
    const both = later.filter((of) => !added.includes(of));
    const pairs = both.map((of) => ({ of, then: expected(of, nothing), now: expected(of, known) }));
    expect(difference?.since).toContain("2026-03-01");
    expect(difference?.new.map(({ asset }) => asset).sort()).toEqual(added.map(({ tag }) => tag).sort());
    expect(difference?.gone.map(({ asset }) => asset).sort()).toEqual([...deleted].sort());
    const changed = difference?.changed.filter(({ parts }) => parts.includes("action")) ?? [];
    expect(changed.map(({ asset, before, now }) => `${asset} ${before.action} ${now.action}`).sort()).toEqual(
      pairs
        .filter(({ then, now }) => then !== now)
        .map(({ of, then, now }) => `${of.tag} ${words[then]} ${words[now]}`)
        .sort(),
    );
    expect((difference?.changed.length ?? 0) + (difference?.same ?? 0)).toBe(both.length);
    expect(difference?.edited).toEqual([]);

    const needed = pairs.filter(({ then }) => needs(then));
    const done = needed.filter(({ now }) => now === "none");
    const is = (set: ReadonlySet<string> | ReadonlyMap<string, string>) =>
      count(done, ({ of }) => set.has(of.tag));
    const missing = count(estate, (of) => deleted.has(of.tag) && needs(expected(of, nothing)));
    const undecided = pairs.filter(({ then }) => then === "review");
    expect(difference?.howFar).toMatchObject({
      needed: needed.length + missing,
      done: {
        removed: is(known.removed),
        accepted: is(known.accepted),
        isolated: is(known.isolated),
        replaced: 0,
        total: done.length,
      },
      open: needed.length - done.length,
      missing,
      added:
        count(pairs, ({ then, now }) => !needs(then) && needs(now)) +
        count(added, (of) => needs(expected(of, known))),
      undecided:
        undecided.length + count(estate, (of) => deleted.has(of.tag) && expected(of, nothing) === "review"),
      decided: count(undecided, ({ now }) => now !== "review"),
      undecidedNow: count(later, (of) => expected(of, known) === "review"),
    });
  });

  it("keeps what people wrote in its copy, and the new last check", () => {
    expect([...secondCopy.keys()].filter((name) => name.startsWith("Lens ")).sort()).toEqual([
      "Lens audit",
      "Lens exceptions",
      "Lens found",
      "Lens last check",
      "Lens last decisions",
      "Lens legend",
      "Lens makers",
      "Lens policy",
      "Lens sites",
      "Lens work",
    ]);
    const exceptions = secondCopy.get("Lens exceptions") ?? [];
    expect(exceptions.slice(1).map((row) => row[0])).toEqual([short, long]);
    expect(secondCopy.get("Lens last check")?.length).toBe(4 + later.length);
    expect((secondCopy.get("Lens sites") ?? []).slice(4).map((row) => row[2])).toEqual(
      sitesSheet.slice(4).map((row) => row[2]),
    );
  });

  it("says in the audit what was filled in by hand, table by table", () => {
    const changed = textOf((secondCopy.get("Lens audit") ?? []).at(-1)?.[11]);
    const answered = sitesSheet.slice(4).filter(([site]) => sensitive.has(textOf(site)));
    const [rows, ...tables] = changed.split("; Lens ");
    expect(rows).toBe(`${added.length} rows added, ${deleted.size} rows gone`);
    expect(tables.map((words) => words.replace(/ \(.*/, ""))).toEqual([
      `sites: ${answered.length} lines changed by hand`,
      "makers: 1 line added by hand",
      "policy: 2 lines added by hand",
      "found: 1 line added by hand",
      "exceptions: 2 lines added by hand",
      "work: 3 lines added by hand",
    ]);
    for (const [site] of answered.slice(0, 3)) expect(changed).toContain(`${textOf(site)}: Sensitive "`);
    expect(changed).toContain(`${short}: Accepted until "2026-06-30", Reason "the lift shaft is closed"`);
    expect(changed).toContain('Accepted until "2027-01-31"');
  });

  it("brings the action back when a risk's date has passed", () => {
    const overdue = { ...known, day: "2026-08-01" };
    const answers = answersOf(third);
    for (const of of later)
      expect([of.tag, answers.get(of.tag)?.action]).toEqual([of.tag, expected(of, overdue)]);
    const back = answers.get(short);
    expect(back?.exception).toMatchObject({ until: "2026-06-30", overdue: true });
    expect(back?.action).toBe(
      without(
        later.find(({ tag }) => tag === short)!,
        known,
      ),
    );
    expect(back?.reason).toMatch(/^The risk was accepted only until 2026-06-30 by G\. Head: /);
    expect(answers.get(long)).toMatchObject({ action: "none", exception: { overdue: false } });
    expect(third.decisions?.exceptions).toEqual({ inForce: 1, overdue: 1 });
    expect(
      third.difference?.changed.filter(({ parts }) => parts.includes("action")).map(({ asset }) => asset),
    ).toEqual([short]);
    expect([third.difference?.new, third.difference?.gone]).toEqual([[], []]);
  });

  it("compares with an earlier copy where --since names one", () => {
    expect(since.difference?.since).toContain("2026-03-01");
    expect(since.difference?.gone.map(({ asset }) => asset).sort()).toEqual([...deleted].sort());
    expect(since.difference?.new).toHaveLength(added.length);
  });

  it("the report's totals are those of the rows, by action and by maker and site", () => {
    const overdue = { ...known, day: "2026-08-01" };
    const rows = report.get("Lens report") ?? [];
    for (const action of actions) {
      const row = rows.find(([first]) => first === words[action]) ?? [];
      const of = later.filter((each) => expected(each, overdue) === action);
      expect([action, row[1], row[4]]).toEqual([action, of.length, count(of, () => true, devicesOf)]);
    }
    const total = rows.find(([first]) => first === "Total") ?? [];
    expect([total[1], total[4]]).toEqual([later.length, count(later, () => true, devicesOf)]);
    const top = rows.findIndex(([first, second]) => first === "Site" && second === "Remove");
    const titles = rows[top] ?? [];
    for (const site of sites) {
      const row = rows.slice(top).find(([first]) => first === site) ?? [];
      const here = later.filter((of) => (known.movedTo.get(of.tag) ?? of.site) === site);
      for (const action of actions) {
        const cell = row[titles.indexOf(words[action])] ?? 0;
        expect([site, action, cell]).toEqual([
          site,
          action,
          count(here, (of) => expected(of, overdue) === action),
        ]);
      }
      expect([site, row[titles.indexOf("Rows")]]).toEqual([site, here.length]);
    }
    const makers = rows.slice(rows.findIndex(([first, second]) => first === "Maker" && second === "Remove"));
    const makerTitles = makers[0] ?? [];
    const makerOf = (of: Thing): string =>
      known.foundHikvision.has(of.tag) ? "Hikvision" : of.make === "Zzyvex" ? "Dahua" : of.make;
    for (const maker of ["Hikvision", "Dahua"]) {
      const row = makers.find(([first]) => first === maker) ?? [];
      const here = later.filter((of) => makerOf(of) === maker);
      expect([maker, row[makerTitles.indexOf("Rows")]]).toEqual([maker, here.length]);
    }
  });
});
