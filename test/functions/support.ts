/** The functions with the real catalogue, and a register that shows each kind of answer. */
import { functionsById } from "../../src/functions/associate";
import { provideCatalogue } from "../../src/functions/state";
import { catalogue } from "../support/catalogue";

export function openFunctions(): void {
  provideCatalogue(catalogue);
}

/** Calls a function by its id with anything, as Excel may. */
export function call(id: string, ...given: unknown[]): unknown {
  return Reflect.apply(functionsById[id]!, undefined, given);
}

export const headers = [
  ["Tag", "Site", "Site type", "Make", "Model", "MAC address", "Description", "Network", "Status", "Notes"],
];

type Cells = (string | number | boolean | null)[];

/** A camera of the maker at the site; blanks as Excel on the desktop sends them. */
export function camera(make: string, model: string, more: Record<string, Cells[number]> = {}): Cells {
  const row: Record<string, Cells[number]> = {
    Tag: "CAM-001",
    Site: "Fernhill House",
    Make: make,
    Model: model,
    Description: "Dome camera",
    Status: "In use",
    ...more,
  };
  return headers[0]!.map((header) => row[header] ?? 0);
}

export const hikvision = camera("Hikvision", "DS-2CD2143G0-I");
export const axis = camera("Axis", "P3245-V");

/** Fernhill House, assessed as sensitive. */
export const sites = [
  ["Site", "Site type", "Sensitive", "Limb", "Assessed by", "Date"],
  ["Fernhill House", 0, "Yes", "L1", "A. Person", 45_000],
  ["Elm Road", 0, "No", 0, "A. Person", 45_000],
];

/** The sentence behind `#VALUE!`. */
export function problemOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
