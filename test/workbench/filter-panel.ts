/** The panel that a filter button in the grid opens. */
import type { Desk } from "./desk";

/** Clicks the filter button of a heading; it is drawn a moment after the table, so a person may have to click again. */
export async function openFilter(desk: Desk, name: string): Promise<void> {
  const panel = desk.page.getByRole("button", { name: "Confirm" });
  for (let tries = 0; tries < 4; tries += 1) {
    await desk.text(name);
    const { x, y, width, height } = await desk.place(name);
    await desk.page.mouse.move(x + width - 30, y + height - 9);
    await desk.page.mouse.click(x + width - 9, y + height - 9);
    const shown = await panel.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (shown) return;
  }
  throw new Error(`${name} has no filter button.`);
}

/** Waits until the grid shows all rows but these, 1 being the first. */
export async function hides(desk: Desk, rows: readonly number[]): Promise<void> {
  await desk.page.waitForFunction(
    (wanted) => JSON.stringify(window.workbench?.facts().hiddenRows) === wanted,
    JSON.stringify(rows),
    { timeout: 30_000 },
  );
}
