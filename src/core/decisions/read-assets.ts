/** Reads the tables about single assets. Nothing is guessed: what cannot be read is named, and counts for nothing. */
import type { CctvNetwork } from "../connection";
import { nameKey, readYesNo } from "../text";
import { dateOf } from "../text/date";
import type { AssetReference, Destination, FoundFact, RiskException, WorkRecord } from "./records";
import { textIn, type TableProblem, type TableRow, type TableRows } from "./table-rows";
import { decisionTable } from "./tables";

type Say = (column: string, message: string) => void;

/** Words that say that something is not known: as good as blank. */
const unknown = new Set(["", "?", "-", "–", "—"]);
/** Words that stand where nobody knows: "TBC", "n/a", "not known". */
export const saysNothing = (text: string): boolean =>
  unknown.has(text) || /^(?:not known|unknown|tbc|tba|n\/?a|not checked|not seen)$/i.test(text);

function words<Value>(table: readonly (readonly [Value, string])[]): (text: string) => Value | undefined {
  const byKey = new Map(
    table.flatMap(([value, names]) => names.split(", ").map((name) => [nameKey(name), value] as const)),
  );
  return (text) => byKey.get(nameKey(text));
}

/** The network that a word means; undefined where it means none of them. */
export const networkOf = words<CctvNetwork>([
  ["main", "Main, Main network, Core, Corporate, Office, Office network, Corporate network, Corporate LAN"],
  ["separate", "Separate, Separate network, Dedicated, CCTV network, Security network, Own network"],
  [
    "none",
    "None, No, No network, Isolated, Standalone, Stand alone, Not connected, Not networked, Disconnected",
  ],
]);
/** Words on a label's cell that say that there was nothing to read. */
const noLabel =
  /^(?:no|without|blank|illegible|unreadable)(?: (?:label|badge|name|logo|markings?))?$|^not (?:legible|readable|visible)$|^can(?:'|no)?t (?:see|read)(?: it)?$|^none$/i;
const thereOf = words<boolean>([
  [true, "Still there, There, Present, In place, Still in place"],
  [false, "Gone, Removed, Missing, Not there, Not there any more, No longer there, Taken down, Taken out"],
]);
const destinationOf = words<Destination>([
  ["destroyed", "Destroyed, Disposed, Disposed of, Scrapped, Recycled, Shredded, WEEE"],
  ["returned", "Returned, Returned to supplier, Returned to owner, Returned to landlord"],
  ["in-store", "In store, Store, Stored, Stores, Spare, In storage"],
  ["moved", "Moved, Relocated, Moved to another site, Transferred, Another site, Other site"],
]);
const workOf = words<WorkRecord["what"]>([
  ["isolated", "Isolated, Isolate, Taken off the network, Off the network, Disconnected, Unplugged"],
  ["removed", "Removed, Remove, Taken out, Taken down, Replaced, Decommissioned and removed, Gone"],
]);
const diskOf = (text: string): WorkRecord["diskWiped"] | undefined => {
  if (saysNothing(text)) return null;
  if (/^(?:no disk|none|no disc|no hard disk|no hdd|has none)$/i.test(text)) return "no-disk";
  if (/^(?:wiped|destroyed)$/i.test(text)) return "yes";
  const answer = readYesNo(text);
  return answer === "yes" || answer === "no" ? answer : answer === "unknown" ? null : undefined;
};

/** Reads each row; the reader gives `null` for a row that counts for nothing. */
function each<Kind>(
  read: TableRows,
  problems: TableProblem[],
  make: (row: TableRow, reference: AssetReference, say: Say) => Kind | null,
): Kind[] {
  const { columns } = decisionTable(read.table);
  return read.rows.flatMap((row) => {
    const say: Say = (column, message) => {
      const header = columns.find(({ id }) => id === column)?.header ?? "";
      problems.push({ table: read.table, sheet: read.sheet, row: row.row + 1, column: header, message });
    };
    const reference: AssetReference = {
      asset: textIn(row, "asset"),
      mark: textIn(row, "mark"),
      register: textIn(row, "register"),
      at: { sheet: read.sheet, row: row.row, columns: read.columns },
    };
    if (reference.asset === "" && reference.mark === "") {
      // A row that carries nothing but what was filled in beforehand says nothing either.
      say(
        "asset",
        "This row names no asset, so it counts for nothing; write the asset's tag, serial number or MAC address.",
      );
      return [];
    }
    const made = make(row, reference, say);
    return made === null ? [] : [made];
  });
}

/** A date, or "" where it is blank or cannot be read; that is said. */
function dateIn(row: TableRow, column: string, say: Say): string {
  const text = textIn(row, column);
  if (saysNothing(text)) return "";
  const date = dateOf(row.values[column] ?? null);
  if (date === undefined) say(column, `"${text}" may be read in two ways or is no date; write YYYY-MM-DD.`);
  return date ?? "";
}

/** What was found on site. */
export function readFound(read: TableRows, problems: TableProblem[]): FoundFact[] {
  return each(read, problems, (row, reference, say) => {
    const unused: Record<string, string> = {};
    const text = (column: string): string => (saysNothing(textIn(row, column)) ? "" : textIn(row, column));
    const read = (column: string): string => {
      const said = text(column);
      if (!noLabel.test(said)) return said;
      unused[column] = said;
      return "";
    };
    const networkText = text("network");
    const network = networkText === "" ? null : networkOf(networkText);
    if (network === undefined) {
      say("network", `"${networkText}" is not understood; write Main, Separate or None.`);
      unused["network"] = networkText;
    }
    const thereText = text("stillThere");
    const answer = readYesNo(thereText);
    const there = answer === "yes" ? true : answer === "no" ? false : (thereOf(thereText) ?? null);
    if (answer === null && there === null && thereText !== "") {
      say("stillThere", `"${thereText}" is not understood; write Yes or No.`);
      unused["stillThere"] = thereText;
    }
    const date = dateIn(row, "date", say);
    if (date === "" && text("date") !== "") unused["date"] = text("date");
    const fact: FoundFact = {
      ...reference,
      site: text("site"),
      label: read("label"),
      model: read("model"),
      mac: read("mac"),
      photo: text("photo"),
      network: network ?? null,
      stillThere: there,
      foundBy: textIn(row, "foundBy"),
      date,
      note: textIn(row, "note"),
      ...(Object.keys(unused).length > 0 && { unused }),
    };
    // A row that nobody has filled in yet, as a survey sheet has them.
    const said = [fact.label, fact.model, fact.mac].some((each) => each !== "");
    if (!said && fact.network === null && fact.stillThere === null && fact.foundBy === "") return null;
    if (fact.foundBy === "")
      say("foundBy", "Nobody is named who saw it, so it counts for nothing; write who looked.");
    return fact.foundBy === "" ? null : fact;
  });
}

/** Risks that were accepted. One without a date, a reason or an approver does not count. */
export function readExceptions(read: TableRows, problems: TableProblem[]): RiskException[] {
  return each(read, problems, (row, reference, say) => {
    const before = problems.length;
    const until = dateIn(row, "until", say);
    if (until === "" && problems.length === before)
      say(
        "until",
        "There is no date, so the risk is not accepted; write the last day on which it counts, YYYY-MM-DD.",
      );
    const reason = textIn(row, "reason");
    const approvedBy = textIn(row, "approvedBy");
    if (approvedBy === "")
      say(
        "approvedBy",
        "Nobody is named who accepts the risk, so it is not accepted; write who answers for it.",
      );
    if (reason === "") say("reason", "There is no reason, so the risk is not accepted; write why.");
    const date = dateIn(row, "date", say);
    if (until === "" || approvedBy === "" || reason === "") return null;
    return { ...reference, until, reason, approvedBy, date, note: textIn(row, "note") };
  });
}

/** Work that was done. */
export function readWork(read: TableRows, problems: TableProblem[]): WorkRecord[] {
  return each(read, problems, (row, reference, say) => {
    const whatText = textIn(row, "what");
    const what = workOf(whatText);
    if (what === undefined) {
      say(
        "what",
        whatText === ""
          ? "It does not say what was done, so it counts for nothing; write Isolated or Removed."
          : `"${whatText}" is not understood, so it counts for nothing; write Isolated or Removed.`,
      );
      return null;
    }
    const wentText = textIn(row, "wentTo");
    const wentTo = saysNothing(wentText) ? null : destinationOf(wentText);
    if (wentTo === undefined) {
      say(
        "wentTo",
        `"${wentText}" is not understood, so the row counts for nothing; write Destroyed, Returned, In store or Moved.`,
      );
      return null;
    }
    const movedTo = saysNothing(textIn(row, "movedTo")) ? "" : textIn(row, "movedTo");
    if (wentTo === "moved" && movedTo === "")
      say("movedTo", "It was moved, but not where to; write the site, so that it can be judged there.");
    if (wentTo !== "moved" && movedTo !== "")
      say(
        "movedTo",
        `A site is named, but "Went to" does not say Moved; it is not judged there until it does.`,
      );
    if (what === "isolated" && wentTo !== null)
      say("wentTo", "What was only isolated went nowhere; write Removed under What, or clear this cell.");
    const diskText = textIn(row, "diskWiped");
    const diskWiped = diskOf(diskText);
    if (diskWiped === undefined)
      say("diskWiped", `"${diskText}" is not understood; write Yes, No or No disk.`);
    const by = textIn(row, "by");
    const date = dateIn(row, "date", say);
    // What is gone shows itself; what is said to be off the network stands on the word of somebody, on a day.
    if (what === "isolated" && (by === "" || date === "")) {
      const missing = by === "" ? "by" : "date";
      if (by === "" || saysNothing(textIn(row, "date")))
        say(
          missing,
          `It does not say ${by === "" ? "who isolated it" : "when it was isolated"}, so it does not count as isolated; write ${by === "" ? "a name" : "the day, YYYY-MM-DD"}.`,
        );
      return null;
    }
    return {
      ...reference,
      what,
      date,
      by,
      wentTo: what === "isolated" ? null : wentTo,
      movedTo: what === "removed" && wentTo === "moved" ? movedTo : "",
      diskWiped: diskWiped ?? null,
      certificate: textIn(row, "certificate"),
      note: textIn(row, "note"),
    };
  });
}
