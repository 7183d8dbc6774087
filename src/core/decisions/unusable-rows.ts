/** Rows of decision tables that count for nothing because they cannot be read, or of which a word could not be used. */
import type { ReadDecisions } from "./read-decisions";
import type { AssetReference } from "./records";
import { textIn, type TableProblem } from "./table-rows";
import { decisionTable, type DecisionTableId } from "./tables";

/** A row about an asset, with what is wrong with it. */
export interface UnusableRow extends Pick<AssetReference, "asset" | "mark"> {
  readonly problem: TableProblem;
}

const aboutAssets = ["found", "exceptions", "work"] as const satisfies readonly DecisionTableId[];

/** The rows about single assets that say something else than a check takes from them; each with the first reason. */
export function unusableRows({ decisions, problems }: ReadDecisions): UnusableRow[] {
  return aboutAssets.flatMap((id) => {
    const { columns } = decisionTable(id);
    const taken = new Map(decisions[id].map((record) => [record.at.row, record]));
    return (decisions.tables.get(id)?.rows ?? []).flatMap((row): UnusableRow[] => {
      const record = taken.get(row.row);
      const unused = record !== undefined && "unused" in record ? (record.unused ?? {}) : {};
      const problem = problems.find(({ table, row: place, column }) => {
        if (table !== id || place !== row.row + 1) return false;
        return record === undefined || columns.some((one) => one.header === column && one.id in unused);
      });
      return problem === undefined
        ? []
        : [{ asset: textIn(row, "asset"), mark: textIn(row, "mark"), problem }];
    });
  });
}
