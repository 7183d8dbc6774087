/**
 * Single rows under a header that is given apart: what a formula sees of a register. Columns get their roles from
 * the header alone; only where the header says nothing (or little) the row's own value is looked at, so that the
 * same header and row always read the same, whatever stands in other rows.
 */
import type { ColumnRole, RegisterContext } from "../asset";
import { sheetFromRows, type CellValue, type Sheet } from "../sheet";
import { cellText } from "../text";
import { readBody } from "./body";
import { isBlank, looksLikeIp, looksLikeMac, textAt } from "./cells";
import { rolesByContent, rolesByHeader, type ColumnGuess } from "./columns";
import { columnContent, type ColumnContent } from "./content";
import { flagField, ownCell } from "./fields";
import type { Header } from "./whole-header";
import type { Lexicon } from "./lexicon";
import { unmangled } from "./mangled";
import { PlainAssets } from "./plain-assets";
import type { FieldSource } from "./reading";

/** A row read as an asset. */
export interface ReadRow {
  /** What stands around it, with the fields as its headers. Rows whose columns have the same roles share it. */
  readonly context: RegisterContext;
  /** The texts of the fields, in the order of the context's headers; "" where blank. */
  readonly texts: readonly string[];
}

/** Roles whose columns are looked at as well: people put MAC addresses under "Serial" or "Ref". */
const looked: ReadonlySet<ColumnRole> = new Set(["serial", "tag", "other"]);

const bodyRow = 1;

/** Kinds of rows under one header that are remembered: weak headers make some, secrets and flags none. */
const fieldsKept = 64;

type Roles = ReturnType<typeof rolesByContent>;

interface Fields {
  readonly sources: readonly FieldSource[];
  readonly context: RegisterContext;
}

export class RowReader {
  private readonly header: Header;
  private readonly guesses: readonly ColumnGuess[];
  private readonly columns: readonly number[];
  private readonly roles: ReadonlyMap<number, ColumnRole>;
  private readonly headers: readonly CellValue[];
  /** The header and the row that is being read. */
  private readonly sheet: Sheet;
  private row: readonly CellValue[] = [];
  private readonly plain: PlainAssets;
  private readonly fields = new Map<string, Fields>();
  private fieldsOfHeader: Fields | undefined;

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
    this.columns = this.guesses.map(({ column }) => column);
    this.roles = new Map(this.guesses.map(({ column, role }) => [column, role]));
    this.sheet = {
      ...sheetFromRows("", [texts, texts]),
      value: (row, column) => (row === bodyRow ? this.row : this.headers)[column] ?? null,
    };
    const headerCells = new Map([...this.header.texts].filter(([, text]) => !isBlank(text)));
    this.plain = new PlainAssets(this.sheet, this.columns, this.roles, [headerCells, new Map()], lexicon);
  }

  /** How many cells a row has. */
  get width(): number {
    return this.headers.length;
  }

  /** Whether any column says something that a check can use. */
  get isTelling(): boolean {
    return this.guesses.some(({ role }) => role !== "other" && role !== "secret");
  }

  /** Reads a row; `null` where it is no asset: blank, a total, a note, the header again. */
  read(row: readonly CellValue[]): ReadRow | null {
    this.row = row;
    if (!this.plain.has(bodyRow) && !this.isAsset()) return null;
    const { sources, context } = this.fieldsIn();
    return { context, texts: sources.map((source) => source.text(bodyRow)) };
  }

  private isAsset(): boolean {
    const steps = readBody({
      sheet: this.sheet,
      columns: this.columns,
      roles: this.roles,
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
    return step.value.rows.length > 0;
  }

  /** The fields of the row: those of the header, unless this row's values say otherwise. */
  private fieldsIn(): Fields {
    const contents = new Map<number, ColumnContent>();
    for (const { column, role, weak } of this.guesses) {
      if (role === "secret") continue;
      const text = textAt(this.sheet, bodyRow, column).trim();
      const tells = weak ? text !== "" : looked.has(role) && (looksLikeMac(text) || looksLikeIp(text));
      if (tells) contents.set(column, columnContent(this.sheet, column, [bodyRow], this.lexicon));
    }
    if (contents.size > 0) return this.fieldsOf(rolesByContent(this.guesses, contents, this.lexicon));
    this.fieldsOfHeader ??= this.fieldsOf(rolesByContent(this.guesses, contents, this.lexicon));
    return this.fieldsOfHeader;
  }

  private fieldsOf({ columns, flags }: Roles): Fields {
    const key = JSON.stringify([columns.map(({ role }) => role), flags]);
    let fields = this.fields.get(key);
    if (fields === undefined) {
      const sources: FieldSource[] = [];
      for (const reading of columns) {
        if (reading.role === "secret") continue;
        const flag = flags.find(({ column }) => column === reading.column);
        sources.push(
          flag === undefined
            ? unmangled(this.sheet, reading.column, ownCell(this.sheet, reading))
            : flagField(this.sheet, flag, reading.header, this.lexicon),
        );
      }
      const headers = sources.map(({ role, header }) => ({ role, text: header }));
      fields = { sources, context: { sheet: "", title: "", headers } };
      if (this.fields.size >= fieldsKept) this.fields.clear();
      this.fields.set(key, fields);
    }
    return fields;
  }
}
