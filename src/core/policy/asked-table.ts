import type { FactName, PossibleFacts } from "./facts";
import { neededFacts } from "./needs";
import {
  demandOf,
  evaluate,
  packFacts,
  possibleRows,
  type DecisionTable,
  type Demand,
  type Outcome,
} from "./table";

/** What a table says of possible facts. */
export interface Asked {
  readonly outcome: Outcome;
  /** The facts whose value would change the answer. */
  readonly needed: readonly FactName[];
}

/** A decision table with its memory: the same possible facts have the same answer. */
export class AskedTable {
  private readonly answers = new Map<number, Asked>();
  private readonly demands = new Map<number, Demand>();

  constructor(readonly table: DecisionTable) {}

  /** Asks each set of possible facts once. */
  ask(possible: PossibleFacts): Asked {
    const packed = packFacts(this.table, possible);
    let asked = this.answers.get(packed);
    if (asked === undefined) {
      asked = {
        outcome: evaluate(this.table, possible, this.demandOn(packed)),
        needed: neededFacts(this.table, packed, (known) => this.demandOn(known)),
      };
      this.answers.set(packed, asked);
    }
    return asked;
  }

  private demandOn(packed: number): Demand {
    let demand = this.demands.get(packed);
    if (demand === undefined) {
      demand = demandOf(possibleRows(this.table, packed));
      this.demands.set(packed, demand);
    }
    return demand;
  }
}
