import type { AssetText, ColumnRole, Evidence, RegisterContext } from "../asset";
import type { ConnectionFact, ConnectionFinding } from "../findings";
import { headerFor, isDoubtful, readYesNo, soughtWords, type Sought } from "../text";
import { createStatementReader, opposite, type Statement } from "./statements";
import type { ConnectionVocabulary } from "./vocabulary";

/** The site's CCTV network, as the Sites table has it: on the main network, on a separate one, or on none. */
export type CctvNetwork = "main" | "separate" | "none";

export interface ConnectionReader {
  /**
   * What the thing is connected to. Network columns first, then plain words in notes and description,
   * then what the Sites table says of the site's CCTV (`siteNetwork`).
   */
  read(asset: AssetText, context: RegisterContext, siteNetwork?: CctvNetwork | null): ConnectionFinding;
  /** What one cell tells of the connection, as a key: cells of a role with the same key say the same; "" says nothing. */
  tells(role: ColumnRole, text: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

const readRoles: ReadonlySet<ColumnRole> = new Set(["network", "notes", "description"]);
const all: readonly ConnectionFact[] = ["core", "other-network", "isolated"];
const siteFacts: Readonly<Record<CctvNetwork, ConnectionFact>> = {
  main: "core",
  separate: "other-network",
  none: "isolated",
};

interface Stated extends Statement {
  readonly evidence: Evidence;
}

/** What all statements together leave possible; where they contradict each other, everything that one of them says. */
function combine(statements: readonly Stated[]): readonly ConnectionFact[] {
  const strong = statements.filter(({ weak, possible }) => !weak && possible !== null);
  const counted = strong.length > 0 ? strong : statements.filter(({ possible }) => possible !== null);
  const sets = counted.map(({ possible }) => possible ?? all);
  const common = all.filter((fact) => sets.every((set) => set.includes(fact)));
  return common.length > 0 ? common : all.filter((fact) => sets.some((set) => set.includes(fact)));
}

export function createConnectionReader(vocabulary: ConnectionVocabulary): ConnectionReader {
  const statements = createStatementReader(vocabulary);

  const inNetworkColumns = (asset: AssetText, context: RegisterContext): Stated[] =>
    (asset.network ?? []).flatMap((text, nth) => {
      // "Corporate LAN?" is a question to somebody
      if (isDoubtful(text)) return [];
      const cell = statements.inCell(text);
      const answer = readYesNo(text);
      const header = statements.inHeader(headerFor(asset, context, "network", nth));
      const answered =
        answer === "yes" ? header : answer === "no" ? header.map((statement) => opposite(statement)) : [];
      // a Yes or No answers the header's question; words beside it say more: "No - standalone"
      return [...answered, ...cell].map((statement) => ({
        ...statement,
        evidence: {
          role: "network" as const,
          nth,
          text: answered.includes(statement) ? text.trim().slice(0, 120) : statement.text,
          rule: statement.rule,
        },
      }));
    });

  const inProse = (asset: AssetText): Stated[] =>
    (["notes", "description"] as const).flatMap((role) =>
      (asset[role] ?? []).flatMap((text, nth) =>
        statements
          .inCell(text)
          .filter(({ prose }) => prose)
          .map((statement) => ({
            ...statement,
            evidence: { role, nth, text: statement.text, rule: statement.rule },
          })),
      ),
    );

  let sought: Sought | undefined;
  return {
    looksFor: (role) => (readRoles.has(role) ? (sought ??= soughtWords(vocabulary)) : null),
    tells(role, text) {
      if (role === "notes" || role === "description") {
        const said = statements.inCell(text).filter(({ prose }) => prose);
        return said.length === 0 ? "" : JSON.stringify(said);
      }
      if (role !== "network" || isDoubtful(text)) return "";
      const cell = statements.inCell(text);
      const answer = readYesNo(text);
      if (answer === "yes" || answer === "no") return text;
      return cell.length === 0 ? "" : JSON.stringify(cell);
    },
    read(asset, context, siteNetwork = null) {
      let found = inNetworkColumns(asset, context);
      if (combine(found).length !== 1) {
        const prose = inProse(asset);
        if (combine(found).length === all.length || combine([...found, ...prose]).length === 1)
          found = [...found, ...prose];
      }
      const remote = found.find((statement) => statement.remote !== null)?.remote ?? null;
      const possible = combine(found);
      const evidence = found.map((statement) => statement.evidence);
      if (possible.length === all.length && siteNetwork !== null) {
        const fact = siteFacts[siteNetwork];
        const role = asset.site === undefined ? "siteType" : "site";
        const text = asset[role]?.[0] ?? "";
        return {
          connection: fact,
          possible: [fact],
          remoteAccess: remote,
          evidence: [{ role, nth: 0, text: text.slice(0, 120), rule: "sites/cctv-network" }],
        };
      }
      const [only] = possible;
      return {
        connection: possible.length === 1 && only !== undefined ? only : "unknown",
        possible,
        remoteAccess: remote,
        evidence,
      };
    },
  };
}
