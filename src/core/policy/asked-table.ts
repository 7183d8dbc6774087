import { allBits, type FactName, type PossibleFacts } from "./facts";
import { neededFacts } from "./needs";
import { evaluate, type DecisionTable, type Outcome } from "./table";

/** What a table says of possible facts, and which of them are needed once somebody has asked. */
interface Asked {
  readonly outcome: Outcome;
  needed?: readonly FactName[];
}

/** A decision table with its memory: the same possible facts have the same answer. */
export class AskedTable {
  private readonly answers = new Map<number, Asked>();

  constructor(readonly table: DecisionTable) {}

  ask(possible: PossibleFacts): Outcome {
    return this.asked(possible).outcome;
  }

  needed(possible: PossibleFacts): readonly FactName[] {
    const asked = this.asked(possible);
    return (asked.needed ??= neededFacts(this.table, possible));
  }

  /** Asks each set of possible facts once. Four bits hold the values of any fact. */
  private asked(possible: PossibleFacts): Asked {
    let key = 0;
    for (const fact of this.table.facts) key = key * 16 + (possible[fact] ?? allBits(fact));
    let asked = this.answers.get(key);
    if (asked === undefined) {
      asked = { outcome: evaluate(this.table, possible) };
      this.answers.set(key, asked);
    }
    return asked;
  }
}
