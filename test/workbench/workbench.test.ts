import { source as axeSource } from "axe-core";
import { useWorkbench } from "./browser";
import type { Desk, Looks } from "./desk";

jest.setTimeout(120_000);

const openDesk = useWorkbench();
let desk: Desk;

async function open(looks?: Looks): Promise<void> {
  desk = await openDesk(undefined, looks);
}

const header = "Tag,Site,Site type,Make,Model,Network,Status";
const small = `${header}
C1,Fernhill House,Office,Hikvision,DS-2CD2143G0-I,Corporate LAN,Installed
C2,Fernhill House,Office,Axis,P3245-LVE,Corporate LAN,Installed
C3,Weir Depot,Depot,Dahua,IPC-HFW2431S,4G,Installed
`;

async function openSmall(): Promise<void> {
  await open();
  await desk.openFile("small.csv", small);
  await desk.pane.getByRole("button", { name: "Start with this sheet" }).waitFor();
}

test("from whose rules to a marked sheet, and back", async () => {
  await openSmall();
  await desk.read();
  expect(await desk.pane.getByText("3 assets on small: make is column D, model E, site B").count()).toBe(1);
  expect(await desk.text("H1")).toBe("");

  const before = await desk.rows("Remove");
  await desk.pane
    .getByRole("group", { name: "Is Fernhill House sensitive?" })
    .getByRole("button", { name: "Yes" })
    .click();
  await desk.pane.getByRole("list", { name: "Your answers" }).waitFor();
  expect(await desk.rows("Remove")).toBe(before + 1);

  await desk.mark();
  expect(await desk.text("H1")).toBe("Lens action");
  expect(await desk.text("H2")).toBe("Remove");
  expect(await desk.text("H3")).toBe("No action");
  expect(await desk.fill("A2")).toBe("#F0A07A");

  await desk.click("Undo last check");
  await desk.says("Undone.");
  expect(await desk.text("H1")).toBe("");
  expect(await desk.fill("A2")).toBe("");
});

test("a finding selects its row; search and filter narrow the list; the card shows evidence and clause", async () => {
  await openSmall();
  await desk.read();
  await desk.tab("Findings");
  const list = desk.pane.getByRole("listbox", { name: "Findings" });
  await desk.pane.getByRole("searchbox", { name: "Search" }).fill("weir");
  await desk.pane.getByText("1 row of 3").waitFor();
  await list.focus();
  await desk.page.keyboard.press("Enter");
  await desk.pane.getByRole("heading", { name: "C3, row 4" }).waitFor();
  await desk.chosen("A4");
  expect(await desk.pane.getByText("the name of Dahua").count()).toBeGreaterThan(0);
  expect(await desk.pane.getByRole("heading", { name: "The rule behind it" }).count()).toBe(1);
  await desk.page.keyboard.press("Escape");
  await desk.pane.getByText("1 row of 3").waitFor();
});

test("a formula calls the add-in, and an edit recalculates it", async () => {
  await openSmall();
  await desk.type("I2", "=ESTATE.MAKER(D2,E2)");
  await desk.shows("I2", "Hikvision");
  await desk.type("E2", "P3245-LVE");
  await desk.type("D2", "Axis");
  await desk.shows("I2", "Axis Communications");
});

test("the ribbon's buttons work without the pane's help: check asks whose rules, undo puts back", async () => {
  await openSmall();
  await desk.pane.getByRole("button", { name: "Start with this sheet" }).click();
  await desk.page.getByRole("button", { name: "Check register" }).click();
  await desk.pane.getByRole("heading", { name: "Whose rules apply to this workbook?" }).waitFor();
  await desk.click("Government department or agency");
  await desk.says("3 assets checked");
  expect(await desk.text("H2")).toBe("Isolate from network");
  await desk.page.getByRole("button", { name: "Highlight on/off" }).click();
  await desk.says("The colours of small are off");
  await desk.page.getByRole("button", { name: "Undo last check" }).click();
  await desk.says("was undone");
  expect(await desk.text("H1")).toBe("");
});

test("edits since the check are counted; the pane follows the selection, or stays where it is pinned", async () => {
  await openSmall();
  await desk.read();
  await desk.pane.getByRole("heading", { name: "small, A1:G4" }).waitFor();
  await desk.type("D3", "Dahua");
  await desk.type("D4", "Axis");
  await desk.pane.getByText("2 rows were edited since this was read.").waitFor();
  await desk.select("B9");
  // The sheet holds no other register that could be meant.
  expect(await desk.pane.getByText("is selected now.").count()).toBe(0);
  await desk.pane.getByLabel("Stay with this register").check();
  await desk.click("Read again");
  await desk.pane.getByText("2 rows were edited since this was read.").waitFor({ state: "detached" });
  expect(await desk.pane.getByText("is selected now.").count()).toBe(0);
});

