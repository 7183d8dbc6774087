/**
 * The wire format of a request batch, as office.js sends it and expects the answer.
 * It is no published contract: `test/host/office-version.test.ts` fails when the pinned library changes.
 */

export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** How an object is reached. 1 root, 2 new by type name, 3 method, 4 property, 5 indexer, 6 reference id. */
export type ObjectPathType = 1 | 2 | 3 | 4 | 5 | 6;

export interface ArgumentInfo {
  readonly Arguments?: readonly Json[];
  /** Same length as `Arguments`: where an argument is an object, the id of its path. */
  readonly ReferencedObjectPathIds?: readonly (Json | undefined)[];
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace, 6 recursive query, 7 query as JSON, 8 ensure unchanged, 9 update. */
export type ActionType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Top?: number; readonly Skip?: number };
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}

export interface ResponseBody {
  /** The results of the actions before the failing one are given too: a batch is not atomic. */
  readonly Results: readonly ActionResult[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}
