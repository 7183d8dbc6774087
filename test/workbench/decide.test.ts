/** What people decide in the pane: the effect is shown before anything is written, and is what is written. */
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

const open = useWorkbench();

const actions = ["Remove", "Do not install", "Isolate from network", "Check", "No action"];

/** The counts of the table of changes, by action: now and then. */
async function preview(desk: Desk): Promise<{ now: number[]; then: number[] }> {
  const table = desk.pane.getByRole("table", { name: "Rows by action, before and after" });
  await table.waitFor();
  const lines = (await table.getByRole("row").allInnerTexts()).map((text) => text.replaceAll(",", ""));
  const counts = actions.map((action) => {
    const line = lines.find((text) => text.startsWith(action)) ?? "";
    return (line.match(/\d+/g) ?? ["0", "0"]).map(Number);
  });
  return { now: counts.map(([now = 0]) => now), then: counts.map(([, then = 0]) => then) };
}

test("kinds of sites are answered at once, the first sensitive one after a warning, and a switch of policy by its effect", async () => {
  const desk = await open("department-register.xlsx");
  await desk.read();
  await desk.tab("Sites");
  await desk.pane.getByLabel("Who assesses").fill("J. Marsh");
  await desk.pane.getByLabel("Show", { exact: true }).selectOption({ label: "Kinds of site" });
  await desk.click(/^Select all/);
  await desk.pane.getByLabel("Sensitive, all selected").selectOption({ label: "No" });
  const kinds = await preview(desk);
  expect(kinds.then).not.toEqual(kinds.now);
  await desk.click("Write to Lens sites");
  await desk.says(/9 kinds of site were written to Lens sites/);

  await desk.pane.getByLabel("Show", { exact: true }).selectOption({ label: "Sites by name" });
  await desk.pane.getByLabel("Sensitive", { exact: true }).first().selectOption({ label: "Yes" });
  const site = await preview(desk);
  expect(site.now).toEqual(kinds.then);
  await desk.click("Write to Lens sites");
  const warning = desk.pane.getByText("This file will now show which sites are sensitive");
  await warning.waitFor();
  await desk.click("Cancel");
  await warning.waitFor({ state: "detached" });
  await desk.click("Write to Lens sites");
  await desk.click("Write it");
  await desk.says(/1 site was written to Lens sites/);

  await desk.tab("Decisions");
  await desk.pane
    .getByLabel("Decision on other sites")
    .selectOption({ label: "Treat them like sensitive ones" });
  const policy = await preview(desk);
  expect(policy.now).toEqual(site.then);
  expect(policy.then).not.toEqual(policy.now);
  await desk.click("Write to Lens policy");
  await desk.says(/1 setting was written to Lens policy/);
  await desk.tab("Check");
  for (const [at, action] of actions.entries())
    expect([action, await desk.rows(action)]).toEqual([action, policy.then[at]]);
});
