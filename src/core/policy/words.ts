/** The words that people see for the engine's codes (design: codes stay in JSON). */
import type { Action, Force } from "./regime";
import type { Need } from "./needs";
import type { Standing } from "../findings";

/** In cells and in conditional formats. */
export const actionWords: Readonly<Record<Action, string>> = {
  remove: "Remove",
  "do-not-deploy": "Do not install",
  isolate: "Isolate from network",
  review: "Check",
  none: "No action",
};

export const forceWords: Readonly<Record<Force, string>> = {
  mandatory: "mandatory",
  advisory: "advice",
  commitment: "ministers' commitment",
  "have-regard": "must have regard",
  own: "your organisation's policy",
};

export const standingWords: Readonly<Record<Standing, string>> = {
  subject: "company under China's intelligence law",
  affiliate: "belongs to a company under China's intelligence law",
  oem: "made by a company under China's intelligence law, sold under another label",
  "possible-oem": "some products are made by a company under China's intelligence law",
  "prc-made": "made in China, company outside China's intelligence law",
  "not-subject": "not a company under China's intelligence law",
  undetermined: "not known",
};

/** What would settle a row, for the cell beside the action. */
export const needWords: Readonly<Record<Need, string>> = {
  maker: "Who made it?",
  site: "Is the site sensitive?",
  network: "Which network?",
  decision: "Your organisation's decision?",
  status: "Is it still there?",
  scope: "What kind of device?",
  owner: "Who owns it?",
  label: "What does the label say? The evidence disagrees.",
};

/** ` by A. Smith on 2026-03-01`, as far as somebody wrote it. */
export const byWhom = ({ name, date }: { readonly name: string; readonly date: string }): string =>
  `${name === "" ? "" : ` by ${name}`}${date === "" ? "" : ` on ${date}`}`;
