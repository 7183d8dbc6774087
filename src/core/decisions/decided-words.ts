/** What people saw and did, in the words of a reason. */
import type { Evidence } from "../asset";
import { byWhom } from "../policy/words";
import { cellIn, type FoundFact, type WorkRecord } from "./records";
import type { Told } from "./told";

const networkWords = {
  main: "on the main network",
  separate: "on a separate network",
  none: "on no network",
} as const;

/** `found on site by A. Smith on 2026-03-01 (label "Dahua", on the main network)`; nothing where later facts say it all. */
export function foundPhrase(fact: FoundFact, told: Told): string[] {
  const fromFact = (evidence: Evidence | undefined, column: string): boolean =>
    evidence?.rule.startsWith("found/") === true &&
    evidence.cell?.row === fact.at.row &&
    evidence.cell.column === cellIn(fact.at, column).column;
  const facts = [
    told.label === fact ? `label "${fact.label}"` : "",
    told.model === fact ? `model "${fact.model}"` : "",
    told.mac === fact ? `MAC address "${fact.mac}"` : "",
    fact.network !== null && fromFact(told.network?.evidence, "network") ? networkWords[fact.network] : "",
    fromFact(told.site?.evidence, "site") ? `at ${fact.site}` : "",
    fact.stillThere !== null && fromFact(told.stage?.evidence, "stillThere")
      ? fact.stillThere
        ? "still there"
        : "not there any more"
      : "",
  ].filter((text) => text !== "");
  if (facts.length === 0) return [];
  return [`found on site${byWhom({ name: fact.foundBy, date: fact.date })} (${facts.join(", ")})`];
}

const wentWords = {
  destroyed: " and destroyed",
  returned: " and returned",
  "in-store": " and put in store",
} as const;
const diskWords = {
  yes: "its disk is wiped",
  no: "its disk is not wiped yet",
  "no-disk": "it has no disk",
} as const;

/** `removed by J. Jones on 2026-03-01 and destroyed (certificate 12; its disk is wiped)`. */
export function workPhrase({ what, by, date, wentTo, movedTo, diskWiped, certificate }: WorkRecord): string {
  const who = byWhom({ name: by, date });
  if (what === "isolated") return `isolated${who}`;
  if (wentTo === "moved") return `moved to ${movedTo === "" ? "another site" : movedTo}${who}`;
  const went = wentTo === null ? "" : wentWords[wentTo];
  const papers = [
    certificate === "" ? "" : `certificate ${certificate}`,
    diskWiped === null ? "" : diskWords[diskWiped],
  ].filter((text) => text !== "");
  return `removed${who}${went}${papers.length === 0 ? "" : ` (${papers.join("; ")})`}`;
}

const ordinaryBeginnings =
  /^(?:It|Nothing|The|Some|Whether|Label|Under|Found|Isolated|Removed|Moved|Although) /;

/** A sentence after a colon: an ordinary first word loses its capital, a name keeps it. */
export function inSentence(sentence: string): string {
  return ordinaryBeginnings.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence;
}
