import type { Area } from "../address";
import { HostError } from "../error";
import type { RangeTarget } from "./context";

/** The cells of a range now; they may have been deleted since the client got it. */
export function areaOf({ place }: RangeTarget): Area {
  if (place.area === null) throw new HostError("InvalidReference", "The cells of this range are gone.");
  return place.area;
}
