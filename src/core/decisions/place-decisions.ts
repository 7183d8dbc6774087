/** Finds the rows of registers that decisions are about. What cannot be told for certain is said, not guessed. */
import type { RegisterReading } from "../register";
import { fold } from "../text";
import { AssetKeys, compareMarks, idKey, idRoles, type IdRole } from "./asset-keys";
import type { AssetDecisions, AssetReference, FoundFact, RiskException, WorkRecord } from "./records";
import type { TableProblem } from "./table-rows";
import { decisionTable, type DecisionTableId } from "./tables";

/** What people decided about one row, in the order in which it happened. */
export interface RowDecisions {
  readonly found: readonly FoundFact[];
  readonly exceptions: readonly RiskException[];
  readonly work: readonly WorkRecord[];
}

/** What of a register's reading decisions are placed by. */
export type PlacedReading = Pick<RegisterReading, "sheet" | "fields" | "rows">;

interface Place {
  readonly register: Register;
  readonly row: number;
}

/** A register with the decisions about its rows. */
class Register {
  readonly keys: AssetKeys;
  readonly rows = new Map<number, { found: FoundFact[]; exceptions: RiskException[]; work: WorkRecord[] }>();

  constructor(readonly reading: PlacedReading) {
    this.keys = new AssetKeys(reading);
  }

  /** Whether it stands on the sheet of this name; where nobody knows its sheet, as in a formula, it may. */
  is(name: string): boolean {
    const { sheet } = this.reading;
    return sheet === "" || fold(sheet) === fold(name);
  }

  at(row: number): { found: FoundFact[]; exceptions: RiskException[]; work: WorkRecord[] } {
    let decided = this.rows.get(row);
    if (decided === undefined) {
      decided = { found: [], exceptions: [], work: [] };
      this.rows.set(row, decided);
    }
    return decided;
  }
}

const none: ReadonlyMap<number, RowDecisions> = new Map();
const mostPlacesNamed = 5;

/** The decisions about single assets, each beside the row that it is about. */
export class PlacedDecisions {
  /** What is not certain, so that it does not count. */
  readonly problems: readonly TableProblem[];
  /** Decisions whose asset stands in none of these registers. */
  readonly missing: readonly TableProblem[];
  private readonly registers: ReadonlyMap<PlacedReading, Register>;

  /**
   * @param readings every register that is checked together: an id is looked for in all of them
   * @param asOf the date of the check; what is dated later does not count yet. "" where nobody knows it: then it counts
   */
  constructor(decisions: AssetDecisions, readings: readonly PlacedReading[], asOf: string) {
    this.registers = new Map(readings.map((reading) => [reading, new Register(reading)]));
    const placing = new Placing([...this.registers.values()], decisions, asOf);
    for (const fact of decisions.found) {
      const place = placing.of("found", fact, fact.date, fact);
      if (place !== null) place.register.at(place.row).found.push(fact);
    }
    for (const exception of decisions.exceptions) {
      const place = placing.of("exceptions", exception, exception.date);
      if (place !== null) place.register.at(place.row).exceptions.push(exception);
    }
    for (const record of decisions.work) {
      const place = placing.of("work", record, record.date);
      if (place !== null) place.register.at(place.row).work.push(record);
    }
    for (const { rows } of this.registers.values()) {
      for (const decided of rows.values()) {
        decided.found = placing.withoutDisagreement(inTime(decided.found));
        decided.work = inTime(decided.work);
        decided.exceptions.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
      }
    }
    this.problems = placing.problems;
    this.missing = placing.missing;
  }

  /** The decided rows of a register. */
  of(reading: PlacedReading): ReadonlyMap<number, RowDecisions> {
    return this.registers.get(reading)?.rows ?? none;
  }
}

