/** Counts of a report's rows by action, and by site or maker. */
import { actions, type Action } from "../policy/regime";
import { byText, type ReportRow } from "./report-row";

export interface Amount {
  rows: number;
  devices: number;
  provisionalRows: number;
  provisionalDevices: number;
}

export type Amounts = Readonly<Record<Action, Amount>>;

const nothing = (): Amount => ({ rows: 0, devices: 0, provisionalRows: 0, provisionalDevices: 0 });

function noAmounts(): Amounts {
  return {
    remove: nothing(),
    "do-not-deploy": nothing(),
    isolate: nothing(),
    review: nothing(),
    none: nothing(),
  };
}

function add(amounts: Amounts, { action, devices, provisional }: ReportRow): void {
  const amount = amounts[action];
  amount.rows++;
  amount.devices += devices;
  if (!provisional) return;
  amount.provisionalRows++;
  amount.provisionalDevices += devices;
}

/** The sum over some actions; all when none are named. */
export function sumOf(amounts: Amounts, over: readonly Action[] = actions): Amount {
  const sum = nothing();
  for (const action of over) {
    const amount = amounts[action];
    sum.rows += amount.rows;
    sum.devices += amount.devices;
    sum.provisionalRows += amount.provisionalRows;
    sum.provisionalDevices += amount.provisionalDevices;
  }
  return sum;
}

/** Counts by action. */
export function amountsOf(rows: readonly ReportRow[]): Amounts {
  const amounts = noAmounts();
  for (const row of rows) add(amounts, row);
  return amounts;
}

/** The actions that ask somebody to do something. */
export const duties = ["remove", "do-not-deploy", "isolate"] as const satisfies readonly Action[];

export interface Group {
  readonly name: string;
  readonly amounts: Amounts;
}

/** Counts by a name of each row; those with most to do first, strictest action first. */
export function groupsOf(rows: readonly ReportRow[], nameOf: (row: ReportRow) => string): Group[] {
  const groups = new Map<string, Amounts>();
  for (const row of rows) {
    const name = nameOf(row);
    let amounts = groups.get(name);
    if (amounts === undefined) {
      amounts = noAmounts();
      groups.set(name, amounts);
    }
    add(amounts, row);
  }
  return [...groups]
    .map(([name, amounts]) => ({ name, amounts }))
    .sort((one, other) => {
      for (const action of actions) {
        const more = other.amounts[action].rows - one.amounts[action].rows;
        if (more !== 0 && action !== "none") return more;
      }
      return other.amounts.none.rows - one.amounts.none.rows || byText(one.name, other.name);
    });
}

/** The first groups, and all others together under a name of their own. */
export function firstGroups(
  groups: readonly Group[],
  most: number,
  others: (count: number) => string,
): Group[] {
  if (groups.length <= most) return [...groups];
  const shown = groups.slice(0, most - 1);
  const rest = groups.slice(most - 1);
  const amounts = noAmounts();
  for (const group of rest) {
    for (const action of actions) {
      const amount = amounts[action];
      const more = group.amounts[action];
      amount.rows += more.rows;
      amount.devices += more.devices;
      amount.provisionalRows += more.provisionalRows;
      amount.provisionalDevices += more.provisionalDevices;
    }
  }
  return [...shown, { name: others(rest.length), amounts }];
}
