/** The pane and the command line on the same register: surveys, copies to share, the FOI draft, a Sites file. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import {
  earlierSheets,
  foiFile,
  shareFile,
  planAnswers,
  planSurvey,
  readBack,
} from "../../src/taskpane/build";
import type { CellValue } from "../../src/core/sheet";
import type { Fault } from "../../src/host";
import { CommandSide, PaneSide, partsOf, today } from "./outside";

jest.setTimeout(120_000);

const files = new CommandSide();
let side: PaneSide;

beforeAll(() => files.write());
afterAll(() => {
  files.close();
});
beforeEach(async () => {
  side = new PaneSide();
  await side.begin();
});
afterEach(() => {
  side.office.close();
});

async function makeSurvey(all = false): Promise<string[]> {
  const { decisions } = side.pane;
  const sheets = planSurvey((await decisions.parts())!, all);
  await decisions.buildSheets([], () => sheets, sheets[0]!.name, "Made.");
  return sheets.map(({ name }) => name);
}

/** The rows of a file's sheets, blank ones and blanks at their ends left out. */
async function rowsOfFile(path: string): Promise<Map<string, CellValue[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: CellValue[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        rows.push(
          Array.from({ length: sheet.columnCount }, (_, index): CellValue => {
            const cell = row.getCell(index + 1);
            if (cell.isMerged && cell.master.address !== cell.address) return null;
            const { value } = cell;
            if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
            if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
              return value === "" ? null : value;
            return null;
          }),
        );
      });
      return [sheet.name, trimmed(rows)];
    }),
  );
}

function trimmed(rows: readonly (readonly CellValue[])[]): CellValue[][] {
  const cut = rows.map((row) => {
    let end = row.length;
    while (end > 0 && (row[end - 1] ?? null) === null) end--;
    return row.slice(0, end);
  });
  while (cut.length > 0 && cut.at(-1)?.length === 0) cut.pop();
  return cut;
}

describe("a copy to share", () => {
  test("is the command line's file, part for part: cells, dates, colours, tables", async () => {
    await side.chooseSites();
    const { decisions } = side.pane;
    await decisions.openSheets((parts, formats) => shareFile(parts, formats), "Open.");
    expect(side.troubles).toEqual([]);
    expect(side.pane.state().notice?.text).toBe("Open.");
    const said = await files.run("share", "--out", files.path("copy.xlsx"));
    expect(said).toMatch(/Left out: reasons for sensitivity/);
    const [here] = side.opened.map(partsOf);
    const there = partsOf(new Uint8Array(readFileSync(files.path("copy.xlsx"))));
    expect(Object.keys(here!)).toEqual(Object.keys(there));
    for (const [name, text] of Object.entries(there))
      expect([name, here![name] === text]).toEqual([name, true]);
    const text = Object.values(here!).join("\n");
    for (const told of ["L1; L3", "Marsh", "vault", "Lens audit"])
      expect([told, text.includes(told)]).toEqual([told, false]);
    expect(text).toContain("yyyy-mm-dd");
    expect(text).toContain("Lens sites");
  });

  test("holds no result of an earlier check, and nothing from beside the register", async () => {
    side.office.host.workbook.sheet("Register")!.enter(2, 20, "the code of the door is 4711");
    await side.pane.mark();
    await side.pane.decisions.openSheets((parts, formats) => shareFile(parts, formats), "Open.");
    const text = Object.values(partsOf(side.opened[0]!)).join("\n");
    expect(text.includes("4711")).toBe(false);
    expect(text.match(/>Lens action</g)).toHaveLength(1);
  });
});

test("the freedom-of-information draft is the command line's file, with its heading", async () => {
  await side.chooseSites();
  await side.pane.decisions.openSheets((parts) => foiFile(parts), "Open.");
  await files.run("foi", "--out", files.path("draft.xlsx"));
  const here = partsOf(side.opened[0]!);
  expect(here).toEqual(partsOf(new Uint8Array(readFileSync(files.path("draft.xlsx")))));
  const text = Object.values(here).join("\n");
  expect(text).toContain("DRAFT. Ask your FOI and security teams before release.");
  for (const told of ["Harbour", "Marsh", "ensitive"])
    expect([told, text.includes(told)]).toEqual([told, false]);
});

