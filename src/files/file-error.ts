/** Why a file could not be read or copied. */
export type FileErrorCode =
  | "empty-file"
  | "not-a-spreadsheet"
  | "unsupported-format"
  | "password"
  | "damaged"
  | "missing-part"
  | "unsafe"
  | "too-large"
  | "sheet-not-found"
  | "cannot-write"
  | "cancelled";

/** One clear sentence each, which says what to do; `{detail}` is filled in by the place that throws. */
const sentences: Readonly<Record<FileErrorCode, string>> = {
  "empty-file": "The file is empty (0 bytes): export or save it again.",
  "not-a-spreadsheet":
    "This is not a spreadsheet{detail}: give an .xlsx, .xlsm, .xls, .ods or .csv file, or save it as one of these.",
  "unsupported-format": "{detail} cannot be read: open it and save it as .xlsx.",
  password: "The file is protected by a password: open it in Excel, remove the password, and save it again.",
  damaged:
    "The file is damaged or cut short{detail}: copy it again from where it came from, or open it in Excel and save it again.",
  "missing-part": "The file lacks a part that it needs{detail}: open it in Excel and save it again.",
  unsafe:
    "The file holds something that spreadsheets do not need and that can do harm{detail}: do not trust it; ask its sender for another copy.",
  "too-large":
    "The file unpacks to more than can be read safely{detail}: split it into smaller workbooks, or save the register as .csv.",
  "sheet-not-found": "{detail}",
  "cannot-write": "The file cannot be written{detail}.",
  cancelled: "Cancelled.",
};

/** A file that cannot be read or copied. `message` is one sentence for the user, without the file's name. */
export class FileError extends Error {
  override readonly name = "FileError";

  constructor(
    readonly code: FileErrorCode,
    detail = "",
    options?: { cause?: unknown },
  ) {
    const shown =
      detail === "" || code === "unsupported-format" || code === "sheet-not-found" ? detail : ` (${detail})`;
    super(sentences[code].replace("{detail}", shown), options);
  }
}

/** Throws when the user has cancelled. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new FileError("cancelled");
}
