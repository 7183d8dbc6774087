/**
 * The catalogue as it travels: lists of like records as columns, values that repeat written once, what follows from
 * something else left out. Compressed that is a seventh less. `scripts/catalogue/pack.ts` writes it.
 */
import type { Catalogue } from "../core/catalogue";

type Makers = Catalogue["makers"];
type MakerEntry = Makers["makers"][number];
type Columns = Catalogue["vocabulary"]["columns"];
type NameUse = Makers["names"][number][2];

/** A value for each record, `null` where a record has none; or the different values, and which of them each has. */
export type PackedColumn =
  readonly unknown[] | { readonly of: readonly unknown[]; readonly at: readonly number[] };
/** Records as columns by their keys. */
export type PackedList = Readonly<Record<string, PackedColumn>>;
/** A maker's own name (`0`), a name that counts anywhere, or one with where it counts. */
export type PackedName = 0 | string | readonly [name: string, use: NameUse];

export interface PackedCatalogue extends Omit<Catalogue, "makers" | "vocabulary"> {
  readonly makers: Omit<Makers, "makers" | "names" | "models"> & {
    /** Without its id where that follows from its name. */
    readonly makers: PackedList;
    /** By maker. */
    readonly names: readonly (readonly PackedName[])[];
    readonly models: PackedList;
  };
  readonly vocabulary: Omit<Catalogue["vocabulary"], "columns"> & {
    /** The words of a pattern with spaces between. */
    readonly columns: Omit<Columns, "patterns"> & { readonly patterns: PackedList };
  };
}

/** An id from a name: "Allied Telesis" is `allied-telesis`. */
export function idOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Whether a column holds its values as they come. */
const isPlain = (column: PackedColumn): column is readonly unknown[] => Array.isArray(column);

/** The records again. What they are the compiler has proved before it packed them. */
export function unpackList<Entry>(packed: PackedList): Entry[] {
  const entries: Record<string, unknown>[] = [];
  for (const [key, column] of Object.entries(packed)) {
    const values = isPlain(column) ? column : column.at.map((place) => column.of[place]);
    values.forEach((value, at) => {
      const entry = (entries[at] ??= {});
      if (value !== null) entry[key] = value;
    });
  }
  return entries as Entry[];
}

/** The catalogue as the engine reads it. */
export function unpackCatalogue({ makers, vocabulary, ...rest }: PackedCatalogue): Catalogue {
  const entries = unpackList<Omit<MakerEntry, "id"> & { id?: string }>(makers.makers);
  const patterns = unpackList<Omit<Columns["patterns"][number], "words"> & { words: string }>(
    vocabulary.columns.patterns,
  );
  return {
    ...rest,
    makers: {
      ...makers,
      makers: entries.map((entry) => ({ ...entry, id: entry.id ?? idOf(entry.name) })),
      names: makers.names.flatMap((names, maker) =>
        names.map((packed): Makers["names"][number] => {
          if (packed === 0) return [entries[maker]?.name ?? "", maker, "anywhere"];
          const [name, use]: readonly [string, NameUse] =
            typeof packed === "string" ? [packed, "anywhere"] : packed;
          return [name, maker, use];
        }),
      ),
      models: unpackList(makers.models),
    },
    vocabulary: {
      ...vocabulary,
      columns: {
        ...vocabulary.columns,
        patterns: patterns.map((pattern) => ({ ...pattern, words: pattern.words.split(" ") })),
      },
    },
  };
}
