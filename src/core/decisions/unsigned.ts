/** Decisions that count though nobody put a name to them: told, as one sentence a table. */
import { textIn, type TableProblem } from "./table-rows";
import type { Decisions } from "./records";
import { decisionTable, type DecisionTableId } from "./tables";

const mostNamed = 5;
/** They describe, and decide nothing that somebody answers for. */
const needsNoName = /^(?:regime|cost per (?:camera|recorder))$/i;

/** What in the tables of sites, makers and policy names nobody who decided it. */
export function unsignedDecisions({ sites, makers, tables }: Decisions): TableProblem[] {
  const settings = (tables.get("policy")?.rows ?? []).flatMap((row) => {
    const name = textIn(row, "setting");
    const signed = textIn(row, "value") === "" || textIn(row, "decidedBy") !== "";
    return signed || needsNoName.test(name) ? [] : [name];
  });
  const told: readonly (readonly [DecisionTableId, readonly string[]])[] = [
    [
      "sites",
      sites.flatMap((row) => {
        const signed =
          (row.sensitivity === "not-assessed" || row.assessedBy !== null) &&
          (row.extended === null || row.extendedBy !== null);
        return signed ? [] : [row.site ?? row.type ?? ""];
      }),
    ],
    ["makers", makers.flatMap(({ name, decidedBy }) => (decidedBy === "" ? [name] : []))],
    ["policy", settings],
  ];
  return told.flatMap(([table, names]): TableProblem[] => {
    if (names.length === 0) return [];
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
    const [stand, count] = names.length === 1 ? ["row stands", "counts"] : ["rows stand", "count"];
    const message = `${names.length} ${stand} unsigned (${names.slice(0, mostNamed).join(", ")}${more}): ${names.length === 1 ? "it" : "they"} ${count}, but nobody can be asked about it; write who decided, and when.`;
    const sheet = tables.get(table)?.sheet ?? decisionTable(table).sheet;
    return [{ table, sheet, row: null, column: "", message }];
  });
}