/** In the order of their dates; what has no date comes first, as the table has it. */
function inTime<Dated extends { readonly date: string }>(records: readonly Dated[]): Dated[] {
  return [...records].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

class Placing {
  readonly problems: TableProblem[] = [];
  readonly missing: TableProblem[] = [];
  private readonly byId = new Map<string, Map<IdRole, Place[]>>();
  private readonly byMark = new Map<string, Place[]>();

  constructor(
    private readonly registers: readonly Register[],
    { found, exceptions, work }: AssetDecisions,
    private readonly asOf: string,
  ) {
    const references: AssetReference[] = [...found, ...exceptions, ...work];
    const ids = new Set(references.filter(({ asset }) => asset !== "").map(({ asset }) => idKey(asset)));
    const marks = new Set(references.filter(({ asset }) => asset === "").map(({ mark }) => mark));
    for (const register of registers) {
      for (const row of register.reading.rows) {
        if (ids.size > 0) this.indexIds(register, row, ids);
        if (marks.size > 0) this.indexMark(register, row, marks);
      }
    }
  }

  /** The row that a decision is about, `null` where that is not certain or it does not count yet. */
  of(table: DecisionTableId, reference: AssetReference, date: string, fact?: FoundFact): Place | null {
    const say = (column: string, message: string): null => {
      this.say(table, reference, column, message);
      return null;
    };
    if (this.asOf !== "" && date > this.asOf)
      return say("date", `${date} is after the day of the check, so it does not count yet.`);
    const { asset } = reference;
    const candidates = this.candidates(reference);
    const [only] = candidates;
    if (only === undefined) {
      const column = asset === "" ? "mark" : "asset";
      const message =
        asset === ""
          ? "No row has this mark any more: it was edited or deleted. Write the asset's id, or the decision anew in a new row."
          : `"${asset}" stands in no register that was checked, so this counts for nothing.`;
      this.missing.push(problemAt(table, reference, column, message));
      return null;
    }
    if (candidates.length > 1) {
      const what = asset === "" ? "This mark" : `"${asset}"`;
      const help =
        asset === ""
          ? "give the rows ids that differ"
          : "write an id that only one of them has, such as its serial number";
      return say(
        "asset",
        `${what} stands in ${candidates.length} rows (${placeWords(candidates)}), so this counts for none of them; ${help}.`,
      );
    }
    return this.stillMeant(table, reference, only, fact) ? only : null;
  }

  /** Where the mark shows that the id now stands for another thing, or an accepted risk for another place, it is told. */
  private stillMeant(
    table: DecisionTableId,
    reference: AssetReference,
    place: Place,
    fact: FoundFact | undefined,
  ): boolean {
    const { asset, mark } = reference;
    if (asset === "" || mark === "") return true;
    const compared = compareMarks(mark, place.register.keys.mark(place.row));
    const where = placeWords([place]);
    if (compared === null) {
      this.say(
        table,
        reference,
        "mark",
        `This is no mark of Estate Lens, so it is passed over; clear the cell.`,
      );
      return true;
    }
    if (!compared.sameThing) {
      if (fact !== undefined && registerSaysIt(fact, place)) return true;
      this.say(
        table,
        reference,
        "mark",
        `The row of "${asset}" (${where}) names another make, model, serial number or MAC address than when this was written, so it does not count. If it is the same thing, clear the cell Row mark.`,
      );
      return false;
    }
    if (table === "exceptions" && !compared.sameSite) {
      this.say(
        table,
        reference,
        "mark",
        `"${asset}" (${where}) stands at another site than when the risk was accepted, so it does not count. If it holds there too, clear the cell Row mark.`,
      );
      return false;
    }
    return true;
  }

  private candidates(reference: AssetReference): readonly Place[] {
    const { asset, mark, register } = reference;
    if (asset === "") return this.inRegister(this.byMark.get(mark) ?? [], register, () => true);
    const found = this.byId.get(idKey(asset));
    const sameThing = ({ register: { keys }, row }: Place): boolean =>
      mark === "" || compareMarks(mark, keys.mark(row))?.sameThing === true;
    for (const role of idRoles) {
      const places = found?.get(role);
      if (places === undefined) continue;
      const here = this.inRegister(places, register, sameThing);
      if (here.length < 2 || mark === "") return here;
      const exact = here.filter(
        (place) => compareMarks(mark, place.register.keys.mark(place.row))?.exact === true,
      );
      if (exact.length === 1) return exact;
      const same = here.filter(sameThing);
      return same.length === 1 ? same : here;
    }
    return [];
  }

  /**
   * Those in the register that the decision names. Where it is not among them its sheet was renamed, or the row moved
   * to another sheet: then a row there is meant if nothing speaks against it.
   */
  private inRegister(
    places: readonly Place[],
    name: string,
    sameThing: (place: Place) => boolean,
  ): readonly Place[] {
    if (name === "") return places;
    const here = places.filter(({ register }) => register.is(name));
    return here.length > 0 ? here : places.filter(sameThing);
  }

  /** Facts of the same day that contradict each other: none of them counts, and that is told. */
  withoutDisagreement(found: readonly FoundFact[]): FoundFact[] {
    return found.filter((fact) => {
      const other = found.find((each) => each !== fact && each.date === fact.date && contradict(fact, each));
      if (other === undefined) return true;
      this.say(
        "found",
        fact,
        "asset",
        `"${fact.asset}" stands in another row of the same day that says something else (row ${other.at.row + 1}); neither counts until one of them is changed.`,
      );
      return false;
    });
  }

  private say(table: DecisionTableId, reference: AssetReference, column: string, message: string): void {
    this.problems.push(problemAt(table, reference, column, message));
  }

  private indexIds(register: Register, row: number, wanted: ReadonlySet<string>): void {
    for (const [role, id] of register.keys.ids(row)) {
      if (!wanted.has(id)) continue;
      let roles = this.byId.get(id);
      if (roles === undefined) {
        roles = new Map();
        this.byId.set(id, roles);
      }
      const places = roles.get(role);
      const last = places?.at(-1);
      if (places === undefined) roles.set(role, [{ register, row }]);
      else if (last?.register !== register || last.row !== row) places.push({ register, row });
    }
  }

  private indexMark(register: Register, row: number, wanted: ReadonlySet<string>): void {
    const mark = register.keys.mark(row);
    if (!wanted.has(mark)) return;
    const places = this.byMark.get(mark);
    if (places === undefined) this.byMark.set(mark, [{ register, row }]);
    else places.push({ register, row });
  }
}

function problemAt(
  table: DecisionTableId,
  { at }: AssetReference,
  column: string,
  message: string,
): TableProblem {
  const header = decisionTable(table).columns.find(({ id }) => id === column)?.header ?? "";
  return { table, sheet: at.sheet, row: at.row + 1, column: header, message };
}

/** What was found was taken over into the register: the row says the same now. */
function registerSaysIt(fact: FoundFact, { register, row }: Place): boolean {
  const pairs = [
    ["make", fact.label],
    ["model", fact.model],
    ["mac", fact.mac],
  ] as const;
  const said = pairs.filter(([, text]) => text !== "");
  return (
    said.length > 0 && said.every(([role, text]) => idKey(register.keys.first(role, row)) === idKey(text))
  );
}

function contradict(one: FoundFact, other: FoundFact): boolean {
  const differ = <Value>(a: Value, b: Value, blank: Value): boolean => a !== blank && b !== blank && a !== b;
  return (
    differ(idKey(one.label), idKey(other.label), "") ||
    differ(idKey(one.model), idKey(other.model), "") ||
    differ(idKey(one.mac), idKey(other.mac), "") ||
    differ(one.network, other.network, null) ||
    differ(one.stillThere, other.stillThere, null)
  );
}

/** `Register row 5, Spares row 12`. */
function placeWords(places: readonly Place[]): string {
  const named = places
    .slice(0, mostPlacesNamed)
    .map(({ register, row }) => `${register.reading.sheet} row ${row + 1}`)
    .join(", ");
  return places.length > mostPlacesNamed ? `${named} and ${places.length - mostPlacesNamed} more` : named;
}
