/**
 * Takes the README's picture of the workbench: the department's register, checked, with the findings beside it.
 * `npm run picture:workbench`, after `npm start` has built; needs a browser (see test/workbench/browser.ts).
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Desk, openBrowser } from "../test/workbench/browser";

const root = process.cwd();
const server = spawn(process.execPath, ["scripts/start.mjs", "--no-open", "--no-build"], { cwd: root });

async function address(): Promise<string> {
  let said = "";
  for await (const data of server.stdout) {
    said += String(data);
    const found = /https:\/\/localhost:\d+\//.exec(said)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error("The workbench did not start.");
}

async function take(): Promise<void> {
  const browser = await openBrowser();
  try {
    const desk = await Desk.open(browser, `${await address()}?sample=department-register.xlsx`);
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
    server.kill();
  }
}

void take();
