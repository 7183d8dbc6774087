/** The page around the sheet: files that are dropped onto it, keys, and which register the pane stays with. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

jest.setTimeout(240_000);

const open = useWorkbench();
let desk: Desk;
let folder: string;

const small = `Tag,Site,Site type,Make,Model,Network,Status
C1,Fernhill House,Office,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed
C2,Weir Depot,Depot,Axis,P3245-LVE,4G,Installed
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lens-page-"));
  desk = await open();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

async function excelFile(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Kit").addRows(small.split("\n").map((line) => line.split(",")));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test("a file dropped onto the sheet or the pane is opened; one that is not what its name says changes nothing", async () => {
  await desk.drop(file("dropped.csv", small), ".grid", "dropped");
  expect(await desk.text("D2")).toBe("Hikvision");
  await desk.pane.getByRole("button", { name: "Start with this sheet" }).waitFor();
  await desk.drop(file("kit.xlsx", await excelFile()), "iframe", "Kit");
  expect(await desk.text("D3")).toBe("Axis");
  await desk.read();
  await desk.pane.getByText(/^2 assets on Kit/).waitFor();

  await desk.type("D3", "Dahua");
  const { frame } = desk;
  const wrong: readonly (readonly [string, string | Uint8Array])[] = [
    ["half.xlsx", (await excelFile()).slice(0, 900)],
    [
      "picture.csv",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xd8]),
    ],
    ["empty.xlsx", ""],
  ];
  for (const [name, contents] of wrong) {
    const said = desk.page.getByRole("status").first();
    const before = (await said.count()) === 0 ? "" : await said.textContent();
    await desk.drop(file(name, contents), ".grid");
    await desk.page.waitForFunction(
      (old) => (document.querySelector('[role="status"]')?.textContent ?? "") !== old,
      before,
    );
    console.info(name, await said.textContent());
    expect([name, await desk.text("D3"), desk.frame === frame]).toEqual([name, "Dahua", true]);
  }
});

test("the keys of shortcuts.json work; F6 goes to the pane, Ctrl+F6 back", async () => {
  await desk.openFile("small.csv", small);
  await desk.read();
  const keys = desk.page.keyboard;
  await desk.select("B2");
  await keys.press("Control+Alt+Shift+E");
  await desk.says("2 assets checked");
  expect(await desk.text("H2")).toBe("Isolate from network");
  const colour = await desk.fill("A2");
  expect(colour).not.toBe("");
  await keys.press("Control+Alt+Shift+H");
  await desk.says("The colours of small are off");
  expect(await desk.fill("A2")).toBe("");
  await desk.select("B2");
  await keys.press("F6");
  await desk.frame.waitForFunction(() => document.hasFocus() && document.activeElement !== document.body);
  await keys.press("Control+F6");
  await desk.page.waitForFunction(() => document.activeElement?.tagName !== "IFRAME");
  await keys.press("ArrowDown");
  await desk.chosen("B3");
  await keys.press("Control+Alt+Shift+U");
  await desk.says("was undone");
  expect(await desk.text("H1")).toBe("");
  await keys.press("Control+Alt+Shift+L");
  await desk.page.locator("iframe").waitFor({ state: "hidden" });
  await keys.press("Control+Alt+Shift+L");
  await desk.page.locator("iframe").waitFor();
});

test("a pinned register is read again wherever the selection is; unpinned, the pane goes with it", async () => {
  const book = new ExcelJS.Workbook();
  const rows = small.trim().split("\n");
  book.addWorksheet("Lists").addRows(rows.map((line) => line.split(",")));
  const more = book.addWorksheet("More");
  more.addRows(rows.slice(0, 2).map((line) => line.split(",")));
  await desk.openFile("lists.xlsx", new Uint8Array(await book.xlsx.writeBuffer()), "Lists");
  const goTo = async (name: string): Promise<void> => {
    await desk.page.getByText(name, { exact: true }).click();
    await desk.select("B2");
  };
  await desk.read();
  await desk.pane.getByRole("heading", { name: "Lists, A1:G3" }).waitFor();
  await desk.pane.getByLabel("Stay with this register").check();
  await desk.type("D3", "Hikvision");
  await goTo("More");
  await desk.pane.getByText("1 row was edited since this was read.").waitFor();
  expect(await desk.pane.getByText("is selected now.").count()).toBe(0);
  await desk.click("Read again");
  await desk.pane.getByText("1 row was edited since this was read.").waitFor({ state: "detached" });
  await desk.pane.getByRole("heading", { name: "Lists, A1:G3" }).waitFor();
  await desk.pane.getByLabel("Stay with this register").uncheck();
  await desk.pane.getByText("More, cell B2 is selected now.").waitFor();
  await desk.click("Read again");
  await desk.pane.getByRole("heading", { name: "More, A1:G2" }).waitFor();
  await desk.mark();
  expect(await desk.text("H1")).toBe("Lens action");
  await goTo("Lists");
  expect(await desk.text("H1")).toBe("");
});
