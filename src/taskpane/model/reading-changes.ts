/** What a person corrects in the reading of a register, and how it goes into the table of corrections. */
import type { ColumnRole } from "../../core/asset";
import { plannedCorrection, textIn } from "../../core/decisions";
import { type Correction, correctionRows, type RegisterReading, sameName } from "../../core/register";
import { areaName } from "../../core/sheet";
import { nameKey } from "../../core/text";
import type { ChangePlan } from "./decision-source";
import type { Said } from "./site-changes";

/**
 * A column holds something else than was read. It is named by its heading, because columns move; by its letters where
 * it has none or shares it with another.
 * @param isFirst whether the register is the first on its sheet; others are named by their cells
 */
export function columnCorrection(
  { sheet, area, columns }: RegisterReading,
  isFirst: boolean,
  column: number,
  role: ColumnRole,
): Correction {
  const heading = columns.find((one) => one.column === column)?.header ?? "";
  const shared = columns.filter(({ header }) => nameKey(header) === nameKey(heading)).length > 1;
  return {
    sheet,
    range: isFirst ? "" : areaName(area),
    what: "column",
    column,
    heading: shared ? "" : heading,
    role,
    by: "",
    date: "",
  };
}

/** Writes corrections in the name of who made them; one about the same place takes the place of an earlier one. */
export function planCorrections(corrections: readonly Correction[], { by, date }: Said): ChangePlan {
  return (rowsOf) => {
    const rows = rowsOf("reading")?.rows ?? [];
    const planned = corrections.map((correction) => {
      const { values } = plannedCorrection({ ...correction, by, date });
      const [, , what = "", where = ""] = correctionRows([correction])[1] ?? [];
      const there = rows.find(
        (row) =>
          sameName(textIn(row, "sheet"), correction.sheet) &&
          sameName(textIn(row, "range"), correction.range) &&
          sameName(textIn(row, "what"), what) &&
          sameName(textIn(row, "where"), where),
      );
      return { there, values };
    });
    return [
      {
        table: "reading",
        set: planned.flatMap(({ there, values }) =>
          there === undefined ? [] : [{ row: there.row, values }],
        ),
        add: planned.flatMap(({ there, values }) => (there === undefined ? [{ values }] : [])),
      },
    ];
  };
}
