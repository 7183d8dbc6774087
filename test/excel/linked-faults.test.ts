/** A check that reads other sheets, with every fault at every sync. */
import { checkRegister, silentWatcher } from "../../src/excel";
import { WorkbookModel } from "../../src/host";
import { testEngine } from "../support/engine";
import { type Command, everyFault, type Outcome, versions } from "./every-fault";

const check = (): Promise<Outcome> =>
  checkRegister({
    engine: testEngine,
    date: "2026-11-22",
    live: false,
    patience: 25,
    watcher: silentWatcher,
    confirm: () => Promise.resolve(true),
  });

/** A register whose makers stand on another sheet, longer than what is looked at first; a small sheet beside it. */
function book(): WorkbookModel {
  const workbook = new WorkbookModel(["Register", "Types", "Notes"]);
  const [register, types, notes] = workbook.sheets;
  register?.fill(0, 0, [
    ["Tag", "Type code", "Site"],
    ["CAM-1", "T1", "Fernhill House"],
    ["CAM-2", "T149", "Oak Lane"],
  ]);
  types?.fill(0, 0, [["Type code", "Make", "Model"]]);
  for (let row = 1; row < 150; row += 1)
    types?.fill(row, 0, [[`T${row}`, row === 1 ? "Hikvision" : "Dahua", `M${row}`]]);
  types?.state.merged.push({ top: 0, left: 4, bottom: 0, right: 5 });
  notes?.fill(0, 0, [["Ring before a visit."]]);
  return workbook;
}

const command: Command = { name: "Check register", before: [], run: check, book };

test.each(versions)(
  "$name: what was written rests on all sheets, or nothing was written",
  ({ version, tried }) => everyFault(command, version, tried),
  240_000,
);
