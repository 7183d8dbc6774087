/** Reads an .xlsx or .csv file that a person chose, in the pane: nothing leaves the computer. A chunk of its own. */
import type { Sheet } from "../core/sheet";
import { memorySource } from "../files/byte-source";
import { readCsv } from "../files/csv/read";
import { FileError } from "../files/file-error";
import { findContainer, packageKind } from "../files/kind";
import { defaultLimits } from "../files/limits";
import { readXlsx } from "../files/xlsx/read";
import { defaultInflater } from "../files/zip/inflate";
import { ZipPackage } from "../files/zip/package";

export type FileSheets =
  | { readonly kind: "read"; readonly sheets: readonly Sheet[] }
  /** A sentence says why not. */
  | { readonly kind: "not-read"; readonly message: string };

/** Never throws for anything that a file holds. */
export async function sheetsOfFile(file: File): Promise<FileSheets> {
  try {
    const source = memorySource(new Uint8Array(await file.arrayBuffer()));
    const options = { fileName: file.name };
    const container = await findContainer(source);
    if (container === "text")
      return { kind: "read", sheets: (await readCsv(source, options, defaultLimits)).sheets };
    if (container !== "zip") throw new FileError("unsupported-format", "Files of this kind");
    const zip = await ZipPackage.open(source, {
      limits: defaultLimits,
      inflate: defaultInflater,
      signal: undefined,
    });
    if (packageKind(zip) !== "xlsx") throw new FileError("unsupported-format", "Files of this kind");
    return { kind: "read", sheets: (await readXlsx(zip, options, defaultLimits)).sheets };
  } catch (problem) {
    if (problem instanceof FileError) return { kind: "not-read", message: problem.message };
    return { kind: "not-read", message: "The file is damaged: open it in Excel and save it again." };
  }
}
