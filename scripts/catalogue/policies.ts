import { z } from "zod";
import { factValues, type FactName } from "../../src/core/policy/facts";
import {
  actions,
  duties,
  forces,
  regimeIds,
  type PolicyCatalogue,
  type Regime,
  type TableRow,
} from "../../src/core/policy/regime";
import { overlaps } from "../../src/core/policy/table";
import { CatalogueError, checked, type CatalogueFile } from "./yaml";

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written YYYY-MM-DD");
const factNames = Object.keys(factValues) as FactName[];
const when = z.partialRecord(z.enum(factNames), z.array(z.string()).min(1));
const clause = z.strictObject({
  id: z.string().min(1),
  force: z.enum(forces),
  from: z.string().min(1),
  says: z.string().min(1),
  date,
  source: z.string().min(1),
});
const row = z.strictObject({
  case: z.string().min(1),
  when,
  duties: z.array(z.enum(duties)).default([]),
  recommends: z.array(z.enum(duties)).default([]),
  clauses: z.array(z.string()).default([]),
  says: z.string().min(1),
  steps: z.array(z.string()).default([]),
});
const regimeSchema = z.strictObject({
  id: z.enum(regimeIds),
  name: z.string().min(1),
  version: z.string().min(1),
  date,
  facts: z.array(z.enum(factNames)).min(1),
  clauses: z.array(clause).min(1),
  table: z.array(row).min(1),
  otherOwner: z.strictObject({ says: z.string(), steps: z.array(z.string()) }),
  open: z.array(
    z.strictObject({ case: z.string(), unknown: z.array(z.enum(factNames)).min(1), known: when.optional() }),
  ),
});
const ownSchema = z.strictObject({
  id: z.literal("own"),
  name: z.string().min(1),
  version: z.string().min(1),
  date,
  basedOn: z.enum(regimeIds),
  clauses: z.array(clause).min(1),
  concern: z.strictObject({ makers: z.array(z.string()).min(1), source: z.string().min(1) }),
  switches: z.array(
    z.strictObject({
      id: z.string(),
      asks: z.string(),
      values: z.union([z.array(z.string()), z.literal("date"), z.literal("text")]),
      default: z.string(),
    }),
  ),
});

/** Where a row asks something of our own kit, somebody else's asks for a word with its owner. */
function splitByOwner(tableRow: TableRow, other: { says: string; steps: readonly string[] }): TableRow[] {
  if (tableRow.duties.length === 0) return [tableRow];
  return [
    { ...tableRow, when: { ...tableRow.when, owner: ["own"] } },
    {
      ...tableRow,
      when: { ...tableRow.when, owner: ["other"] },
      duties: ["review"],
      recommends: [],
      says: other.says,
      steps: other.steps,
      wouldBe: actions.find((action) => action !== "none" && tableRow.duties.includes(action)) ?? "none",
    },
  ];
}

function compileRegime(file: CatalogueFile): Regime {
  const source = checked(file, regimeSchema);
  const clauseIds = new Set(source.clauses.map(({ id }) => id));
  for (const [index, tableRow] of source.table.entries()) {
    const where = `${file.path}: table row ${index + 1} (${tableRow.case})`;
    for (const id of tableRow.clauses) {
      if (!clauseIds.has(id)) throw new CatalogueError(`${where}: there is no clause ${id}`);
    }
    for (const [fact, values] of Object.entries(tableRow.when)) {
      if (!source.facts.includes(fact as FactName))
        throw new CatalogueError(`${where}: ${fact} is not a fact here`);
      const known: readonly string[] = factValues[fact as FactName];
      for (const value of values) {
        if (!known.includes(value)) throw new CatalogueError(`${where}: ${fact} has no value ${value}`);
      }
    }
  }
  const { otherOwner, ...rest } = source;
  const regime: Regime = {
    ...rest,
    table: source.table.flatMap((tableRow) => splitByOwner(tableRow, otherOwner)),
  };
  const [mistake] = overlaps(regime);
  if (mistake !== undefined) throw new CatalogueError(`${file.path}: ${mistake}`);
  return regime;
}

/** Compiles `src/catalogue/policies/*.yaml`: every table is total and no two rows overlap. */
export function compilePolicies(files: readonly CatalogueFile[]): PolicyCatalogue {
  const ownFile = files.find(({ name }) => name === "own");
  if (ownFile === undefined) throw new CatalogueError("policies/own.yaml is missing");
  return {
    regimes: files.filter((file) => file !== ownFile).map(compileRegime),
    own: checked(ownFile, ownSchema),
  };
}
