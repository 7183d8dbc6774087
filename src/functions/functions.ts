/**
 * The custom functions as Excel calls them. Names, order of arguments and the tail `[policy] [sites] [makers]`, where
 * a register is judged also `[found] [exceptions] [work] [today]`, are fixed for ever: workbooks hold them. The comments become functions.json, which Excel shows while a formula is typed.
 * Each is a thin skin: it says which values go where, and which words come back.
 */
import { actionCell, makerCell } from "../core/result-columns";
import { theEngine, isAnswerLimited } from "./state";
import { checkLines, rulesLines, summaryLines } from "./spills";
import { makerNames, siteText, standingText, withRulesNamed } from "./words";

/**
 * The action for one row of a register: Remove, Do not install, Isolate from network, Check or No action. Empty where the row is no asset.
 * @customfunction ACTION
 * @helpurl https://localhost:3000/help/functions.html#estateaction
 * @param row The row's cells, such as Register[@[Tag]:[Notes]]. They must not include the formula's own column.
 * @param headers The headers of the same columns, such as Register[[#Headers],[Tag]:[Notes]].
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @param [found] The table Lens found with its headers: what somebody saw on the units. It and the next three may stand in any order.
 * @param [exceptions] The table Lens exceptions with its headers: risks accepted until a day. With it, give the day as well.
 * @param [work] The table Lens work with its headers: what was isolated, removed or moved.
 * @param [today] The day of the check, such as TODAY(): a formula has no clock. Accepted risks end by it.
 * @returns The action in words.
 */
export function action(
  row: unknown[][],
  headers: unknown[][],
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
  found?: unknown[][],
  exceptions?: unknown[][],
  work?: unknown[][],
  today?: unknown[][],
): string {
  const engine = theEngine();
  const judged = engine.judgeRow(
    engine.desk({ policy, sites, makers, decided: [found, exceptions, work, today] }),
    row,
    headers,
  );
  return judged === null ? "" : actionCell(judged.verdict);
}

/**
 * The maker of the thing in one row of a register, whatever its label says. Empty where the row does not tell.
 * @customfunction WHO
 * @helpurl https://localhost:3000/help/functions.html#estatewho
 * @param row The row's cells, such as Register[@[Tag]:[Notes]]. They must not include the formula's own column.
 * @param headers The headers of the same columns, such as Register[[#Headers],[Tag]:[Notes]].
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @param [found] The table Lens found with its headers: what somebody saw on the units. It and the next three may stand in any order.
 * @param [exceptions] The table Lens exceptions with its headers: risks accepted until a day. With it, give the day as well.
 * @param [work] The table Lens work with its headers: what was isolated, removed or moved.
 * @param [today] The day of the check, such as TODAY(): a formula has no clock. Accepted risks end by it.
 * @returns The maker's name.
 */
export function who(
  row: unknown[][],
  headers: unknown[][],
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
  found?: unknown[][],
  exceptions?: unknown[][],
  work?: unknown[][],
  today?: unknown[][],
): string {
  const engine = theEngine();
  const judged = engine.judgeRow(
    engine.desk({ policy, sites, makers, decided: [found, exceptions, work, today] }),
    row,
    headers,
  );
  return judged === null ? "" : makerCell(judged.verdict);
}

/**
 * The reason for one row's action in one sentence, with the evidence, the clause and how strong it is.
 * @customfunction WHY
 * @helpurl https://localhost:3000/help/functions.html#estatewhy
 * @param row The row's cells, such as Register[@[Tag]:[Notes]]. They must not include the formula's own column.
 * @param headers The headers of the same columns, such as Register[[#Headers],[Tag]:[Notes]].
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @param [found] The table Lens found with its headers: what somebody saw on the units. It and the next three may stand in any order.
 * @param [exceptions] The table Lens exceptions with its headers: risks accepted until a day. With it, give the day as well.
 * @param [work] The table Lens work with its headers: what was isolated, removed or moved.
 * @param [today] The day of the check, such as TODAY(): a formula has no clock. Accepted risks end by it.
 * @returns One sentence.
 */
export function why(
  row: unknown[][],
  headers: unknown[][],
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
  found?: unknown[][],
  exceptions?: unknown[][],
  work?: unknown[][],
  today?: unknown[][],
): string {
  const engine = theEngine();
  const desk = engine.desk({ policy, sites, makers, decided: [found, exceptions, work, today] });
  const judged = engine.judgeRow(desk, row, headers);
  if (judged === null) return "";
  return desk.policy.named ? judged.reason : withRulesNamed(judged.reason, desk, engine.catalogue);
}

/**
 * Checks a whole register at once and spills a line for each of its lines: action, to settle, maker, confidence, why.
 * @customfunction CHECK
 * @helpurl https://localhost:3000/help/functions.html#estatecheck
 * @param register The register with its header row, such as Register[#All] or A1:N500.
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @param [found] The table Lens found with its headers: what somebody saw on the units. It and the next three may stand in any order.
 * @param [exceptions] The table Lens exceptions with its headers: risks accepted until a day. With it, give the day as well.
 * @param [work] The table Lens work with its headers: what was isolated, removed or moved.
 * @param [today] The day of the check, such as TODAY(): a formula has no clock. Accepted risks end by it.
 * @returns Headings, then a line for each line of the register; lines that are no assets are empty.
 */
