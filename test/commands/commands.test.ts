import { readFileSync } from "node:fs";
import { join } from "node:path";
import { associateCommands, actionIds, Commands, Desk } from "../../src/commands";
import { coreEngine, loadRules, silentWatcher } from "../../src/excel";
import { defaultPolicy } from "../../src/core/policy/own";
import { excel2021, excel365, type ExcelVersion, WorkbookModel } from "../../src/host";
import { catalogue } from "../support/catalogue";
import { openOffice, type OfficeHarness } from "../support/office";

let office: OfficeHarness;
let desk: Desk;
let commands: Commands;
let failures: unknown[];

function book(): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  const sheet = workbook.sheets[0]!;
  [
    ["Tag", "Make", "Model", "Description", "Site", "Site type"],
    ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Fernhill House", "Office"],
    ["CAM-2", "Axis", "P3245-V", "CCTV camera", "Fernhill House", "Office"],
  ].forEach((line, row) => {
    line.forEach((value, column) => {
      sheet.setContent(row, column, { value });
    });
  });
  return workbook;
}

function open(version: ExcelVersion = excel365, workbook = book()): void {
  office = openOffice({ workbook, version });
  desk = new Desk(() => Office.addin.showAsTaskpane());
  failures = [];
  commands = new Commands({
    desk,
    excel: { patience: 500 },
    watcher: silentWatcher,
    rules: () => loadRules({ patience: 500 }),
    engine: (regimes) =>
      Promise.resolve(
        coreEngine({
          catalogue,
          setting: { ...defaultPolicy, regimes },
          sites: [],
          makers: [],
          asOf: "2026-11-22",
          namespace: "ESTATE",
        }),
      ),
    afterCheck: () => Promise.resolve([]),
    afterUndo: () => Promise.resolve(["It is in the audit."]),
    today: () => "2026-11-22",
    live: () => false,
    showPane: () => Office.addin.showAsTaskpane(),
    openHelp: () => {
      Office.context.ui.openBrowserWindow("https://localhost/help.html");
    },
  });
  associateCommands(commands, (error) => failures.push(error));
}

afterEach(() => {
  expect(failures).toEqual([]);
  office.close();
});

/** Presses a button and waits for a message or a question. */
async function press(action: string): Promise<void> {
  const before = desk.now;
  await office.press(action);
  await changed(before);
}

async function changed(before: typeof desk.now): Promise<void> {
  while (desk.now === before)
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
}

async function answer(id: string | null): Promise<void> {
  desk.answer(id);
  const without = desk.now;
  await changed(without);
}

const texts = (row: number): unknown[] =>
  [6, 7, 8, 9, 10].map((column) => office.host.workbook.sheets[0]!.value(row, column));

test("every action that the manifest and the shortcuts name is associated", () => {
  open();
  const root = join(__dirname, "..", "..");
  const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
  const shortcuts = readFileSync(join(root, "shortcuts.json"), "utf8");
  const named = [
    ...[...manifest.matchAll(/<FunctionName>(\w+)</g)].map((match) => match[1]!),
    ...[...shortcuts.matchAll(/"action": "(\w+)"/g)].map((match) => match[1]!),
  ];
  expect(named.length).toBeGreaterThan(5);
  expect([...office.log.actions.keys()]).toEqual([...actionIds]);
  expect(named.filter((id) => !office.log.actions.has(id))).toEqual([]);
});

