/** The commands of the ribbon, with every fault at every sync. */
import { checkRegister, silentWatcher, toggleHighlight, undoLastCheck } from "../../src/excel";
import { WorkbookModel } from "../../src/host";
import { testEngine } from "../support/engine";
import { type Command, everyFault, office, type Outcome, versions } from "./every-fault";

const options = {
  engine: testEngine,
  date: "2026-11-22",
  live: false,
  patience: 25,
  watcher: silentWatcher,
  confirm: () => Promise.resolve(true),
};

const check = (): Promise<Outcome> => checkRegister(options);
const secondCheck = (): Promise<Outcome> => {
  office.host.workbook.sheets[0]!.enter(3, 1, "Dahua");
  return Promise.resolve({ kind: "edited" });
};

const commands: readonly Omit<Command, "book">[] = [
  { name: "Check register", before: [], run: check },
  { name: "Check register again", before: [check, secondCheck], run: check },
  { name: "Undo last check", before: [check], run: () => undoLastCheck(options) },
  { name: "Undo of a second check", before: [check, secondCheck, check], run: () => undoLastCheck(options) },
  { name: "Highlight off", before: [check], run: () => toggleHighlight(options) },
];

function book(): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  const sheet = workbook.sheets[0]!;
  sheet.fill(0, 0, [
    ["Tag", "Make", "Site"],
    ["CAM-1", "Hikvision", "Fernhill House"],
    ["CAM-2", "Dahua", "Oak Lane"],
    ["CAM-3", "Axis", "Oak Lane"],
  ]);
  sheet.setContent(3, 0, { value: "=cmd" });
  sheet.fill(6, 12, [["mine"]]);
  sheet.state.tables.push({
    id: "t1",
    name: "Assets",
    area: { top: 0, left: 0, bottom: 3, right: 2 },
    showHeaders: true,
    showTotals: false,
    style: "",
    options: new Map(),
    columns: ["Tag", "Make", "Site"].map((name, id) => ({ id, name })),
    nextColumn: 4,
    criteria: new Map(),
  });
  sheet.state.conditionalFormats.push({
    id: "users",
    type: "Custom",
    areas: [{ top: 1, left: 0, bottom: 3, right: 2 }],
    stopIfTrue: false,
    formula: '=$C2="Oak Lane"',
    format: new Map(),
  });
  return workbook;
}

describe.each(versions)("$name", ({ version, tried }) => {
  test.each(commands)(
    "$name: every fault at every sync",
    (command) => everyFault({ ...command, book }, version, tried),
    120_000,
  );
});
