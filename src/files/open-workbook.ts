import type { ByteSource } from "./byte-source";
import { readCsv } from "./csv/read";
import { FileError } from "./file-error";
import { findContainer, packageKind } from "./kind";
import { defaultLimits } from "./limits";
import type { ReadLimits } from "./limits";
import type { FileKind, OpenOptions, WorkbookFile } from "./workbook-file";
import { readOds } from "./ods/read";
import { readXlsx } from "./xlsx/read";
import { defaultInflater } from "./zip/inflate";
import { ZipPackage } from "./zip/package";

/**
 * Reads a spreadsheet of any kind: .xlsx, .xlsm, .xls, .ods, .csv. What it is is found from its bytes; a name
 * that says something else is warned about. Throws `FileError`, and nothing else, for what cannot be read.
 */
export async function openWorkbook(source: ByteSource, options: OpenOptions): Promise<WorkbookFile> {
  const limits = { ...defaultLimits, ...options.limits };
  try {
    const file = await readAny(source, options, limits);
    const warning = wrongEnding(file.kind, options.fileName);
    return warning === undefined ? file : { ...file, warnings: [warning, ...file.warnings] };
  } catch (problem) {
    if (problem instanceof FileError) throw problem;
    if (problem instanceof RangeError) throw new FileError("too-large", "", { cause: problem });
    throw new FileError("damaged", "", { cause: problem });
  }
}

async function readAny(source: ByteSource, options: OpenOptions, limits: ReadLimits): Promise<WorkbookFile> {
  const container = await findContainer(source);
  if (container === "text") return readCsv(source, options, limits);
  if (container === "zip") {
    const inflate = options.inflate ?? defaultInflater;
    const zip = await ZipPackage.open(source, { limits, inflate, signal: options.signal });
    return packageKind(zip) === "xlsx" ? readXlsx(zip, options, limits) : readOds(zip, options, limits);
  }
  const { readLegacy } = await import("./legacy/read");
  return readLegacy(source, container, options, limits);
}

const endings: Readonly<Record<FileKind, { readonly ours: readonly string[]; readonly what: string }>> = {
  xlsx: { ours: ["xlsx", "xlsm", "xltx", "xltm"], what: "an Excel workbook (.xlsx)" },
  xlsm: { ours: ["xlsm", "xltm", "xlam"], what: "an Excel workbook with macros (.xlsm)" },
  xls: { ours: ["xls", "xlt"], what: "an Excel 97-2003 workbook (.xls)" },
  ods: { ours: ["ods", "ots"], what: "an OpenDocument spreadsheet (.ods)" },
  csv: { ours: ["csv", "tsv", "tab", "txt", "asc", "psv"], what: "delimited text (.csv)" },
  html: { ours: ["html", "htm"], what: "a web page with tables" },
  "xml-2003": { ours: ["xml"], what: "an XML spreadsheet of 2003" },
};

function wrongEnding(kind: FileKind, fileName: string): string | undefined {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const { ours, what } = endings[kind];
  if (ours.includes(ending)) return undefined;
  return `The file is really ${what}, whatever its name says; it was read as that.`;
}
