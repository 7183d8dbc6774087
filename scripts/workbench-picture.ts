/**
 * Takes the README's picture of the workbench: the department's register, checked, with the findings beside it.
 * `npm run picture:workbench`, after `npm start` has built; needs a browser (see test/workbench/browser.ts).
 */
import { join } from "node:path";
import { openBrowser, serveBuilt } from "../test/workbench/browser";
import { Desk } from "../test/workbench/desk";

const root = process.cwd();

async function take(): Promise<void> {
  const server = await serveBuilt([], process.cwd());
  const browser = await openBrowser();
  try {
    const desk = await Desk.open(browser, `${server.address}?sample=department-register.xlsx`);
    await desk.read();
    await desk.mark();
    await desk.tab("Findings");
    await desk.pane.getByRole("listbox", { name: "Findings" }).waitFor();
    await desk.page.setViewportSize({ width: 1400, height: 760 });
    await desk.pane.locator("[id^=finding-]").first().click();
    await desk.pane.getByRole("button", { name: "Back to the list" }).waitFor();
    await desk.chosen("A128");
    await desk.page.screenshot({
      path: join(root, "assets", "pictures", "workbench-findings.png"),
      animations: "disabled",
    });
    await desk.close();
  } finally {
    await browser.close();
    server.close();
  }
}

void take();
