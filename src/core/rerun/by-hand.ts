/** What people changed by hand on the decision sheets since the check before: counted for each table, and named. */
import { decisionTable, type DecisionTableId, type TableRows } from "../decisions";
import { fold, remembering } from "../text";
import { columnsOf, decidingTables, linesOf, type DecisionLine, type LastDecisions } from "./last-decisions";

/** Characters that the names of lines may take for each kind of change, and the words for one line and one value. */
const roomForLines = 600;
const roomForLine = 300;
const roomForValue = 60;

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;

/**
 * For each line that stands there now the one that it was before; `undefined` for new ones. Lines that say the same are
 * each other's, then those that agree in most of the first columns: the order of rows makes no difference.
 */
export function linesBefore(
  table: DecisionTableId,
  before: readonly DecisionLine[],
  now: readonly DecisionLine[],
): (DecisionLine | undefined)[] {
  const ids = columnsOf(table).map(({ id }) => id);
  const folded = remembering(fold);
  const found: (DecisionLine | undefined)[] = now.map(() => undefined);
  const left = new Set(before);
  for (let most = ids.length + 1; most > 0 && left.size > 0; most -= 1) {
    const first = ids.slice(0, most);
    const keyOf = (line: DecisionLine): string =>
      most > ids.length ? JSON.stringify(line) : first.map((id) => folded(line[id] ?? "")).join("\n");
    const waiting = new Map<string, DecisionLine[]>();
    for (const line of left) {
      const key = keyOf(line);
      const same = waiting.get(key);
      if (same === undefined) waiting.set(key, [line]);
      else same.push(line);
    }
    now.forEach((line, at) => {
      if (found[at] !== undefined) return;
      const key = keyOf(line);
      const was = key.trim() === "" ? undefined : nearest(ids, line, waiting.get(key) ?? []);
      if (was === undefined) return;
      found[at] = was;
      left.delete(was);
    });
  }
  return found;
}

/** Takes out the one that says most of the same. */
function nearest(
  ids: readonly string[],
  line: DecisionLine,
  waiting: DecisionLine[],
): DecisionLine | undefined {
  const alike = waiting.map((one) => ids.filter((id) => one[id] === line[id]).length);
  const [was] = waiting.splice(alike.indexOf(Math.max(...alike)), 1);
  return was;
}

/**
 * What a line says now and did not say before: `Mill House: Sensitive "Yes" is now "No"`; "" where that is nothing.
 * @param untold columns that need no words
 */
export function lineWords(
  table: DecisionTableId,
  was: DecisionLine,
  now: DecisionLine,
  untold: ReadonlySet<string> = new Set(),
): { readonly name: string; readonly told: string } {
  const columns = columnsOf(table);
  const named = columns.slice(0, 2).find(({ id }) => (was[id] ?? now[id] ?? "") !== "");
  const told = columns.flatMap(({ id, header }) => {
    const [old, said] = [was[id] ?? "", now[id] ?? ""].map((text) => cut(text, roomForValue));
    if (untold.has(id) || (was[id] ?? "") === (now[id] ?? "")) return [];
    if (id === named?.id && old === "") return [];
    if (said === "") return [`${header} "${old}" is cleared`];
    return [old === "" ? `${header} "${said}"` : `${header} "${old}" is now "${said}"`];
  });
  const name = named === undefined ? "" : (was[named.id] ?? now[named.id] ?? "");
  return { name: cut(name, roomForValue), told: told.join(", ") };
}

/** As many of the words as there is room for, and how many are left. */
export function listed(words: readonly string[], room: number): string {
  const shown: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length + 2;
    if (shown.length > 0 && length > room) break;
    shown.push(word);
  }
  const left = words.length - shown.length;
  return `${shown.join("; ")}${left === 0 ? "" : `; and ${left.toLocaleString("en-GB")} more`}`;
}

/**
 * What was changed by hand, a sentence for each table; empty where nothing was.
 * @param last what was kept at the check before
 * @param wasChecked whether there was a check before
 */
export function handChanges(
  last: LastDecisions | null,
  rowsOf: (table: DecisionTableId) => TableRows | null | undefined,
  wasChecked: boolean,
): string[] {
  if (last === null)
    return wasChecked
      ? [
          "What the decision tables said at the check before is not in this workbook, or not as it was written; what was changed on them by hand is not known",
        ]
      : [];
  return decidingTables.flatMap((table) => {
    const { sheet } = decisionTable(table);
    const before = last.get(table);
    const rows = rowsOf(table);
    if (before === undefined || before === null)
      return [
        `${sheet}: what it said at the check before ${before === null ? "was changed since, or was kept by another version" : "was not kept"}; what was changed by hand is not known`,
      ];
    if (rows?.headerRow === -1)
      return [`${sheet}: its row of headers was not found; what was changed by hand is not known`];
    const words = tableWords(table, before, rows);
    return words === "" ? [] : [`${sheet}: ${words}`];
  });
}

const untoldOfWhole: ReadonlySet<string> = new Set(["mark", "register"]);

function tableWords(
  table: DecisionTableId,
  lines: readonly DecisionLine[],
  rows: TableRows | null | undefined,
): string {
  // A column that somebody took away is told once, not for each of its cells.
  const gone = columnsOf(table).filter(
    ({ id }) => rows?.columns.has(id) === false && lines.some((line) => line[id] !== undefined),
  );
  const before = lines.map((line): DecisionLine =>
    gone.length === 0
      ? line
      : Object.fromEntries(Object.entries(line).filter(([id]) => gone.every((one) => one.id !== id))),
  );
  const now = rows === null || rows === undefined ? [] : linesOf(rows);
  const found = linesBefore(table, before, now);
  const met = new Set(found);
  const words = (was: DecisionLine, is: DecisionLine, untold?: ReadonlySet<string>): string => {
    const { name, told } = lineWords(table, was, is, untold);
    return cut([name, told].filter((text) => text !== "").join(": "), roomForLine);
  };
  const whole = (line: DecisionLine): string => words({}, line, untoldOfWhole);
  const kinds = [
    [
      "changed",
      now.flatMap((line, at) => {
        const was = found[at];
        return was === undefined || JSON.stringify(was) === JSON.stringify(line) ? [] : [words(was, line)];
      }),
    ],
    ["added", now.flatMap((line, at) => (found[at] === undefined ? [whole(line)] : []))],
    ["removed", before.flatMap((line) => (met.has(line) ? [] : [whole(line)]))],
  ] as const;
  const parts = [
    ...gone.map(({ header }) => `the column "${header}" removed by hand`),
    ...kinds.flatMap(([what, all]) =>
      all.length === 0
        ? []
        : [
            `${all.length.toLocaleString("en-GB")} ${all.length === 1 ? "line" : "lines"} ${what} by hand (${listed(all, roomForLines)})`,
          ],
    ),
  ];
  return parts.join(", ");
}
