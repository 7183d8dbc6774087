/** A correction of the reading as a row of its table. */
import { correctionRows, type Correction } from "../register";
import type { PlannedTableRow } from "./plan-table";
import { readingTable } from "./tables";

/** The row that `readCorrections` reads back as the same correction. */
export function plannedCorrection(correction: Correction): PlannedTableRow {
  const texts = correctionRows([correction])[1] ?? [];
  return {
    values: Object.fromEntries(
      readingTable.columns.map(({ id }, place) => {
        const text = texts[place] ?? "";
        return [id, id === "date" && text !== "" ? { date: text } : text];
      }),
    ),
  };
}
