/**
 * Who an asset is, so that decisions find it again after rows were sorted, inserted or moved: its id (tag, else serial
 * number, else MAC address, where no other row has the same), and a mark of what the row says of it.
 */
import type { ColumnRole } from "../asset";
import type { FieldSource, RegisterReading } from "../register";
import { fold } from "../text";
import { fingerprint } from "./fingerprint";

/** What a decision's row says of its asset. */
export interface AssetKey {
  /** "" where the row has no id of its own. */
  readonly asset: string;
  readonly mark: string;
  /** The register's sheet. */
  readonly register: string;
}

const mac = /^[0-9a-f]{2}(?:[:.\- ]?[0-9a-f]{2}){5}$/;

/** The form in which two ids are the same: case, outer spaces and the signs in a MAC address make no difference. */
export function idKey(text: string): string {
  const folded = fold(text);
  return folded.length > 11 && mac.test(folded) ? folded.replace(/[:.\- ]/g, "") : folded;
}

/** The roles that name one thing, the first one before the others. */
export const idRoles = ["tag", "serial", "mac"] as const;
export type IdRole = (typeof idRoles)[number];

/** What a mark is made of, part by part; `rest` tells rows apart that have no id. */
const markParts: readonly (readonly ColumnRole[])[] = [
  ["make"],
  ["model"],
  ["serial"],
  ["mac"],
  ["site"],
  ["tag", "location", "description", "category"],
];
const sitePart = 4;
const partLength = 5;

const rememberedPrints = 20_000;

/** Two marks: whether they are of the same thing, and of the same place. */
export interface MarkComparison {
  /** Everything is as it was. */
  readonly exact: boolean;
  /** Neither make, model, serial number nor MAC address says something else; one that was blank may be filled in. */
  readonly sameThing: boolean;
  readonly sameSite: boolean;
}

/** `null` where a text is no mark: somebody has changed it. */
export function compareMarks(one: string, other: string): MarkComparison | null {
  const [first, second] = [partsOf(one), partsOf(other)];
  if (first === null || second === null) return null;
  const same = (part: number): boolean =>
    first[part] === second[part] || first[part] === "0" || second[part] === "0";
  return {
    exact: one === other,
    sameThing: [0, 1, 2, 3].every(same),
    sameSite: first[sitePart] === second[sitePart],
  };
}

function partsOf(mark: string): readonly string[] | null {
  const parts = mark.replace(/^r/, "").split(".");
  return mark.startsWith("r") && parts.length === markParts.length ? parts : null;
}

/** The ids and marks of a register's rows. */
export class AssetKeys {
  private readonly byRole = new Map<ColumnRole, readonly FieldSource[]>();
  private readonly prints = new Map<string, string>();
  private counted: ReadonlyMap<IdRole, ReadonlyMap<string, number>> | null = null;

  constructor(private readonly reading: Pick<RegisterReading, "sheet" | "fields" | "rows">) {
    for (const field of reading.fields)
      this.byRole.set(field.role, [...(this.byRole.get(field.role) ?? []), field]);
  }

  of(row: number): AssetKey {
    return { asset: this.id(row), mark: this.mark(row), register: this.reading.sheet };
  }

  /** The row's own id; "" where it has none that only this row has. */
  id(row: number): string {
    this.counted ??= new Map(idRoles.map((role) => [role, this.count(role)]));
    for (const role of idRoles) {
      const text = this.first(role, row);
      if (text !== "" && this.counted.get(role)?.get(idKey(text)) === 1) return text;
    }
    return "";
  }

  /** The row's mark: a fingerprint for each of its parts. */
  mark(row: number): string {
    return `r${markParts.map((roles) => this.part(roles, row)).join(".")}`;
  }

  /** A fingerprint of everything that the row says, to notice that somebody has edited it. */
  textMark(row: number): string {
    let said = "";
    for (const field of this.reading.fields) {
      if (field.role === "secret") continue;
      const text = field.text(row).trim();
      if (text !== "") said += `${field.role}=${text}\n`;
    }
    return fingerprint(said);
  }

  /** The ids that a row can be named by, as keys, with their roles. */
  *ids(row: number): Generator<readonly [IdRole, string]> {
    for (const role of idRoles) {
      for (const field of this.byRole.get(role) ?? []) {
        const text = field.text(row);
        if (text !== "") yield [role, idKey(text)];
      }
    }
  }

  /** The row's first text of a role, trimmed; "" where there is none. */
  first(role: ColumnRole, row: number): string {
    for (const field of this.byRole.get(role) ?? []) {
      const text = field.text(row).trim();
      if (text !== "") return text;
    }
    return "";
  }

  private part(roles: readonly ColumnRole[], row: number): string {
    let said = "";
    for (const role of roles) {
      for (const field of this.byRole.get(role) ?? []) said += `${field.text(row)}\n`;
    }
    // Makes, models and sites repeat from row to row.
    const known = this.prints.get(said);
    if (known !== undefined) return known;
    const texts = said
      .split("\n")
      .map(fold)
      .filter((text) => text !== "");
    const print = texts.length === 0 ? "0" : fingerprint(texts.join("\n")).slice(-partLength);
    if (this.prints.size < rememberedPrints) this.prints.set(said, print);
    return print;
  }

  private count(role: IdRole): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const row of this.reading.rows) {
      const text = this.first(role, row);
      if (text === "") continue;
      const key = idKey(text);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}
