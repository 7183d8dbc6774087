/** The add-in and the command line say the same of the same workbook, whatever sheets complete it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defaultPolicy } from "../../src/core/policy/own";
import { actionWords } from "../../src/core/policy/words";
import { checkRegister, coreEngine, silentWatcher } from "../../src/excel";
import { catalogue } from "../support/catalogue";
import { run } from "../support/command";
import { bookOf } from "../support/fixture-book";
import { openOffice } from "../support/office";

const folder = join(__dirname, "../fixtures/layouts");
const files = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
const asOf = "2026-11-22";

interface ToldTable {
  readonly sheet: string;
  readonly range: string;
  readonly headerRow: number | null;
  readonly rows: readonly {
    readonly row: number;
    readonly action: keyof typeof actionWords;
    readonly reason: string;
  }[];
}

/** What the command line says, by file. */
let told: ReadonlyMap<string, readonly ToldTable[]>;

beforeAll(async () => {
  const { stdout } = await run("check", ...files.map((name) => join(folder, name)), "--json", "--as-of", asOf); // prettier-ignore
  const parsed = JSON.parse(stdout) as { files: { file: string; tables?: ToldTable[] }[] };
  told = new Map(parsed.files.map(({ file, tables = [] }) => [file.split(/[/\\]/).at(-1) ?? "", tables]));
}, 120_000);

test("there is something to compare: COBie, a property list, lists that disagree", () => {
  const tables = ["cobie", "property_list", "property_lists_that_disagree"].flatMap(
    (name) => told.get(`${name}.xlsx`) ?? [],
  );
  expect(tables.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
    ["Component", 4],
    ["CCTV", 6],
    ["Assets", 4],
  ]);
  expect([...told.values()].flat().length).toBeGreaterThan(25);
});

/** What the add-in writes beside a register: row, action, reason. */
async function written(name: string, { sheet, range }: ToldTable): Promise<unknown> {
  const office = openOffice({ workbook: await bookOf(join(folder, name)) });
  try {
    const engine = coreEngine({ catalogue, setting: defaultPolicy, sites: [], makers: [], asOf, namespace: "ESTATE" }); // prettier-ignore
    const outcome = await checkRegister({
      engine,
      date: asOf,
      live: false,
      patience: 60_000,
      watcher: silentWatcher,
      confirm: () => Promise.resolve(true),
      choice: { sheet, address: range, assets: 0 },
    });
    if (outcome.kind !== "checked") return outcome;
    const model = office.host.workbook.sheet(sheet)!;
    const used = model.cells.usedArea(true)!;
    let action = -1;
    const rows: unknown[] = [];
    for (let row = 0; row <= used.bottom; row += 1) {
      for (let column = 0; column <= used.right; column += 1)
        if (model.value(row, column) === "Lens action") action = column;
      const text = model.value(row, action);
      if (typeof text !== "string" || text === "" || text === "Lens action") continue;
      rows.push([row + 1, text, model.value(row, action + 3)]);
    }
    return rows;
  } finally {
    office.close();
  }
}

test.each(files)(
  "%s",
  async (name) => {
    for (const table of told.get(name) ?? []) {
      const said = await written(name, table);
      if (table.headerRow === null) {
        expect(said).toMatchObject({ kind: "nothing" });
        continue;
      }
      expect(said).toEqual(table.rows.map(({ row, action, reason }) => [row, actionWords[action], reason]));
    }
  },
  60_000,
);
