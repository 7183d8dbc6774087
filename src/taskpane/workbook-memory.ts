/** What is remembered: whose rules in the workbook, the welcome in the browser's own store. */
import { type ExcelOptions, loadRules, loadSitesFile, problemOf, saveRules, saveSitesFile } from "../excel";
import type { PaneMemory } from "./model/pane-excel";

const welcomedKey = "estate-lens-welcomed";
const nameKey = "estate-lens-name";

/** The store may be blocked, as in private windows: then it is remembered while the pane is open. */
export function workbookMemory(excel: ExcelOptions, store: () => Storage): PaneMemory {
  let welcomed = false;
  let name = "";
  return {
    regimes: () => orNull(() => loadRules(excel)),
    // A protected or busy workbook asks again next time; the check itself can go on.
    keepRegimes: async (regimes) => {
      await orNull(() => saveRules(excel, regimes));
    },
    sitesFile: () => orNull(() => loadSitesFile(excel)),
    keepSitesFile: async (file) => {
      await orNull(() => saveSitesFile(excel, file));
    },
    wasWelcomed: () => {
      try {
        return welcomed || store().getItem(welcomedKey) === "yes";
      } catch {
        return welcomed;
      }
    },
    name: () => {
      try {
        return name || (store().getItem(nameKey) ?? "");
      } catch {
        return name;
      }
    },
    keepName: (typed) => {
      name = typed;
      try {
        store().setItem(nameKey, typed);
      } catch {
        // remembered above
      }
    },
    keepWelcomed: () => {
      welcomed = true;
      try {
        store().setItem(welcomedKey, "yes");
      } catch {
        // remembered above
      }
    },
  };
}

/** Null where Excel does not let it be read or written now. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return null;
  }
}