test("a protected sheet is read but not written, and the pane says why", async () => {
  await openSmall();
  await desk.page.getByLabel("Protected sheet").check();
  await desk.read();
  await desk.click("Mark the sheet");
  await desk.says("protected");
  expect(await desk.text("H1")).toBe("");
});

test("every fault is told, and the sheet stays as it was", async () => {
  await openSmall();
  await desk.read();
  const faults = await desk.page.getByLabel("Fault").locator("option").allTextContents();
  expect(faults.length).toBeGreaterThan(9);
  for (const fault of faults) {
    await desk.page.getByLabel("Fault").selectOption({ label: fault });
    await desk.page.getByLabel("at request").fill("3");
    await desk.page.getByRole("button", { name: "Let it fail" }).click();
    await desk.click("Mark the sheet");
    await desk.says(/The workbook is as it was before/);
    expect({ fault, cell: await desk.text("H1") }).toEqual({ fault, cell: "" });
    await desk.click("Close");
  }
});

test.each(["Excel 2021", "Excel 2024"])("%s checks, marks and undoes", async (version) => {
  await openSmall();
  await desk.page.getByLabel("Excel version").selectOption(version);
  await desk.pane.getByRole("button", { name: "Start with this sheet" }).waitFor();
  await desk.read();
  await desk.mark();
  expect(await desk.text("H2")).toBe("Isolate from network");
  await desk.click("Undo last check");
  await desk.says("Undone.");
});

test("50,000 rows: read, listed smoothly, and cancelled without a trace", async () => {
  await open();
  const lines = Array.from(
    { length: 50_000 },
    (_, row) =>
      `C${row},Site ${row % 40},Office,${row % 3 === 0 ? "Hikvision" : "Axis"},,CCTV VLAN,Installed`,
  );
  await desk.openFile("large.csv", `${header}\n${lines.join("\n")}\n`);
  await desk.read();
  expect(await desk.pane.getByText("50,000 assets on large").count()).toBe(1);
  await desk.tab("Findings");
  await desk.pane.getByRole("searchbox", { name: "Search" }).fill("C49999");
  await desk.pane.getByText("1 row of 50,000").waitFor();
  await desk.tab("Check");
  // Pressed from inside the frame as soon as it is there: the check may be quicker than the browser's remote control.
  await desk.frame.evaluate(() => {
    const timer = setInterval(() => {
      const cancel = [...document.querySelectorAll("button")].find((one) => one.textContent === "Cancel");
      if (cancel === undefined) return;
      clearInterval(timer);
      cancel.click();
    }, 5);
  });
  await desk.click("Mark the sheet");
  await desk.says("The sheet is as it was.");
  expect(await desk.text("H1")).toBe("");
});

interface AxeFault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function axeFaults(): Promise<string[]> {
  await desk.frame.evaluate(axeSource);
  const violations = await desk.frame.evaluate<readonly AxeFault[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))",
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How far the pane would have to be scrolled sideways. */
async function overflow(): Promise<number> {
  return desk.frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test.each<[string, Looks]>([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
])("every view at 320 pixels in %s: no axe violation, nothing cut off sideways", async (_name, looks) => {
  await open(looks);
  await desk.width(320);
  const faults: string[] = [];
  const look = async (view: string): Promise<void> => {
    // Transitions end first: a colour half-way is no colour.
    await desk.page.waitForTimeout(400);
    faults.push(...(await axeFaults()).map((fault) => `${view}: ${fault}`));
    const wide = await overflow();
    if (wide > 0) faults.push(`${view}: ${wide} pixels too wide`);
  };
  await look("welcome");
  await desk.click("Start with this sheet");
  await look("whose rules");
  await desk.pane.getByText("Government department or agency").click();
  await desk.click("Read this sheet");
  await desk.found();
  await look("check");
  await desk.click("Correct the columns");
  await look("columns");
  await desk.mark();
  await look("marked");
  await desk.tab("Findings");
  await desk.click("Filter and order");
  await look("findings");
  await desk.pane.locator("[id^=finding-]").first().click();
  await desk.pane.getByRole("button", { name: "Back to the list" }).waitFor();
  await look("card");
  await desk.tab("Sites");
  await look("sites");
  await desk.tab("Rules");
  await desk.pane.getByRole("searchbox", { name: "Brand" }).fill("w box");
  await desk.pane.getByText("W Box", { exact: true }).waitFor();
  await look("rules");
  expect(faults).toEqual([]);
});
