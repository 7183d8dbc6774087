/** Where the selection is, seen from the register that the pane shows. */
import { cellName } from "../../core/sheet";
import { isOwnSheet } from "../../core/sheets";
import type { SelectedCell } from "./pane-excel";
import type { RegisterView } from "./register-view";

/**
 * The selected cell in words where it is not in the register's rows; null where it is, on Lens sheets, where there is
 * nothing to read, or where Excel does not say.
 * Cells beside the register count as in it: the result columns stand there. So do all of a sheet that holds no other.
 */
export function leftFor(register: RegisterView, cell: SelectedCell | null): string | null {
  if (cell === null || isOwnSheet(cell.sheet)) return null;
  const { top, bottom } = register.area;
  const inside =
    cell.sheet === register.sheet && (register.isAlone || (cell.row >= top && cell.row <= bottom));
  return inside ? null : `${cell.sheet}, cell ${cellName(cell.row, cell.column)}`;
}
