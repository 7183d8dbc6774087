/** Which formulas the host computes, and which the grid's own engine. */
import { isHostFormula } from "../../src/workbench/formula-home";

const isOurs = (name: string): boolean => name.startsWith("ESTATE.");

test.each([
  ["=ESTATE.ACTION(A2:J2,A$1:J$1)", true],
  ['=estate.action($A2:$G2,$A$1:$G$1,"uk-central",,LensSites[#All],,LensExceptions[#All],,TODAY())', true],
  ["=ESTATE.DECIDE(ESTATE.MAKER(A2),B2)", true],
  ["=TODAY()", false],
  ["=ESTATE.ACTION(A2:J2,A$1:J$1,,,,TODAY()+1)", false],
  ["=UPPER(ESTATE.MAKER(A2))", false],
  ["=SUM(A1:A3)", false],
  ["=A1", false],
])("%s: %s", (formula, byHost) => {
  expect(isHostFormula(formula, isOurs)).toBe(byHost);
});
