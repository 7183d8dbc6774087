/**
 * The facts that a policy asks for, as finite sets, so that a decision table can be checked for completeness
 * and unknown facts can be carried as sets of possible values.
 */

/** Every fact of every regime and the values that it can have. The order of values is the order of bits. */
export const factValues = {
  /** `ancillary-active` is a network-active part of the CCTV, or video software; `ancillary` is passive or off the network. */
  scope: ["surveillance", "ancillary-active", "ancillary", "other"],
  /** `subject` stands for subject, affiliate and oem alike. */
  standing: ["subject", "prc-made", "not-subject"],
  site: ["sensitive", "not-sensitive"],
  connection: ["core", "other-network", "isolated"],
  stage: ["installed", "not-installed", "removed"],
  /** uk-central: what the organisation decided for sites outside the definition (clause W4). */
  extension: ["extend", "do-not-extend"],
  /** uk-other: the organisation's own decision; `none-recorded` until there is one. */
  decision: ["none-recorded", "remove", "isolate", "keep"],
  /** uk-other: whether the kit stands on a central-government sensitive site (case O5). */
  government: ["yes", "no"],
  owner: ["own", "other"],
  /** us-889: which paragraph of s.889(f)(3) names the producer. */
  listed: ["huawei-zte", "hytera", "hikvision-dahua", "no"],
  /** us-889: what kind of equipment it is. */
  kind: ["video", "telecom", "passive", "other"],
  /** us-889: a purpose that the section lists, or another. */
  purpose: ["listed", "other"],
} as const;

export type FactName = keyof typeof factValues;
export type FactValue<Name extends FactName = FactName> = (typeof factValues)[Name][number];

/** Which values of each fact are possible, one bit a value, in the order of `factValues`. A fact left out has all its values. */
export type PossibleFacts = Readonly<Partial<Record<FactName, number>>>;

/** The bits of some values of a fact. */
export function bits<Name extends FactName>(name: Name, values: readonly FactValue<Name>[]): number {
  const all: readonly string[] = factValues[name];
  let mask = 0;
  for (const value of values) mask |= 1 << all.indexOf(value);
  return mask;
}

/** The bits of all values of a fact: what an unknown fact stands for. */
export function allBits(name: FactName): number {
  return (1 << factValues[name].length) - 1;
}

/** Whether exactly one value is left. */
export function isKnown(mask: number): boolean {
  return mask !== 0 && (mask & (mask - 1)) === 0;
}
