/**
 * Single rows under a header that is given apart: what a formula sees of a register. Columns get their roles from
 * the header alone; only where the header says nothing (or little) the row's own value is looked at, so that the
 * same header and row always read the same, whatever stands in other rows.
 */
import type { AssetText, ColumnRole, RegisterContext } from "../asset";
import { sheetFromRows, type CellValue, type Sheet } from "../sheet";
import { cellText } from "../text";
import { readBody } from "./body";
import { looksLikeIp, looksLikeMac, textAt } from "./cells";
import { rolesByContent, rolesByHeader, type ColumnGuess } from "./columns";
import { columnContent, type ColumnContent } from "./content";
import { flagField, ownCell } from "./fields";
import type { Header } from "./header-rows";
import type { Lexicon } from "./lexicon";
import type { FieldSource } from "./reading";

/** A row read as an asset. */
export interface ReadRow {
  readonly asset: AssetText;
  readonly context: RegisterContext;
}

/** Roles whose columns are looked at as well: people put MAC addresses under "Serial" or "Ref". */
const looked: ReadonlySet<ColumnRole> = new Set(["serial", "tag", "other"]);

const bodyRow = 1;

type Roles = ReturnType<typeof rolesByContent>;

export class RowReader {
  private readonly header: Header;
  private readonly guesses: readonly ColumnGuess[];
  private readonly headers: readonly CellValue[];
  private rolesOfHeader: Roles | undefined;

  /** @param headerLines one line, or several of a header over several rows, each as wide as the rows to be read */
  constructor(
    headerLines: readonly (readonly CellValue[])[],
    private readonly lexicon: Lexicon,
  ) {
    const width = headerLines.reduce((most, line) => Math.max(most, line.length), 0);
    const texts = Array.from({ length: width }, (_, column) =>
      headerLines
        .map((line) => cellText(line[column] ?? null).trim())
        .filter((text) => text !== "")
        .join(" "),
    );
    this.headers = texts;
    this.header = { rows: [0], texts: new Map(texts.entries()) };
    const columns = [...texts.keys()].filter((column) => !lexicon.isOwnColumn(texts[column] ?? ""));
    this.guesses = rolesByHeader(columns, this.header, lexicon);
  }

  /** How many cells a row has. */
  get width(): number {
    return this.headers.length;
  }

  /** Whether any column says something that a check can use. */
  get isTelling(): boolean {
    return this.guesses.some(({ role }) => role !== "other" && role !== "secret");
  }

  /** The roles of the columns: those of the header, unless this row's values say otherwise. */
  private rolesIn(sheet: Sheet): Roles {
    const contents = new Map<number, ColumnContent>();
    for (const { column, role, weak } of this.guesses) {
      if (role === "secret") continue;
      const text = textAt(sheet, bodyRow, column).trim();
      const tells = weak ? text !== "" : looked.has(role) && (looksLikeMac(text) || looksLikeIp(text));
      if (tells) contents.set(column, columnContent(sheet, column, [bodyRow], this.lexicon));
    }
    if (contents.size > 0) return rolesByContent(this.guesses, contents, this.lexicon);
    this.rolesOfHeader ??= rolesByContent(this.guesses, contents, this.lexicon);
    return this.rolesOfHeader;
  }

  /** Reads a row; `null` where it is no asset: blank, a total, a note, the header again. */
  read(row: readonly CellValue[]): ReadRow | null {
    const sheet = sheetFromRows("", [this.headers, row]);
    const columns = this.guesses.map(({ column }) => column);
    const steps = readBody({
      sheet,
      columns,
      roles: new Map(this.guesses.map(({ column, role }) => [column, role])),
      header: this.header,
      first: bodyRow,
      last: bodyRow,
      totalsRow: null,
      title: "",
      lexicon: this.lexicon,
      corrector: null,
      mayEnd: false,
    });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    if (step.value.rows.length === 0) return null;

    const { columns: readings, flags } = this.rolesIn(sheet);
    const fields: FieldSource[] = [];
    for (const reading of readings) {
      if (reading.role === "secret") continue;
      const flag = flags.find(({ column }) => column === reading.column);
      fields.push(
        flag === undefined ? ownCell(sheet, reading) : flagField(sheet, flag, reading.header, this.lexicon),
      );
    }
    const asset: Partial<Record<ColumnRole, string[]>> = {};
    for (const field of fields) (asset[field.role] ??= []).push(field.text(bodyRow));
    return {
      asset,
      context: { sheet: "", title: "", headers: fields.map(({ role, header }) => ({ role, text: header })) },
    };
  }
}
