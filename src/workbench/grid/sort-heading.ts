/** A sort from the menu leaves the heading row on top, as Excel's does; the grid's own would sort it in with the rows. */
import {
  CellValueType,
  ICommandService,
  type IDisposable,
  type IRange,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { anyObject, rangeAt, textAt } from "./command-params";
import type { UniverPage } from "./univer";

export function keepHeadingOnTop(page: UniverPage): IDisposable {
  const injector = page.univer.__getInjector();
  const instances = injector.get(IUniverInstanceService);
  return injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    if (id !== "sheet.command.sort-range") return;
    const asked = anyObject(params) as Record<string, unknown>;
    const range = rangeAt(params, "range");
    const unit = instances.getUnit<Workbook>(textAt(params, "unitId") ?? "", UniverInstanceType.UNIVER_SHEET);
    const sheet = unit?.getSheetBySheetId(textAt(params, "subUnitId") ?? "");
    if (range !== null && sheet !== null && sheet !== undefined && startsWithHeading(sheet, range)) {
      asked["hasTitle"] = true;
    }
  });
}

/** Words over every column, each once, of which none stands again below itself. */
function startsWithHeading(sheet: Worksheet, range: IRange): boolean {
  const words = new Set<string>();
  for (let column = range.startColumn; column <= range.endColumn; column += 1) {
    const word = wordAt(sheet, range.startRow, column);
    if (word === null || words.has(word)) return false;
    for (let row = range.startRow + 1; row <= range.endRow; row += 1) {
      if (wordAt(sheet, row, column) === word) return false;
    }
    words.add(word);
  }
  return words.size > 1;
}

function wordAt(sheet: Worksheet, row: number, column: number): string | null {
  const cell = sheet.getCellRaw(row, column);
  const isText = typeof cell?.v === "string" && cell.t !== CellValueType.NUMBER;
  return isText && cell.v !== "" ? String(cell.v) : null;
}
