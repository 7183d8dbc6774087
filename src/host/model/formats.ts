/** The formats of cells. Cells that look the same share one object, which is never changed. */

/** Formats by dotted name, such as `fill.color`, `font.strikethrough`, `protection.locked`. */
export type FormatValue = string | number | boolean;

export type Formats = ReadonlyMap<string, FormatValue>;

export const noFormats: Formats = new Map();

/** What came of each set of formats by one more or less: the same change gives the same object again. */
const changes = new WeakMap<Formats, Map<string, Formats>>();

/** The formats with one of them set; `undefined` takes it away. */
export function withFormat(formats: Formats, name: string, value: FormatValue | undefined): Formats {
  if (formats.get(name) === value) return formats;
  const known = changes.get(formats) ?? new Map<string, Formats>();
  changes.set(formats, known);
  const key = `${name} ${typeof value} ${String(value)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const changed = new Map(formats);
  if (value === undefined) changed.delete(name);
  else changed.set(name, value);
  known.set(key, changed);
  return changed;
}
