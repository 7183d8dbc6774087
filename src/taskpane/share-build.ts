/** What leaves the organisation's own hands, as files: the copy to share and the freedom-of-information draft. */
import { Checker, type CheckedAsset } from "../core/check";
import { foiDraft, foiTitle, sharedBasis, sharedCopy, sharedTitle } from "../core/share";
import type { Sheet } from "../core/sheet";
import { isDateFormat } from "../files/xlsx/date-format";
import type { ReportParts } from "./model/decisions-model";
import type { PaneExcel, Trouble } from "./model/pane-excel";
import { workbookOf } from "./report-build";

const blockSize = 1000;

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** The copy to share, in base64; where Excel does not tell the formats of dates, what kept it. */
export async function shareFile(
  { seen, basis: full, decisions }: ReportParts,
  formatsOf: PaneExcel["numberFormats"],
): Promise<string | Trouble> {
  const { reading } = seen;
  const sheet = await withDates(seen.sheet, reading.area.top, reading.area.bottom, formatsOf);
  if ("code" in sheet) return sheet;
  const basis = sharedBasis(full);
  const assets: CheckedAsset[] = [];
  for (const block of new Checker(basis).check(reading, undefined, blockSize)) {
    assets.push(...block);
    await breathe();
  }
  const { sheets } = sharedCopy({
    sheets: [{ sheet, registers: [{ reading, assets }] }],
    basis,
    decisions,
  });
  return workbookOf(sheets, sharedTitle, basis.asOf);
}

/** The sheet with what Excel says of the formats of its numbers. */
async function withDates(
  sheet: Sheet,
  first: number,
  last: number,
  formatsOf: PaneExcel["numberFormats"],
): Promise<Sheet | Trouble> {
  const columns: number[] = [];
  for (let column = 0; column < sheet.columnCount; column += 1)
    for (let row = first; row <= last; row += 1)
      if (typeof sheet.value(row, column) === "number") {
        columns.push(column);
        break;
      }
  const outcome = await formatsOf(sheet.name, columns, first, last);
  if (outcome.kind === "trouble") return outcome.trouble;
  const known = new Map<string, boolean>();
  const isDate = (code: string): boolean => {
    const answer = known.get(code) ?? isDateFormat(code);
    known.set(code, answer);
    return answer;
  };
  return {
    ...sheet,
    isDate: (row, column) => isDate(outcome.formats.get(column)?.[row - first] ?? ""),
  };
}

/** The draft of an answer to the public, in base64. */
export function foiFile({ seen, basis }: ReportParts): Promise<string> {
  const registers = [{ reading: seen.reading, assets: seen.results.assets }];
  return workbookOf(foiDraft({ registers, basis }), foiTitle, basis.asOf);
}
