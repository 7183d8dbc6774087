/** The quick test that nearly every row passes: two of make, model, serial and MAC are given, and are no header's words. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank } from "./cells";
import type { Lexicon } from "./lexicon";

const strongEvidence: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac"]);

/** Longer texts are no header's and no total's. */
const longestHeader = 24;
const textsRemembered = 20_000;

/** A column that names things, and the words that head it. */
interface StrongColumn {
  readonly column: number;
  readonly header: string | undefined;
  readonly upperHeader: string | undefined;
}

/** Tells rows that plainly are assets; of others it says nothing. */
export class PlainAssets {
  readonly #sheet: Sheet;
  readonly #columns: readonly StrongColumn[];
  readonly #lexicon: Lexicon;
  readonly #headerOrTotal = new Map<string, boolean>();

  /** @param headers the texts of the header's last row and of the one above it, by column */
  constructor(
    sheet: Sheet,
    columns: readonly number[],
    roles: ReadonlyMap<number, ColumnRole>,
    headers: readonly [ReadonlyMap<number, string>, ReadonlyMap<number, string>],
    lexicon: Lexicon,
  ) {
    this.#sheet = sheet;
    this.#lexicon = lexicon;
    const [header, upper] = headers;
    this.#columns = columns
      .filter((column) => strongEvidence.has(roles.get(column) ?? "other"))
      .map((column) => ({ column, header: header.get(column), upperHeader: upper.get(column) }));
  }

  /** Whether a row plainly is an asset. */
  has(row: number): boolean {
    let found = 0;
    for (const { column, header, upperHeader } of this.#columns) {
      const value = this.#sheet.value(row, column);
      if (value === null || value === "" || isBlank(value)) continue;
      if (value === header || value === upperHeader) return false;
      if (typeof value === "string" && value.length <= longestHeader && this.#isHeaderOrTotal(value))
        return false;
      if (++found === 2) return true;
    }
    return false;
  }

  #isHeaderOrTotal(text: string): boolean {
    if (hasDigit(text)) return false;
    let is = this.#headerOrTotal.get(text);
    if (is === undefined) {
      is = this.#readsAsHeaderOrTotal(text);
      if (this.#headerOrTotal.size >= textsRemembered) this.#headerOrTotal.clear();
      this.#headerOrTotal.set(text, is);
    }
    return is;
  }

  #readsAsHeaderOrTotal(text: string): boolean {
    if (this.#lexicon.mayHold("total", text) && this.#lexicon.edges("total", text)) return true;
    const match = this.#lexicon.headers.read(text);
    return match.sure && match.weight === "strong" && match.role !== "other";
  }
}

/** Whether a text holds a digit. */
export function hasDigit(text: string): boolean {
  return /[0-9]/.test(text);
}