describe.each([excel2021, excel365])("$name", (version) => {
  test("Check register asks whose rules once, writes and colours; Undo brings everything back", async () => {
    open(version);
    await press("CheckRegister");
    expect(desk.now.question?.choices.map(({ id }) => id)).toEqual(["uk-central", "uk-other", "us-889"]);
    expect(office.log.taskpaneShown).toBe(1);
    await answer("uk-central");
    expect(desk.now.message).toMatchObject({ title: "2 assets checked on Register (A1:F3)" });
    expect(texts(0)).toEqual(["Lens action", "Lens to settle", "Lens maker", "Lens why", "Lens checked"]);
    expect([texts(1)[0], texts(1)[2], texts(2)[0], texts(2)[2]]).toEqual([
      "Check",
      "Hikvision",
      "No action",
      "Axis Communications",
    ]);
    expect(office.host.workbook.sheets[0]!.state.conditionalFormats).toHaveLength(5);

    await press("CheckRegister");
    expect(desk.now.message?.lines).toContain("Nothing has changed since the last check.");

    await press("ToggleHighlight");
    expect(desk.now.message?.title).toBe("The colours of Register are off");

    await press("UndoLastCheck");
    expect(desk.now.message?.title).toBe("The check of 2026-11-22 was undone");
    expect(desk.now.message?.lines.at(-1)).toBe("It is in the audit.");
    expect(office.host.workbook.sheets[0]!.cells.usedArea(false)).toEqual({
      top: 0,
      left: 0,
      bottom: 2,
      right: 5,
    });
  });
});

test("closing the question writes nothing", async () => {
  open();
  await press("CheckRegister");
  await answer(null);
  expect([desk.now.message?.title, texts(0)[0]]).toEqual(["Cancelled", undefined]);
});

test("several registers: the pane asks which", async () => {
  const workbook = book();
  const other = [
    ["Serial No", "Manufacturer", "Building", "Room"],
    ["S1", "Dahua", "Annex", "lobby"],
    ["S2", "Axis", "Annex", "hall"],
  ];
  other.forEach((line, row) => {
    line.forEach((value, column) => {
      workbook.sheets[0]!.setContent(6 + row, column, { value });
    });
  });
  workbook.select(workbook.sheets[0]!, { top: 30, left: 0, bottom: 30, right: 0 });
  workbook.state.settings.set("lens-rules", "uk-central");
  open(excel365, workbook);
  await press("CheckRegister");
  expect(desk.now.question).toMatchObject({
    title: "Which register?",
    choices: [{ id: "A1:F3" }, { id: "A7:D9" }],
  });
  await answer("A7:D9");
  expect(desk.now.message?.title).toBe("2 assets checked on Register (A7:D9)");
  expect(office.host.workbook.sheets[0]!.value(6, 4)).toBe("Lens action");
});

test("a button that cannot run says why, in the pane", async () => {
  open();
  await press("UndoLastCheck");
  expect(desk.now.message?.title).toContain("There is no check to undo");
  await press("ToggleHighlight");
  expect(desk.now.message?.title).toContain("click Check register first");
  expect(office.log.taskpaneShown).toBe(2);
});

test("two commands do not run at once", async () => {
  open();
  await press("CheckRegister");
  await press("UndoLastCheck");
  expect(desk.now.message?.title).toBe("Estate Lens is still at work");
  await answer(null);
});

test("Open pane and Help do what they say", async () => {
  open();
  await office.press("OpenPane");
  await office.press("Help");
  expect([office.log.taskpaneShown, office.log.opened]).toEqual([1, ["https://localhost/help.html"]]);
});

test("what was interrupted is put back when the workbook is opened, and it says so", async () => {
  const workbook = book();
  workbook.state.settings.set("lens-rules", "uk-central");
  open(excel365, workbook);
  // The sixth request from the end has written the columns already.
  await press("CheckRegister");
  const syncs = office.host.syncs.length;
  await press("UndoLastCheck");
  const before = office.host.workbook.sheets[0]!.cells.usedArea(false);
  office.host.failAt(syncs - 1, { kind: "session-lost", applied: true });
  await press("CheckRegister");
  expect(desk.now.message).toMatchObject({
    tone: "trouble",
    title: "The connection to the workbook was lost.",
  });
  expect(texts(0)[0]).toBe("Lens action");
  const saved = office.host.workbook.snapshot();
  office.close();
  open(excel365, WorkbookModel.open(saved));
  await commands.start();
  expect(desk.now.message?.title).toContain("was interrupted");
  expect(office.host.workbook.sheets[0]!.cells.usedArea(false)).toEqual(before);
});
