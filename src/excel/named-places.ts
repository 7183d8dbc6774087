/** The add-in's hidden names on a sheet, and where they stand now. */
import { type NamedPlace, parseName } from "./own-columns-logic";
import { areaOf, areaProperties } from "./range";

interface AskedName {
  readonly name: string;
  readonly range: Excel.Range;
}

/** Asks where our names stand; `items/name` of the sheet's names has to be loaded. Taken after the next sync. */
export function askNamedPlaces(names: Excel.NamedItemCollection): AskedName[] {
  return names.items
    .filter(({ name }) => parseName(name) !== null)
    .map((item) => {
      const range = item.getRangeOrNullObject();
      range.load(areaProperties);
      return { name: item.name, range };
    });
}

export function takeNamedPlaces(asked: readonly AskedName[]): NamedPlace[] {
  return asked.map(({ name, range }) => ({ name, area: range.isNullObject ? null : areaOf(range) }));
}

/** Own columns by their hidden names. Those found by header alone are left out by the engine itself. */
export function ownColumnsOf(names: readonly NamedPlace[]): Set<number> {
  return new Set(
    names.flatMap(({ name, area }) =>
      area === null || parseName(name)?.column === "rows" ? [] : [area.left],
    ),
  );
}
