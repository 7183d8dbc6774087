import { TextPool } from "../cells/text-pool";
import { FileError } from "../file-error";
import type { ReadLimits } from "../limits";
import type { OpenOptions, WorkbookFile } from "../workbook-file";
import { scanXml } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { ContentReader } from "./content";
import { OdsStyles } from "./styles";

/** Reads an OpenDocument spreadsheet (.ods). */
export async function readOds(
  zip: ZipPackage,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<WorkbookFile> {
  await refuseEncrypted(zip);
  const entry = zip.entry("content.xml");
  if (entry === undefined) throw new FileError("missing-part", "its content");
  const styles = new OdsStyles();
  const named = zip.entry("styles.xml");
  if (named !== undefined) await scanXml(zip.chunks(named), styles, true);
  const reader = new ContentReader(
    styles,
    new TextPool(limits.textBytes),
    limits,
    (name) => options.wants?.(name) ?? true,
  );
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    options.onProgress?.(Math.min(done, entry.packedSize), entry.packedSize);
  };
  await scanXml(zip.chunks(entry, onBytes), reader, true);
  if (reader.tables.length === 0 && options.wants === undefined) {
    throw new FileError("not-a-spreadsheet", "it is an OpenDocument file without sheets");
  }
  return {
    kind: "ods",
    fileName: options.fileName,
    warnings: [],
    sheets: reader.tables.map(({ name, hidden, cells, hiddenRows, hiddenColumns, merged }) => ({
      name,
      file: options.fileName,
      visibility: hidden ? "hidden" : "visible",
      rowCount: cells.rowCount,
      columnCount: cells.columnCount,
      value: (row, column) => cells.value(row, column),
      isRowHidden: (row) => hiddenRows.has(row),
      isColumnHidden: (column) => hiddenColumns.has(column),
      isStruckThrough: (row, column) => cells.isStruckThrough(row, column),
      isDate: (row, column) => cells.isDate(row, column),
      merged,
    })),
  };
}

/** An encrypted file says so in its manifest (ODF 1.3 part 2, 3.4). */
async function refuseEncrypted(zip: ZipPackage): Promise<void> {
  const manifest = await zip.bytes("META-INF/manifest.xml");
  // Searched, not parsed: old ones begin with a document type, which the scanner refuses.
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes("encryption-data")) {
    throw new FileError("password");
  }
}
