/** What travels to the add-in packed is what was compiled. */
import fc from "fast-check";
import { catalogue as shipped } from "../../src/catalogue";
import { type PackedList, unpackList } from "../../src/catalogue/packed";
import { packCatalogue, packList } from "../../scripts/catalogue/pack";
import { catalogue } from "../support/catalogue";

test("the catalogue that the add-in and the command line load is the compiled one, to the last value", () => {
  expect(shipped).toStrictEqual(catalogue);
});

test("every list comes back as it was", () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom("a", "b"),
    fc.array(fc.string()),
  );
  const entry = fc.dictionary(fc.constantFrom("id", "name", "kind"), value, {
    minKeys: 1,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const travelled = JSON.parse(JSON.stringify(packList(entries))) as PackedList;
      expect(unpackList(travelled)).toEqual(entries);
    }),
  );
});

test("what could not come back is not packed", () => {
  expect(() => packList([{ id: null }])).toThrow('null for "id"');
  const { makers } = catalogue;
  const turned = { ...catalogue, makers: { ...makers, names: [...makers.names].reverse() } };
  expect(() => packCatalogue(turned)).toThrow("in the order of their makers");
});
