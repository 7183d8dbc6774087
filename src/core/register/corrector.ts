/** Which of a sheet's corrections belong to the table that is being read. */
import type { ColumnRole } from "../asset";
import type { Area } from "../sheet";
import { nameKey } from "../text";
import type { Corrections, RowRange, TableCorrections } from "./reading";

/** The table that is being read, as far as it is known. */
interface Place {
  readonly area: Area;
  /** Its name, where it is an Excel table. */
  readonly name?: string;
}

/** A person's corrections of one table: those of the sheet for its first table, those of a range for the table in it. */
export class Corrector {
  private readonly named: readonly (TableCorrections & { readonly at: Area | string })[];
  private readonly general: TableCorrections;
  private chosen: readonly TableCorrections[];
  private readonly roles = new Map<number, ColumnRole>();
  private readonly leaveOut: readonly RowRange[];
  private readonly assets: readonly RowRange[];

  /** @param first the table is the sheet's first one: corrections without a range are meant for it */
  constructor(
    corrections: Corrections | undefined,
    private readonly place: Place,
    first: boolean,
  ) {
    this.general = first && corrections !== undefined ? forFirstTable(corrections) : {};
    this.named = (corrections?.tables ?? []).filter(({ at }) => mayMean(at, place));
    this.chosen = [...this.named.filter(({ at }) => typeof at === "string"), this.general];
    const leaveOut = corrections?.leaveOut ?? [];
    this.leaveOut = leaveOut === "sheet" ? [] : leaveOut;
    this.assets = corrections?.assets ?? [];
  }

  /** The header rows that a person has pointed at inside this region; empty: no header; `undefined`: nobody has. */
  get headerRows(): readonly number[] | undefined {
    const { top, bottom } = this.place.area;
    return [...this.named, this.general]
      .map(({ headerRows }) => headerRows)
      .find((rows) => rows?.every((row) => row >= top && row <= bottom) === true);
  }

  /** Says which table it has turned out to be: the row it begins with, its columns and their headings. */
  settle(row: number, columns: readonly number[], headings: ReadonlyMap<number, string>): void {
    this.chosen = [
      ...this.named.filter(
        ({ at }) =>
          typeof at === "string" ||
          (at.top <= row &&
            row <= at.bottom &&
            columns.some((column) => at.left <= column && column <= at.right)),
      ),
      this.general,
    ];
    const keys = columns.map((column) => [column, nameKey(headings.get(column) ?? "")] as const);
    for (const { columns: byNumber, headings: byHeading } of [...this.chosen].reverse()) {
      for (const [column, role] of byNumber ?? []) this.roles.set(column, role);
      for (const [heading, { role, column }] of byHeading ?? []) {
        const headed = keys.filter(([, key]) => key === heading).map(([at]) => at);
        const meant = column !== null && headed.includes(column) ? [column] : headed;
        for (const at of meant.length === 0 && column !== null ? [column] : meant) this.roles.set(at, role);
      }
    }
  }

  /** What a person has said that a column is. */
  role(column: number): ColumnRole | undefined {
    return this.roles.get(column);
  }

  /** Whether a person has said what columns are: then a table without a header is a register. */
  get namesColumns(): boolean {
    return this.roles.size > 0;
  }

  /** What a person has said of a row, whatever table it stands in. */
  row(row: number): "asset" | "leave out" | null {
    if (isInRanges(this.assets, row)) return "asset";
    return isInRanges(this.leaveOut, row) ? "leave out" : null;
  }

  /** Whether anything has been said of rows at all. */
  get namesRows(): boolean {
    return this.assets.length > 0 || this.leaveOut.length > 0;
  }

  get leavesOut(): boolean {
    return this.chosen.some(({ leaveOut }) => leaveOut === true);
  }
}

function forFirstTable({ headerRows, columns, headings }: Corrections): TableCorrections {
  return {
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(columns === undefined ? {} : { columns }),
    ...(headings === undefined ? {} : { headings }),
  };
}

function mayMean(at: Area | string, { area, name }: Place): boolean {
  if (typeof at === "string") return at.trim().toLowerCase() === name?.toLowerCase();
  return at.top <= area.bottom && at.bottom >= area.top && at.left <= area.right && at.right >= area.left;
}

/** Few ranges, many rows. */
function isInRanges(ranges: readonly RowRange[], row: number): boolean {
  return ranges.some(({ first, last }) => first <= row && row <= last);
}
