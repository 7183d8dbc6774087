/** What people saw and did about one row, worked through in the order of their dates. */
import type { Evidence } from "../asset";
import type { ConnectionFact, StageFact } from "../findings";
import type { RowDecisions } from "./place-decisions";
import { cellIn, type FoundFact, type WorkRecord } from "./records";

/** What people's facts make of a row. */
export interface Told {
  label: FoundFact | null;
  model: FoundFact | null;
  mac: FoundFact | null;
  network: { readonly fact: ConnectionFact; readonly evidence: Evidence } | null;
  stage: { readonly fact: StageFact; readonly evidence: Evidence } | null;
  /** Judged at this site instead of the row's. */
  site: { readonly name: string; readonly evidence: Evidence } | null;
  /** Moved since the row was written: what it says of networks holds no more. */
  moved: boolean;
  readonly founds: FoundFact[];
  readonly works: WorkRecord[];
  /** Removal that somebody's later visit refutes. */
  refuted: WorkRecord | null;
}

const networkFacts = { main: "core", separate: "other-network", none: "isolated" } as const;

function evidenceOf(
  record: FoundFact | WorkRecord,
  column: string,
  role: Evidence["role"],
  text: string,
  rule: string,
): Evidence {
  return { role, nth: 0, text: text.slice(0, 120), rule, cell: cellIn(record.at, column) };
}

function seen(told: Told, fact: FoundFact): void {
  told.founds.push(fact);
  if (fact.label !== "") told.label = fact;
  if (fact.model !== "") told.model = fact;
  if (fact.mac !== "") told.mac = fact;
  if (fact.network !== null) {
    const evidence = evidenceOf(fact, "network", "network", fact.network, "found/network");
    told.network = { fact: networkFacts[fact.network], evidence };
  }
  if (fact.site !== "") {
    told.site = { name: fact.site, evidence: evidenceOf(fact, "site", "site", fact.site, "found/site") };
  }
  if (fact.stillThere !== null) {
    if (fact.stillThere && told.stage?.fact === "removed") told.refuted = told.works.at(-1) ?? null;
    const evidence = evidenceOf(
      fact,
      "stillThere",
      "status",
      fact.stillThere ? "Yes" : "No",
      "found/still-there",
    );
    told.stage = { fact: fact.stillThere ? "installed" : "removed", evidence };
  }
}

function done(told: Told, record: WorkRecord): void {
  if (record.what === "isolated") {
    told.works.push(record);
    const evidence = evidenceOf(record, "what", "network", "Isolated", "work/isolated");
    told.network = { fact: "isolated", evidence };
    return;
  }
  // What was done before it was taken out says nothing of where it is now.
  told.works.length = 0;
  told.works.push(record);
  told.refuted = null;
  told.network = null;
  const evidence = evidenceOf(record, "what", "status", "Removed", "work/removed");
  const stages = {
    "in-store": "not-installed",
    moved: "installed",
    destroyed: "removed",
    returned: "removed",
  } as const;
  told.stage = { fact: record.wentTo === null ? "removed" : stages[record.wentTo], evidence };
  if (record.wentTo === "moved") {
    const evidenceOfSite = evidenceOf(record, "movedTo", "site", record.movedTo, "work/moved");
    told.site = { name: record.movedTo, evidence: evidenceOfSite };
    told.moved = true;
  }
}

/** Goes through what was found and done; on the same day somebody first looked and then worked. */
export function inOrder({ found, work }: RowDecisions): Told {
  const told: Told = {
    label: null,
    model: null,
    mac: null,
    network: null,
    stage: null,
    site: null,
    moved: false,
    founds: [],
    works: [],
    refuted: null,
  };
  let next = 0;
  for (const record of work) {
    for (let fact = found[next]; fact !== undefined && fact.date <= record.date; fact = found[++next])
      seen(told, fact);
    done(told, record);
  }
  for (const fact of found.slice(next)) seen(told, fact);
  return told;
}
