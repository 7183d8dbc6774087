/** The legend that goes with a marked register: whose rules, which versions, what the colours mean. */
import type { CheckBasis } from "./check";
import { regimeOf } from "./policy/regime-under";
import { actions, type Action } from "./policy/regime";
import { actionWords, forceWords } from "./policy/words";
import type { Summary } from "./summary";

const meaning: Readonly<Record<Action, string>> = {
  remove: "Plan its replacement; meanwhile off the core network.",
  "do-not-deploy": "It is planned, on order or in store: stop it.",
  isolate: "Ask IT to take it off the network; do not just switch it off.",
  review: "It cannot be decided yet; the column Lens to settle says what would settle it.",
  none: "Maker cleared, not surveillance equipment, removed, or no rule would apply.",
};

/** Whose word it is which makers count. */
export function whoseMakers({ adopted, withoutNames = false }: CheckBasis["setting"]): string {
  if (adopted === null)
    return "No UK government list of makers is public. Which makers count is Estate Lens's reading until your organisation adopts a list.";
  const { by, date } = adopted;
  return `Your organisation adopted the maker list${by === "" ? (withoutNames ? "" : " (unsigned)") : `, by ${by}`}${date === "" ? "" : `, on ${date}`}.`;
}

/** Rows of texts: what was checked, the counts by action, the clauses with their force. */
export function legendRows({ catalogue, setting, asOf }: CheckBasis, summary: Summary): string[][] {
  const regimes = setting.regimes.map((id) => regimeOf(id, catalogue.policies));
  return [
    ["Estate Lens", "What the colours and columns mean"],
    ["Whose rules", regimes.map(({ name, version }) => `${name} (${version})`).join("; ")],
    ["Maker list", `${catalogue.version} of ${catalogue.date}`],
    ["Checked on", asOf],
    [
      "Provisional",
      `${summary.provisional} rows rest on what a word suggests about a site or purpose; they are firm once somebody confirms it.`,
    ],
    [""],
    ["Action", "What to do", "Rows", "Devices", "Of them provisional"],
    ...actions.map((action) => {
      const { rows, devices, provisional } = summary.actions[action];
      return [actionWords[action], meaning[action], String(rows), String(devices), String(provisional)];
    }),
    [""],
    ["Clause", "What it says", "Force", "Where from"],
    ...regimes.flatMap(({ clauses }) =>
      clauses.map(({ id, says, force, from }) => [id, says, forceWords[force], from]),
    ),
    [""],
    ["Makers", whoseMakers(setting)],
  ];
}
