/** Whether a table is a register of assets. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { bandText } from "./bands";
import type { Body } from "./body";
import type { ColumnContent } from "./content";
import type { Header } from "./whole-header";
import type { Lexicon } from "./lexicon";
import { noMakerColumn, notARegisterBecause } from "./nothing";
import type { ColumnReading, NothingToCheck } from "./reading";

const naming: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac"]);
const describing: ReadonlySet<ColumnRole> = new Set(["description", "category", "notes"]);

/** Whether a column says who made the things: by its role, or, where it only describes them, by what its cells say. */
function isTelling(
  reading: ColumnReading,
  contents: ReadonlyMap<number, ColumnContent>,
  assets: boolean,
): boolean {
  const content = contents.get(reading.column);
  if (content === undefined || content.filled === 0) return false;
  if (naming.has(reading.role)) return true;
  if (!describing.has(reading.role)) return false;
  if (assets && reading.sure && reading.role !== "notes") return true;
  return (["mac", "model", "maker", "category"] as const).some((share) => content[share] >= 0.03);
}

/** Why a table is not checked; `null` when it is a register. */
export function judgeTable(
  sheet: Sheet,
  columns: readonly ColumnReading[],
  contents: ReadonlyMap<number, ColumnContent>,
  body: Body,
  lexicon: Lexicon,
  header: Header,
): NothingToCheck | null {
  const because = notARegisterBecause(sheet.name, columns, contents, lexicon);
  if (because !== null) return because;
  if (body.rows.length === 0) {
    return {
      sheet: sheet.name,
      why: "empty",
      message: `The table under row ${(header.rows.at(-1) ?? 0) + 1} of "${sheet.name}" has no rows: add the assets, or choose another sheet.`,
    };
  }
  const roles = new Set(columns.map(({ role }) => role));
  const assets = (["tag", "location", "site", "status", "installDate", "quantity", "ip"] as const).some(
    (role) => roles.has(role),
  );
  const telling =
    columns.some((reading) => isTelling(reading, contents, assets)) ||
    body.bands.some((band) => bandText(band, lexicon).make !== "");
  return telling ? null : noMakerColumn(sheet.name);
}
