/**
 * Labels that are in no list. All that such a label says is how it is written, so that cells with different ones share what
 * is read from them and judged: a mark stands for the label until somebody asks for the row in its own words.
 */
import type { Evidence } from "../asset";
import type { MakerFinding, MakerFindings } from "../findings";
import { foldWithPositions, type Folded } from "../text";
import { longestText } from "./words";

/** Stands for a label that is in no list. No cell that is read comes to this text. */
export const anyLabel = "\u0000";

const longestLabel = 120;

/** All of a cell as it is written, as findings quote it. */
export function wholeCell(folded: Folded): string {
  return folded.original(0, folded.text.length).slice(0, longestLabel);
}

/** A cell's text in the form in which all of it is folded. */
export function foldedCell(source: string): Folded {
  return foldWithPositions(source.length > longestText ? source.slice(0, longestText) : source);
}

/** The evidence of findings in which the mark stands for a label; it says which cell holds the label. */
export function anyLabelIn(makers: MakerFindings): Evidence | null {
  for (const { brand, evidence } of makers)
    if (brand === anyLabel) return evidence.find(({ text }) => text === anyLabel) ?? null;
  return null;
}

/** Evidence with the label of a cell where the mark stands for it. */
export function quotingLabel(evidence: readonly Evidence[], label: string): readonly Evidence[] {
  return evidence.map((one) => (one.text === anyLabel ? { ...one, text: label } : one));
}

function quoting(finding: MakerFinding, label: string): MakerFinding {
  const { brand, evidence, note } = finding;
  if (brand !== anyLabel) return finding;
  return {
    ...finding,
    brand: label,
    evidence: quotingLabel(evidence, label),
    ...(note !== undefined && { note: note.replaceAll(anyLabel, () => label) }),
  };
}

/** A cell's label as findings quote it. */
export function labelOf(source: string): string {
  return wholeCell(foldedCell(source));
}

/** Findings with a label where the mark stands for it. */
export function withLabel(makers: MakerFindings, label: string): MakerFindings {
  const [first, ...rest] = makers;
  return [quoting(first, label), ...rest.map((finding) => quoting(finding, label))];
}