describe("a survey", () => {
  test("goes out and comes back as on the command line: the same sheets, the same rows in the tables", async () => {
    await side.chooseSites();
    const names = await makeSurvey();
    await files.run("survey", "--out", files.path("survey.xlsx"));
    const out = await rowsOfFile(files.path("survey.xlsx"));
    expect([...out.keys()]).toEqual(names);
    for (const name of names) expect([name, trimmed(side.cells(name))]).toEqual([name, out.get(name)]);
    expect(side.office.host.workbook.sheet(names[0]!)!.state.tables.map(({ name }) => name)).toEqual([
      "LensSurvey1",
    ]);

    // The same answers on both: by hand in the workbook, and into the file.
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("survey.xlsx"));
    const fill = (name: string, asset: string, column: string, value: string): void => {
      side.type(name, asset, column, value);
      const sheet = workbook.getWorksheet(name)!;
      const headers = sheet.getRow(6).values as string[];
      sheet.eachRow((row) => {
        if (row.getCell(1).text === asset)
          row.getCell(column === "" ? 2 : headers.indexOf(column)).value = value;
      });
    };
    for (const name of names) fill(name, "Surveyed by", "", "Sam Reed");
    const assets = names.flatMap((name) =>
      side
        .cells(name)
        .slice(6)
        .map((row) => [name, String(row[0])] as const),
    );
    expect(assets.length).toBeGreaterThan(8);
    assets.slice(0, 6).forEach(([name, asset], index) => {
      fill(name, asset, "Label says", ["HIKVISION", "Axis", "Bosch"][index % 3]!);
      if (index === 3) fill(name, asset, "MAC", "44-19-B6");
      if (index === 4) fill(name, asset, "Network", "Separate");
    });
    await workbook.xlsx.writeFile(files.path("filled.xlsx"));
    const said = await files.run(
      "survey",
      "--from",
      files.path("filled.xlsx"),
      "--out",
      files.path("answers.xlsx"),
    );
    expect(said).toMatch(/6 rows answered \(6 of them new\)/);

    const { decisions } = side.pane;
    const back = readBack((await decisions.parts())!, (await decisions.readSurveySheets())!)!;
    expect([back.fresh, back.open.map(({ kind }) => kind)]).toEqual([6, expect.arrayContaining(["mac"])]);
    for (const { message } of back.open) expect(said.replace(/\s+/g, " ")).toContain(message);
    const open = side.pane.state().results!.questions.length;
    await decisions.write(planAnswers(back, [], decisions.said(), decisions.sitesAreHere), "Taken over.");
    const answers = await rowsOfFile(files.path("answers.xlsx"));
    expect(trimmed(side.cells("Lens found"))).toEqual(answers.get("Lens found"));
    expect(side.pane.state().results!.questions.length).toBeLessThanOrEqual(open);
    const seen = side.pane.state().results!.assets.find(({ tag }) => tag === assets[0]![1])!;
    expect(seen.reason).toMatch(/Sam Reed/);

    // Read again, nothing is taken over twice and nothing is asked twice.
    const again = readBack((await decisions.parts())!, (await decisions.readSurveySheets())!)!;
    expect([again.fresh, again.open]).toEqual([0, []]);
  });

  test("rows that wait for a visit and are on no sheet that came back are told, in the command line's words", async () => {
    await side.chooseSites();
    const [first, ...others] = await makeSurvey();
    expect(others.length).toBeGreaterThan(0);
    await files.run("survey", "--out", files.path("all.xlsx"));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("all.xlsx"));
    for (const name of others) workbook.removeWorksheet(name);
    await workbook.xlsx.writeFile(files.path("one.xlsx"));
    const command = await files.run(
      ...["survey", "--from", files.path("one.xlsx"), "--out", files.path("part.xlsx")],
    );

    const { decisions } = side.pane;
    const parts = (await decisions.parts())!;
    const sheets = (await decisions.readSurveySheets())!;
    const told = readBack(
      parts,
      sheets.filter(({ sheet }) => sheet === first),
    )!.onNoSheet;
    expect(told).toMatch(/^\d+ more rows to look at are on none of these sheets: .*\.$/);
    const waiting = others.flatMap((name) => side.cells(name).slice(6)).length;
    expect(Number.parseInt(told, 10)).toBe(waiting);
    expect(command.replace(/\s+/g, " ")).toContain(told);
    expect(readBack(parts, sheets)!.onNoSheet).toBe("");
  });

  test("sheets of an earlier survey that the new one does not replace are named; no other sheet is", async () => {
    const names = await makeSurvey(true);
    expect(names.length).toBeGreaterThan(1);
    const { decisions } = side.pane;
    const sheets = (await decisions.readSurveySheets())!;
    const list = { sheet: "Lens survey list", rows: [["Survey list"], ["Site", "Where", "Asset"]] };
    const plans = planSurvey((await decisions.parts())!, true);
    expect(earlierSheets([...sheets, list], plans)).toBe("");
    expect(earlierSheets([...sheets, list], plans.slice(1))).toMatch(
      new RegExp(`delete them when you like: ${names[0]!.replace(/[()]/g, "\\$&")}\\.$`),
    );
  });

  test("where the register is right after all, the label is set aside in the found table", async () => {
    const [first] = await makeSurvey(true);
    side.type(first!, "Surveyed by", "", "Sam Reed");
    const row = side.cells(first!).find((cells) => String(cells[2]).startsWith("Axis"))!;
    side.type(first!, String(row[0]), "Label says", "Dahua");
    const { decisions } = side.pane;
    const back = readBack((await decisions.parts())!, (await decisions.readSurveySheets())!)!;
    const [against] = back.open;
    expect(against!.choices.map(({ words }) => words)).toEqual([
      "The label is right: Dahua",
      "The register is right: Axis",
    ]);
    await decisions.write(planAnswers(back, [against!.choices[1]!], decisions.said(), true), "Done.");
    const found = side.cells("Lens found").flat();
    expect(found).toContain('Set aside by Ann Example: label "Dahua"');
    expect(found).not.toContain("Dahua");
  });

  test("the network of a whole site goes into the Sites table, not where the sites are in another file", async () => {
    const [first] = await makeSurvey(true);
    side.type(first!, "Surveyed by", "", "Sam Reed");
    side.office.host.workbook.sheet(first!)!.enter(3, 5, "Separate");
    const { decisions } = side.pane;
    const back = readBack((await decisions.parts())!, (await decisions.readSurveySheets())!)!;
    await decisions.write(planAnswers(back, [], decisions.said(), decisions.sitesAreHere), "Done.");
    expect(side.cells("Lens sites").flat()).toEqual(
      expect.arrayContaining(["Harbour House", "Separate", "CCTV network surveyed by Sam Reed"]),
    );
    await side.chooseSites();
    const before = side.cells("Lens sites");
    await decisions.write(planAnswers(back, [], decisions.said(), decisions.sitesAreHere), "Done.");
    expect(side.cells("Lens sites")).toEqual(before);
  });
});

