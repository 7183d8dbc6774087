/** The last check that an earlier copy keeps. */
import { lastCheckTable, readDecisions, sourceOfSheets, type LastCheckRow } from "../core/decisions";
import { UsageError } from "./errors";
import { fromOption } from "./open-file";

/** Reads the last check of a copy. Throws `UsageError` where it keeps none. */
export function lastCheckOf(path: string): Promise<readonly LastCheckRow[]> {
  return fromOption("--since", path, (sheets) => {
    const source = sourceOfSheets(sheets);
    const { decisions } = readDecisions((table) => (table.id === "lastCheck" ? source(table) : null));
    if (decisions.lastCheck.length === 0)
      throw new UsageError(
        `--since ${path}: it keeps no last check. Copies that estate-lens check --out writes keep one, on the hidden sheet "${lastCheckTable.sheet}".`,
      );
    return decisions.lastCheck;
  });
}
