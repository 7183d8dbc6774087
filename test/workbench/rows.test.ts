/** Rows that a person pastes, inserts, deletes or moves: the add-in and its results follow. */
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

jest.setTimeout(240_000);

const open = useWorkbench();
let desk: Desk;

const small = `Tag,Site,Site type,Make,Model,Network,Status
C1,Fernhill House,Office,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed
C2,Fernhill House,Office,Axis,P3245-LVE,Corporate LAN,Installed
C3,Weir Depot,Depot,Dahua,IPC-HFW2431S,4G,Installed
`;

beforeEach(async () => {
  desk = await open();
  await desk.openFile("small.csv", small);
});

/** What the add-in's workbook holds, line by line, as it is downloaded. */
async function held(): Promise<string[]> {
  const { bytes } = await desk.download("Download .csv");
  return new TextDecoder().decode(bytes).replace("\ufeff", "").trimEnd().split("\r\n");
}

/** Goes from the list of findings to an asset's row. */
async function find(tag: string): Promise<void> {
  await desk.tab("Findings");
  const back = desk.pane.getByRole("button", { name: "Back to the list" });
  if (await back.isVisible()) await back.click();
  await desk.pane.getByRole("searchbox", { name: "Search" }).fill(tag);
  await desk.pane.getByText(/^1 row of/).waitFor();
  await desk.pane.getByRole("option").first().click();
}

test("a pasted block is computed, counted as edited, and judged when it is read again", async () => {
  await desk.type("I2", "=ESTATE.MAKER(D2,E2)");
  await desk.type("J2", "=COUNTA(D2:D9)");
  await desk.shows("J2", "3");
  await desk.read();
  await desk.paste("D2", "Dahua\tIPC-HFW2431S\nHikvision\tDS-2CD2143G0-I\n=Uniview\tIPC3614LB\n");
  await desk.shows("I2", "Dahua");
  await desk.pane.getByText("3 rows were edited since this was read.").waitFor();
  await desk.paste("A5", "C4\tOak Lane\tOffice\tAxis\tP3245-LVE\t4G\tInstalled\n");
  await desk.shows("J2", "4");
  await desk.pane.getByText("4 rows were edited since this was read.").waitFor();
  expect((await held()).slice(1)).toEqual([
    "C1,Fernhill House,Office,Dahua,IPC-HFW2431S,Corporate LAN,Installed,,Dahua,4",
    "C2,Fernhill House,Office,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed,,,",
    "C3,Weir Depot,Depot,#NAME?,IPC3614LB,4G,Installed,,,",
    "C4,Oak Lane,Office,Axis,P3245-LVE,4G,Installed,,,",
  ]);
  await desk.click("Read again");
  await desk.pane.getByText(/^4 assets on small/).waitFor();
  await desk.select("A1");
  await desk.page.keyboard.press("Control+z");
  await desk.shows("A5", "");
  await desk.shows("J2", "3");
  await desk.pane.getByText("1 row was edited since this was read.").waitFor();
});

test("rows inserted and deleted take results, colours and findings along, and Undo last check still works", async () => {
  await desk.read();
  await desk.mark();
  const [isolated, none] = [await desk.fill("A2"), await desk.fill("A3")];
  expect(isolated).not.toBe("");
  expect(isolated).not.toBe(none);

  await desk.rowMenu(1, 1, "rows above");
  await desk.shows("H2", "Lens action");
  expect([await desk.text("H3"), await desk.fill("A3")]).toEqual(["Isolate from network", isolated]);
  await desk.rowMenu(4, 4, "rows above");
  await desk.shows("A5", "C2");
  expect([await desk.fill("A4"), await desk.fill("A5")]).toEqual(["", none]);
  await desk.pane.getByText("2 rows were edited since this was read.").waitFor();

  await find("C3");
  await desk.pane.getByRole("heading", { name: "C3, row 6" }).waitFor();
  await desk.chosen("A6");

  await desk.paste("A4", "C9\tWeir Depot\tDepot\tHikvision\tDS-2CD2143G0-I\tCorporate LAN\tInstalled\n");
  await desk.rowMenu(5, 6, "Delete Selected Row");
  await desk.shows("A5", "");
  await find("C1");
  await desk.chosen("A3");
  await desk.tab("Check");
  await desk.pane.getByText(/^2 assets on small/).waitFor();
  await desk.mark();
  expect([await desk.text("A4"), await desk.text("H4"), await desk.fill("A4")]).toEqual([
    "C9",
    "Isolate from network",
    isolated,
  ]);
  await desk.click("Undo last check");
  await desk.says("Undone.");
  // As the first check left them: the row that came later had no results.
  expect((await held()).map((line) => line.split(",").slice(0, 8).join(","))).toEqual([
    ",,,,,,,",
    "Tag,Site,Site type,Make,Model,Network,Status,Lens action",
    "C1,Fernhill House,Office,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed,Isolate from network",
    "C9,Weir Depot,Depot,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed,",
  ]);
});

test("rows sorted by the menu take results and colours along, the heading stays on top, and findings are found again", async () => {
  await desk.read();
  await desk.mark();
  const colours = new Map<string, string>();
  for (const row of [2, 3, 4]) colours.set(await desk.text(`A${row}`), await desk.fill(`A${row}`));

  await desk.cellMenu("D3", "Sort", "Expand Ascending");
  await desk.shows("A2", "C2");
  const sorted = ["Axis", "Dahua", "Hikvision"];
  const order = async (): Promise<string[][]> => (await held()).map((line) => line.split(",").slice(0, 4));
  expect((await order()).map((line) => line[3])).toEqual(["Make", ...sorted]);
  for (const [tag, row] of [
    ["C2", 2],
    ["C3", 3],
    ["C1", 4],
  ] as const) {
    expect([await desk.text(`A${row}`), await desk.fill(`A${row}`)]).toEqual([tag, colours.get(tag)]);
  }
  expect(await desk.text("H4")).toBe("Isolate from network");

  await find("C1");
  await desk.pane.getByRole("heading", { name: "C1, row 4" }).waitFor();
  await desk.chosen("A4");

  await desk.select("A1");
  await desk.page.keyboard.press("Control+z");
  await desk.shows("A2", "C1");
  expect((await order()).map((line) => line[3])).toEqual(["Make", "Hikvision", "Axis", "Dahua"]);
});
