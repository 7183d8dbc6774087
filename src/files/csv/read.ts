import type { ByteSource } from "../byte-source";
import { CellStore, mostColumns } from "../cells/cell-store";
import { TextPool } from "../cells/text-pool";
import { FileError } from "../file-error";
import { longestCellText } from "../limits";
import type { ReadLimits } from "../limits";
import type { OpenOptions, WorkbookFile } from "../workbook-file";
import { findDialect } from "./dialect";
import { findEncoding, utf8Chunks } from "./encoding";
import { RecordReader } from "./record-reader";

const sampleBytes = 262_144;

/** Reads delimited text. Every value is a text, so that leading zeros stay; one record is one row. */
export async function readCsv(
  source: ByteSource,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<WorkbookFile> {
  const found = await findEncoding(source, options.signal);
  if (found === undefined) throw new FileError("not-a-spreadsheet");
  const sample: Uint8Array[] = [];
  let sampled = 0;
  for await (const chunk of utf8Chunks(source, found)) {
    sample.push(chunk);
    sampled += chunk.length;
    if (sampled >= sampleBytes) break;
  }
  const head = new Uint8Array(sampled);
  let position = 0;
  for (const chunk of sample) {
    head.set(chunk, position);
    position += chunk.length;
  }
  const dialect = findDialect(head.subarray(0, sampleBytes), sampled < sampleBytes);
  const pool = new TextPool(limits.textBytes);
  const cells = new CellStore(pool, limits.cells);
  let tooWide = 0;
  let tooLong = 0;
  const reader = new RecordReader(dialect.delimiter.charCodeAt(0), {
    field: (column, bytes, start, end) => {
      if (column >= mostColumns) {
        tooWide++;
        return;
      }
      if (end - start > longestCellText) {
        const text = new TextDecoder().decode(bytes.subarray(start, end));
        if (text.length > longestCellText) {
          tooLong++;
          const cut = new TextEncoder().encode(text.slice(0, longestCellText));
          cells.setText(column, pool.intern(cut, 0, cut.length), false);
          return;
        }
      }
      cells.setText(column, pool.intern(bytes, start, end), false);
    },
    endRecord: (row) => {
      cells.endRow(row);
      return true;
    },
  });
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    options.onProgress?.(Math.min(done, source.size), source.size);
  };
  let skip = dialect.skip;
  for await (const chunk of utf8Chunks(source, found, onBytes, options.signal)) {
    reader.push(skip > 0 ? chunk.subarray(skip) : chunk);
    skip = Math.max(0, skip - chunk.length);
  }
  reader.finish();
  const warnings: string[] = [];
  if (reader.strayQuotes > 0) {
    warnings.push("A quotation mark is opened and never closed; it was read as a character.");
  }
  if (tooWide > 0) warnings.push("Lines with more than 16,384 fields were cut there.");
  if (tooLong > 0) warnings.push("Texts longer than 32,767 characters were cut there, as Excel does.");
  return {
    kind: "csv",
    fileName: options.fileName,
    warnings,
    sheets: [
      {
        name: nameWithoutEnding(options.fileName),
        file: options.fileName,
        visibility: "visible",
        rowCount: cells.rowCount,
        columnCount: cells.columnCount,
        value: (row, column) => cells.value(row, column),
      },
    ],
  };
}

/** `Register 2024.csv` is `Register 2024`. */
export function nameWithoutEnding(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}