export function check(
  register: unknown[][],
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
  found?: unknown[][],
  exceptions?: unknown[][],
  work?: unknown[][],
  today?: unknown[][],
): string[][] {
  const engine = theEngine();
  return checkLines(
    engine,
    engine.desk({ policy, sites, makers, decided: [found, exceptions, work, today] }),
    register,
    isAnswerLimited(),
  );
}

/**
 * The action for a maker at a kind of site, from plain values.
 * @customfunction DECIDE
 * @helpurl https://localhost:3000/help/functions.html#estatedecide
 * @param make The make as written, such as Hikvision.
 * @param siteType The kind of site, such as Prison or Leisure centre.
 * @param [network] What it is connected to, such as Corporate LAN, separate CCTV network or standalone.
 * @param [status] Such as In use, On order, In store or Removed.
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @returns The action in words.
 */
export function decide(
  make: unknown,
  siteType: unknown,
  network?: unknown,
  status?: unknown,
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
): string {
  const engine = theEngine();
  const judged = engine.judgeValues(engine.desk({ policy, sites, makers }), [
    ["make", "Make", make],
    ["siteType", "Site type", siteType],
    ["network", "On the main network?", network],
    ["status", "Status", status],
  ]);
  return judged === null ? "" : actionCell(judged.verdict);
}

/**
 * The maker's name, from the label, the model number, the MAC address or a description. Empty where they do not tell.
 * @customfunction MAKER
 * @helpurl https://localhost:3000/help/functions.html#estatemaker
 * @param make The make as written on the label.
 * @param [model] The model number.
 * @param [mac] The MAC address.
 * @param [description] Any other words about the thing.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @returns The maker's name.
 */
export function maker(
  make: unknown,
  model?: unknown,
  mac?: unknown,
  description?: unknown,
  makers?: unknown[][],
): string {
  const engine = theEngine();
  const judged = engine.judgeValues(engine.desk({ makers }), makerValues(make, model, mac, description));
  return judged === null ? "" : makerNames(judged.verdict.makers);
}

/**
 * What the maker is under the policy, in words: whether it is a company under China's intelligence law, sells such a company's products, or neither.
 * @customfunction STANDING
 * @helpurl https://localhost:3000/help/functions.html#estatestanding
 * @param make The make as written on the label.
 * @param [model] The model number.
 * @param [mac] The MAC address.
 * @param [description] Any other words about the thing.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @returns The standing in words.
 */
export function standing(
  make: unknown,
  model?: unknown,
  mac?: unknown,
  description?: unknown,
  makers?: unknown[][],
): string {
  const engine = theEngine();
  const judged = engine.judgeValues(engine.desk({ makers }), makerValues(make, model, mac, description));
  return judged === null ? "" : standingText(judged.verdict.makers);
}

/**
 * Whether a site is sensitive: as a person assessed it, as presumed from the kind of site, or not assessed.
 * @customfunction SITE
 * @helpurl https://localhost:3000/help/functions.html#estatesite
 * @param siteType The kind of site, such as Prison or Leisure centre.
 * @param [site] The site's name.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @returns Sensitive, Not sensitive, Presumed sensitive, Presumed not sensitive or Not assessed.
 */
export function site(siteType: unknown, site?: unknown, sites?: unknown[][]): string {
  const engine = theEngine();
  const judged = engine.judgeValues(engine.desk({ sites }), [
    ["siteType", "Site type", siteType],
    ["site", "Site", site],
  ]);
  return judged === null ? "" : siteText(judged.verdict.findings.site);
}

/**
 * Counts a register by action, or by site, site type or maker, and spills the counts.
 * @customfunction SUMMARY
 * @helpurl https://localhost:3000/help/functions.html#estatesummary
 * @param register The register with its header row, such as Register[#All] or A1:N500.
 * @param [by] What to count by: action, site, site type or maker. Without it: action.
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @param [sites] The Sites table with its headers: which sites are sensitive.
 * @param [makers] The Makers table with its headers: what your organisation decided about makers.
 * @param [found] The table Lens found with its headers: what somebody saw on the units. It and the next three may stand in any order.
 * @param [exceptions] The table Lens exceptions with its headers: risks accepted until a day. With it, give the day as well.
 * @param [work] The table Lens work with its headers: what was isolated, removed or moved.
 * @param [today] The day of the check, such as TODAY(): a formula has no clock. Accepted risks end by it.
 * @returns Headings, a line for each group, and the total.
 */
export function summary(
  register: unknown[][],
  by?: unknown,
  policy?: unknown[][],
  sites?: unknown[][],
  makers?: unknown[][],
  found?: unknown[][],
  exceptions?: unknown[][],
  work?: unknown[][],
  today?: unknown[][],
): unknown[][] {
  const engine = theEngine();
  return summaryLines(
    engine,
    engine.desk({ policy, sites, makers, decided: [found, exceptions, work, today] }),
    register,
    by,
  );
}

/**
 * The clauses of the rules in force, with their source, how strong they are and the version of the rules and the maker list.
 * @customfunction RULES
 * @helpurl https://localhost:3000/help/functions.html#estaterules
 * @param [policy] Whose rules: uk-central, uk-other, us-889, several joined by commas, or a table of settings. Without it: government departments.
 * @returns Headings, then a line for each clause.
 */
export function rules(policy?: unknown[][]): string[][] {
  return rulesLines(theEngine(), policy);
}

/** The values that tell a maker, under the headers that give them their meaning. */
function makerValues(make: unknown, model: unknown, mac: unknown, description: unknown) {
  return [
    ["make", "Make", make],
    ["model", "Model", model],
    ["mac", "MAC address", mac],
    ["description", "Description", description],
  ] as const;
}
