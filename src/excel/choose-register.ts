/** Which of the registers on a sheet a check is about. */
import type { RegisterReading, SheetReading } from "../core/register";
import { type Area, areaName } from "../core/sheet";
import type { SheetFacts, TableOnSheet } from "./locate";
import type { SheetSource } from "./sheet-source";

/** A sheet that was read. */
export interface SheetRead {
  readonly facts: SheetFacts;
  readonly source: SheetSource;
  readonly reading: SheetReading;
  readonly table: TableOnSheet | undefined;
  /** What should be known of the other sheets. */
  readonly notes: readonly string[];
}

/** One of several registers on a sheet. */
export interface RegisterChoice {
  readonly sheet: string;
  /** `A5:N30`. */
  readonly address: string;
  readonly assets: number;
}

export type NotChosen =
  /** Several registers, none of them under the selected cell. */
  | { readonly kind: "choose"; readonly choices: readonly RegisterChoice[] }
  | { readonly kind: "nothing"; readonly message: string };

/** The register in the chosen table, under the selected cell, chosen by the person, or the only one. */
export function chooseRegister(
  { facts, reading, table }: SheetRead,
  choice: RegisterChoice | undefined,
): RegisterReading | NotChosen {
  const { registers } = reading;
  const inTable = table === undefined ? undefined : registers.find(({ area }) => overlaps(area, table.area));
  const chosen = choice === undefined ? undefined : chosenOf(registers, choice.address);
  const [only, second] = registers;
  const found = inTable ?? chosen ?? (second === undefined ? only : undefined);
  if (found !== undefined) return found;
  if (only === undefined || table !== undefined) {
    const message = reading.nothing[0]?.message ?? `No register was found on "${facts.name}".`;
    return { kind: "nothing", message };
  }
  const under = registers.filter(({ area }) => contains(area, facts.cell));
  const [one, another] = under;
  if (choice === undefined && one !== undefined && another === undefined) return one;
  const choices = registers.map(({ area, rows }) => ({
    sheet: facts.name,
    address: areaName(area),
    assets: rows.length,
  }));
  return { kind: "choose", choices };
}

/** The register of this address; where it has grown since, the one that begins in the same cell. */
function chosenOf(registers: readonly RegisterReading[], address: string): RegisterReading | undefined {
  return (
    registers.find(({ area }) => areaName(area) === address) ??
    registers.find(({ area }) => beginsAs(area, address))
  );
}

export function beginsAs(area: Area, address: string): boolean {
  return areaName(area).split(":")[0] === address.split(":")[0];
}

export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function contains({ top, left, bottom, right }: Area, { row, column }: SheetFacts["cell"]): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
