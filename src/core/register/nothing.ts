/** Why a table or sheet is not checked, in one sentence that says what to do. All the sentences are here. */
import type { ColumnContent } from "./content";
import type { Lexicon } from "./lexicon";
import type { ColumnReading, NothingToCheck } from "./reading";
import { plainWords } from "./words";

export function emptySheet(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "empty",
    message: `"${sheet}" is empty: choose the sheet that holds the asset register.`,
  };
}

export function noHeader(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "no-header",
    message: `No row of "${sheet}" looks like the headings of an asset register: add a row with headings such as Make, Model and Site, or point at the heading row.`,
  };
}

export function onItsSide(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "no-header",
    message: `The headings of "${sheet}" run down its first column, with one thing to a column: copy the table, paste it with Paste Special, Transpose, and check that.`,
  };
}

export function noMakerColumn(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "no-maker-column",
    message: `No column of "${sheet}" says who made the things: add a make, model, description, serial number or MAC address, or say which column holds it.`,
  };
}

export function ownSheet(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "not-a-register",
    message: `"${sheet}" is a sheet of Estate Lens itself: choose the sheet that holds the asset register.`,
  };
}

export function spilledAnswers(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "no-header",
    message: `"${sheet}" holds answers of ESTATE.CHECK: choose the sheet that holds the asset register.`,
  };
}

export function summarySheet(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "summary",
    message: `"${sheet}" sums up other sheets: choose the sheet that lists the assets one by one.`,
  };
}

export function leftOutSheet(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "corrected",
    message: `"${sheet}" is left out because somebody said so: the sheet "Lens reading" keeps that.`,
  };
}

export function leftOutTable(sheet: string, row: number): NothingToCheck {
  return {
    sheet,
    why: "corrected",
    message: `The table in row ${row + 1} of "${sheet}" is left out because somebody said so: the sheet "Lens reading" keeps that.`,
  };
}

export function linkedSheet(sheet: string): NothingToCheck {
  return {
    sheet,
    why: "linked",
    message: `"${sheet}" was used to complete the register on another sheet: nothing on it is checked by itself.`,
  };
}

export function notListed(sheet: string): NothingToCheck {
  return notARegister(sheet, "a COBie sheet that lists no devices");
}

export function helpSheet(sheet: string): NothingToCheck {
  return notARegister(sheet, "explanations or lists to choose from");
}

function notARegister(sheet: string, what: string): NothingToCheck {
  return {
    sheet,
    why: "not-a-register",
    message: `"${sheet}" looks like ${what}, not a register: choose the sheet that lists what is installed where.`,
  };
}

export function rota(sheet: string): NothingToCheck {
  return notARegister(sheet, "a rota or timetable");
}

export function classificationTable(sheet: string): NothingToCheck {
  return notARegister(sheet, "a classification table");
}

/** A column of Uniclass codes. */
export function isClassification(contents: ReadonlyMap<number, ColumnContent>): boolean {
  return [...contents.values()].some(({ uniclass }) => uniclass >= 0.5);
}

/** A price list, a rota, a classification table, a summary: tables that have headers like a register's. `null`: none of these. */
export function notARegisterBecause(
  sheet: string,
  columns: readonly ColumnReading[],
  contents: ReadonlyMap<number, ColumnContent>,
  lexicon: Lexicon,
): NothingToCheck | null {
  const roles = new Set(columns.map(({ role }) => role));
  const headers = columns.map(({ header }) => header).filter((header) => header !== "");
  const places = (["site", "siteType", "location", "network", "installDate"] as const).some((role) =>
    roles.has(role),
  );
  const single = (["serial", "mac", "ip"] as const).some((role) => roles.has(role));
  if (headers.some((header) => lexicon.startsWith("pivot", header))) return summarySheet(sheet);
  if (headers.filter((header) => lexicon.isOne("weekday", header)).length >= 3) return rota(sheet);
  const prices = headers.some((header) => plainWords(header).some((word) => lexicon.isOne("price", word)));
  if (prices && !places && !single && !roles.has("status")) return notARegister(sheet, "a price list");
  if (!places && !single && !roles.has("make") && !roles.has("model") && isClassification(contents))
    return classificationTable(sheet);
  return null;
}

/** Sheets that sum up or explain, by their name. */
export function sheetBeside(sheet: string, lexicon: Lexicon): "summary" | "help" | null {
  const words = plainWords(sheet);
  if (words.some((word) => lexicon.isOne("summarySheet", word))) return "summary";
  return lexicon.isOne("helpSheet", sheet) ? "help" : null;
}