describe("a file with the sites", () => {
  test("is remembered by name; after reopening the pane asks for it, and the check says that it was not there", async () => {
    await side.chooseSites();
    const counts = (): unknown => side.pane.state().results!.summary.actions;
    const trusted = counts();
    await side.reopen();
    expect(side.pane.state()).toMatchObject({ awaitedSites: "sites.csv", sitesFile: null });
    expect(counts()).not.toEqual(trusted);
    await side.pane.mark();
    expect(side.pane.state().notice?.text).toContain(
      "The sites are assessed in sites.csv, which was not chosen since this workbook was opened",
    );
    expect(side.names()).not.toContain("Lens sites");
    expect(side.cells("Lens audit").flat()).toContain(
      "Check register: Register, without the sites of sites.csv",
    );
    await side.chooseSites();
    expect(side.pane.state().awaitedSites).toBeNull();
    expect(counts()).toEqual(trusted);
  });

  test("who goes back to this workbook's own table is not asked again", async () => {
    await side.chooseSites();
    await side.reopen();
    await side.pane.decisions.useSitesFile(null);
    await side.reopen();
    expect(side.pane.state().awaitedSites).toBeNull();
  });

  test("the ribbon's check is told as well", async () => {
    await side.chooseSites();
    await side.reopen();
    const regimes = await side.pane.knownRules();
    expect(regimes).toEqual(["uk-central"]);
    const { PaneEngine } = await import("../../src/taskpane/model/pane-engine");
    const engine = new PaneEngine(side.pane.sessionFor(regimes!)!, "ESTATE");
    const { checkRegister, silentWatcher } = await import("../../src/excel");
    const confirm = (): Promise<boolean> => Promise.resolve(true);
    const wish = { patience: 300, engine, date: today, live: false, watcher: silentWatcher, confirm };
    expect(await checkRegister(wish)).toMatchObject({ kind: "checked" });
    expect((await side.pane.tookFromRibbon(engine)).join(" ")).toContain("this check does not know them");
  });
});

