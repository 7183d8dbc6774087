import type { SheetTable } from "../../core/sheet";
import { scanXmlBytes } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { names } from "./names";
import { parseArea } from "./reference";
import type { Relationship } from "./relationships";

/** A table and the part that describes it. */
export interface PackagedTable extends SheetTable {
  readonly part: string;
}

/** The Excel tables of a sheet. */
export async function readTables(
  zip: ZipPackage,
  relationships: readonly Relationship[],
): Promise<PackagedTable[]> {
  const tables: PackagedTable[] = [];
  for (const { kind, target } of relationships) {
    if (kind !== "table") continue;
    const bytes = await zip.bytes(target);
    if (bytes === undefined) continue;
    scanXmlBytes(bytes, {
      open(name, tag) {
        if (name !== names.table) return;
        const area = parseArea(tag.attribute(names.ref) ?? "");
        if (area === undefined) return;
        tables.push({
          part: target,
          name: tag.attribute(names.displayName) ?? tag.attribute(names.name) ?? "",
          area,
          headerRow: tag.integer(names.headerRowCount, 1) > 0,
          totalsRow: tag.integer(names.totalsRowCount, 0) > 0,
        });
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
  return tables;
}
