import type { MakerFinding, MakerFindings } from "../../src/core/findings";

/** Nothing is known of the maker. */
export const noMaker: MakerFindings = [
  {
    id: null,
    maker: null,
    brand: null,
    standing: "undetermined",
    confidence: "unknown",
    possible: { makers: [], open: true },
    count: 1,
    evidence: [],
  },
];

/** A maker that the row names. */
export function makerCalled(id: string, more: Partial<MakerFinding> = {}): MakerFindings {
  return [
    {
      id,
      maker: id,
      brand: null,
      standing: "subject",
      confidence: "probable",
      possible: { makers: [id], open: false },
      count: 1,
      evidence: [{ role: "make", nth: 0, text: id, rule: `${id}/name` }],
      ...more,
    },
  ];
}
