/** Packs the compiled catalogue for its way to the add-in; `unpackCatalogue` gives the same again. */
import {
  idOf,
  type PackedCatalogue,
  type PackedColumn,
  type PackedList,
  type PackedName,
} from "../../src/catalogue/packed";
import type { Catalogue } from "../../src/core/catalogue";

/** Records as columns. A column of which most values repeat holds each of them once. */
export function packList(entries: readonly object[]): PackedList {
  const keys = new Set(entries.flatMap((entry) => Object.keys(entry)));
  return Object.fromEntries(
    [...keys].map((key) => [key, column(entries.map((entry) => valueOf(entry, key)))]),
  );
}

function valueOf(entry: object, key: string): unknown {
  const value: unknown = Reflect.get(entry, key);
  if (value === null) throw new Error(`A record with null for "${key}" cannot be packed: that means none.`);
  return value ?? null;
}

function column(values: readonly unknown[]): PackedColumn {
  const texts = values.map((value) => JSON.stringify(value));
  const places = new Map([...new Set(texts)].map((text, place) => [text, place]));
  if (places.size * 2 > values.length) return values;
  return {
    of: [...places.keys()].map((text): unknown => JSON.parse(text)),
    at: texts.map((text) => places.get(text) ?? 0),
  };
}

export function packCatalogue({ makers, vocabulary, ...rest }: Catalogue): PackedCatalogue {
  const names: PackedName[][] = makers.makers.map(() => []);
  let last = 0;
  for (const [name, maker, use] of makers.names) {
    if (maker < last)
      throw new Error(`The names must stand in the order of their makers: "${name}" does not.`);
    last = maker;
    const isOwn = use === "anywhere" && name === makers.makers[maker]?.name;
    names[maker]?.push(isOwn ? 0 : use === "anywhere" ? name : [name, use]);
  }
  const { patterns } = vocabulary.columns;
  return {
    ...rest,
    makers: {
      ...makers,
      makers: packList(
        makers.makers.map(({ id, ...entry }) => (id === idOf(entry.name) ? entry : { id, ...entry })),
      ),
      names,
      models: packList(makers.models),
    },
    vocabulary: {
      ...vocabulary,
      columns: {
        ...vocabulary.columns,
        patterns: packList(patterns.map(({ words, ...pattern }) => ({ words: words.join(" "), ...pattern }))),
      },
    },
  };
}
