/** What a tester can let go wrong by hand. */
import type { Fault } from "../host";

export interface FaultChoice {
  readonly label: string;
  readonly fault: Fault;
}

const refused = (label: string, code: string): FaultChoice => ({ label, fault: { kind: "refused", code } });

export const faultChoices: readonly FaultChoice[] = [
  refused("Access denied", "AccessDenied"),
  refused("A cell is being edited", "InvalidOperationInCellEditMode"),
  refused("Request too large", "RequestPayloadSizeLimitExceeded"),
  refused("Answer too large", "ResponsePayloadSizeLimitExceeded"),
  refused("Item not found", "ItemNotFound"),
  refused("Invalid argument", "InvalidArgument"),
  refused("General exception", "GeneralException"),
  refused("Request aborted", "RequestAborted"),
  refused("Excel is busy", "ActivityLimitReached"),
  { label: "Fails half-way", fault: { kind: "broken", code: "GeneralException", place: 0.5 } },
  { label: "Connection lost", fault: { kind: "session-lost", applied: false } },
];
