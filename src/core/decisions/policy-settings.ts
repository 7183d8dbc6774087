/** The rows of the policy table: every setting with its name, the words that it takes, and what it asks. */
import { organisationDecisions } from "../policy/own";
import { regimeIds } from "../policy/regime";

export interface PolicyTableSetting {
  /** As it stands in the column Setting; `readSettings` knows it by this name. */
  readonly name: string;
  readonly kind: "choice" | "date" | "text" | "count";
  readonly choices: readonly string[];
  /** True where other words are allowed too. */
  readonly open: boolean;
  /** What it asks; stands in the column Note until somebody writes there. */
  readonly prompt: string;
}

const yesNo = ["Yes", "No"];
const choice = (
  name: string,
  choices: readonly string[],
  prompt: string,
  open = false,
): PolicyTableSetting => ({ name, kind: "choice", choices, open, prompt });
const other = (name: string, kind: "date" | "text" | "count", prompt: string): PolicyTableSetting => ({
  name,
  kind,
  choices: [],
  open: true,
  prompt,
});

/** In the order of the table. */
export const policySettings: readonly PolicyTableSetting[] = [
  choice("Regime", regimeIds, "Whose rules bind? Several joined by a plus sign: uk-central + us-889.", true),
  choice(
    "Decision on other sites",
    organisationDecisions,
    "What your organisation decided for sites outside the definition: extend or do-not-extend (departments); remove, isolate or keep (other bodies).",
  ),
  choice(
    "Maker list adopted",
    yesNo,
    "Has your organisation adopted the maker list as its own? By whom, and when?",
  ),
  other("Debarment list checked", "text", "What the procurement debarment list said, who looked, and when."),
  choice("Treat advice as mandatory", yesNo, "Is the advice (W2, W3, W4) binding for your organisation?"),
  choice("Extend to all sites", yesNo, "Is every site treated like a sensitive one?"),
  choice(
    "Test",
    ["T1", "T2", "T3", "T4", "T5"],
    "Which makers count? T1 companies under China's intelligence law; T2 those that US section 889 names; T3 anything manufactured in China; T4 Chinese brands in all IT equipment; T5 also makers that a public body named as a concern.",
  ),
  choice("Isolation is enough", yesNo, "Is it enough to take equipment off every network?"),
  choice(
    "Include access control intercom",
    yesNo,
    "Do networked access control, intercoms and intruder detection count?",
  ),
  choice(
    "OEM counts",
    yesNo,
    "Does equipment count that such a company made and another sells under its own label?",
  ),
  choice(
    "Unknown maker action",
    ["review", "isolate"],
    "What happens to surveillance equipment of an unknown maker on the core network?",
  ),
  choice(
    "Landlord kit in scope",
    ["ask", "Yes", "No"],
    "Does a landlord's or contractor's equipment count like your own?",
  ),
  choice(
    "Surveillance camera code",
    yesNo,
    "Is your organisation a police force or local authority in England or Wales?",
  ),
  other("Deadline", "date", "By which date must equipment be removed?"),
  other("Stock disposal rule", "text", "What happens to such equipment in store, in one sentence."),
  other("Cost per camera", "count", "What replacing one camera costs, for the plan's totals."),
  other("Cost per recorder", "count", "What replacing one recorder costs, for the plan's totals."),
];
