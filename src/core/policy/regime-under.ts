/** What an organisation's own policy makes of a regime: a table of its own, under the clause OWN. */
import type { Switches } from "./own";
import type { PolicyCatalogue, Regime, RegimeId, TableRow } from "./regime";

const own = "OWN";
const withOwnClause = (clauses: readonly string[]): readonly string[] =>
  clauses.includes(own) ? clauses : [...clauses, own];

/** Being off every network is enough: removal becomes isolation, and what is isolated already carries no duty. */
function isolationIsEnough(row: TableRow): TableRow[] {
  if (!row.duties.includes("remove")) return [row];
  const connections = row.when.connection ?? ["core", "other-network", "isolated"];
  const networked = connections.filter((connection) => connection !== "isolated");
  const rows: TableRow[] = [];
  if (networked.length > 0) {
    rows.push({
      ...row,
      when: { ...row.when, connection: networked },
      duties: ["isolate"],
      clauses: withOwnClause(row.clauses),
      says: "your organisation's own policy is to take such equipment off every network",
      steps: ["Ask IT to take it off the network; do not just switch it off."],
    });
  }
  if (connections.includes("isolated")) {
    rows.push({
      ...row,
      when: { ...row.when, connection: ["isolated"] },
      duties: [],
      clauses: withOwnClause(row.clauses),
      says: "it is on no network, which is enough under your organisation's own policy",
      steps: [],
    });
  }
  return rows;
}

/** A regime under an organisation's switches. The table stays total: rows are split, never dropped. */
export function regimeUnder(switches: Switches, regime: Regime, policies: PolicyCatalogue): Regime {
  let table = regime.table;
  const hasConnection = regime.facts.includes("connection");
  if (switches.isolationIsEnough && hasConnection) table = table.flatMap(isolationIsEnough);
  if (switches.landlordKit === "out-of-scope") {
    table = table.map((row) =>
      row.wouldBe === undefined
        ? row
        : {
            ...row,
            duties: [],
            clauses: withOwnClause(row.clauses),
            says: "it belongs to somebody else, and your organisation's own policy leaves that out",
            steps: [],
          },
    );
  }
  const ownClause = policies.own.clauses.filter(({ id }) => id === own);
  let clauses = regime.clauses.some(({ id }) => id === own)
    ? regime.clauses
    : [...regime.clauses, ...ownClause];
  if (switches.treatAdviceAsMandatory) {
    clauses = clauses.map((clause) =>
      ["W2", "W3", "W4"].includes(clause.id) ? { ...clause, force: "own" } : clause,
    );
  }
  return { ...regime, clauses, table };
}

/** The regime behind an id: `own` stands for the regime that it is based on, under its own name and force. */
export function regimeOf(id: RegimeId, policies: PolicyCatalogue): Regime {
  const base = policies.regimes.find((regime) => regime.id === (id === "own" ? policies.own.basedOn : id));
  if (base === undefined) throw new Error(`The catalogue has no regime ${id}.`);
  if (id !== "own") return base;
  const { name, version, date } = policies.own;
  return {
    ...base,
    id: "own",
    name,
    version,
    date,
    clauses: [
      ...base.clauses.map((clause) => ({ ...clause, force: "own" as const })),
      ...policies.own.clauses,
    ],
  };
}