describe("faults", () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ["refused", { kind: "refused", code: "GeneralException" }],
    ["broken half way", { kind: "broken", code: "GeneralException", place: 0.5 }],
    ["silent, not applied", { kind: "silent", applied: false }],
    ["silent, applied", { kind: "silent", applied: true }],
    ["session lost", { kind: "session-lost", applied: false }],
  ];
  const state = (): string => JSON.stringify(side.names().map((name) => [name, side.cells(name)]));

  /** Runs the command with each fault at each of its syncs; each time the workbook is as before, done, or either after the next start. */
  async function everywhere(prepare: () => Promise<void>, run: () => Promise<unknown>): Promise<Set<string>> {
    await prepare();
    const saved = side.office.host.workbook.snapshot();
    const before = state();
    side.office.host.resetCounters();
    await run();
    const syncs = side.office.host.syncs.length;
    side.patience = 60;
    const after = state();
    const ends = new Set<string>();
    for (let sync = 1; sync <= syncs; sync += 1)
      for (const [name, fault] of faults) {
        // Each fault is met at each sync of a short command, and at every third one of a long one.
        if (syncs > 12 && (sync + faults.findIndex(([one]) => one === name)) % 3 !== 0) continue;
        await side.reopen(saved);
        side.fail(sync, fault);
        side.troubles.length = 0;
        await run();
        const where = `${name} at sync ${sync} of ${syncs}`;
        const now = state();
        if (now !== before && now !== after) {
          expect([where, side.troubles.join()]).toEqual([
            where,
            expect.stringMatching(/next opened|build the report/i),
          ]);
        }
        side.office.host.clearFaults();
        await side.reopen();
        const { recoverAtStart } = await import("../../src/excel");
        await recoverAtStart({ patience: 300 });
        expect([where, [before, after].includes(state())]).toEqual([where, true]);
        ends.add(now === before ? "before" : now === after ? "after" : "recoverable");
      }
    return ends;
  }

  test("survey sheets are made, or not, or gone at the next start", async () => {
    const ends = await everywhere(
      () => Promise.resolve(),
      () => makeSurvey(),
    );
    expect(ends.has("before") && ends.has("after")).toBe(true);
  });

  test("answers are taken over, or not, or put back at the next start", async () => {
    let back: NonNullable<ReturnType<typeof readBack>>;
    const prepare = async (): Promise<void> => {
      const [first] = await makeSurvey();
      side.type(first!, "Surveyed by", "", "Sam Reed");
      side.type(first!, String(side.cells(first!)[6]![0]), "Label says", "HIKVISION");
      const { decisions } = side.pane;
      back = readBack((await decisions.parts())!, (await decisions.readSurveySheets())!)!;
      expect(back.fresh).toBe(1);
    };
    const ends = await everywhere(prepare, () => {
      const { decisions } = side.pane;
      return decisions.write(planAnswers(back, [], decisions.said(), true), "Done.");
    });
    expect(ends.has("before") && ends.has("after")).toBe(true);
  });

  test.each(faults)(
    "a workbook that is not opened changes nothing, and says what to do: %s",
    async (_, fault) => {
      side.patience = 60;
      await side.reopen();
      const before = state();
      side.fail(2, fault);
      await side.pane.decisions.openSheets((parts, formats) => shareFile(parts, formats), "Open.");
      expect(state()).toBe(before);
      const { notice } = side.pane.state();
      expect(notice?.text === "Open." || notice?.tone === "error").toBe(true);
      side.office.host.clearFaults();
      side.office.host.reconnect();
      side.fail(1, fault);
      await side.pane.decisions.openSheets((parts) => foiFile(parts), "Open.");
      expect(side.pane.state().notice).toMatchObject({
        tone: "error",
        title: "Excel did not open a new workbook.",
      });
      expect(side.pane.state().notice?.text).toMatch(/estate-lens report, share or foi/);
      expect(state()).toBe(before);
    },
  );
});
