/** The pane as people meet it who use the keyboard alone, enlarge everything, or have very large registers. */
import { useWorkbench } from "./browser";
import type { Desk } from "./desk";

jest.setTimeout(180_000);

const openDesk = useWorkbench();
let desk: Desk;

async function open(sample?: string): Promise<void> {
  desk = await openDesk(sample);
  await desk.width(320);
}

/** What has the focus: its name, and whether something lies over it. */
async function focused(): Promise<{ readonly name: string; readonly covered: boolean }> {
  return desk.frame.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return { name: "", covered: false };
    const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
    const name = one.getAttribute("aria-label") ?? labels[0]?.textContent ?? one.textContent;
    const { left, top, width, height } = one.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    const mine = [one, ...labels].some(
      (part) => seen !== null && (part.contains(seen) || seen.contains(part)),
    );
    return { name: name.trim(), covered: !mine };
  });
}

/** Presses Tab until the focus stands on something of this name. */
async function tabTo(name: RegExp, key = "Tab"): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const now = await focused();
    expect(now).toEqual({ ...now, covered: false });
    if (name.test(now.name)) return;
    met.push(now.name);
    await moveOn(key);
  }
  throw new Error(`The keyboard does not reach ${String(name)}; it met ${met.join(" | ")}`);
}

/** Presses a key that moves the focus, and waits until it has: a busy browser takes its time. */
async function moveOn(key: string): Promise<void> {
  const before = await desk.frame.evaluateHandle(() => document.activeElement);
  await desk.page.keyboard.press(key);
  const moved = desk.frame.waitForFunction((one) => document.activeElement !== one, before, {
    timeout: 2000,
  });
  // At the end of the pane the focus leaves it, and nothing in it changes.
  await moved.catch(() => null);
}

async function press(name: RegExp): Promise<void> {
  await tabTo(name);
  await desk.page.keyboard.press("Enter");
}

test("by keyboard alone: whose rules, an answer, marking, a finding, undo; the focus is never covered", async () => {
  await open();
  await desk.page.keyboard.press("F6");
  await desk.frame.waitForFunction(() => document.hasFocus());
  await press(/^Start with this sheet/);
  await desk.pane.getByRole("heading", { name: "Whose rules?" }).waitFor();
  await tabTo(/^Government department/);
  await desk.page.keyboard.press("Space");
  await press(/^Read this sheet/);
  await desk.found();
  const before = await desk.rows("Check");
  await tabTo(/^Yes$/);
  await desk.page.keyboard.press("Enter");
  await desk.pane.getByRole("list", { name: "Your answers" }).waitFor();
  expect(await desk.rows("Check")).toBeLessThan(before);
  await press(/^Mark the sheet/);
  await desk.pane.getByRole("button", { name: "Write it" }).waitFor();
  await press(/^Write it/);
  await desk.says("is marked.");
  await tabTo(/^Findings$/, "Shift+Tab");
  await desk.page.keyboard.press("Enter");
  await tabTo(/^Search$/);
  await desk.page.keyboard.type("hik");
  await desk.page.keyboard.press("Tab");
  await tabTo(/^Findings$/);
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("Enter");
  await desk.pane.getByRole("button", { name: "Back to the list" }).waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await tabTo(/^Check$/, "Shift+Tab");
  await desk.page.keyboard.press("Enter");
  await press(/^Undo last check/);
  await desk.says("Undone.");
});

/** Texts that are cut off by the box they stand in. */
async function cutOff(): Promise<string[]> {
  return desk.frame.evaluate(() => {
    const cut: string[] = [];
    for (const one of document.querySelectorAll("#pane *")) {
      if (!(one instanceof HTMLElement)) continue;
      const { overflowX, overflowY, clipPath, display } = getComputedStyle(one);
      const text = one.innerText.trim();
      if (text === "" || clipPath !== "none" || display === "inline") continue;
      const hides = (way: string): boolean => way === "hidden" || way === "clip";
      if (hides(overflowX) && one.scrollWidth > one.clientWidth + 1)
        cut.push(`sideways: ${text.slice(0, 60)}`);
      if (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)
        cut.push(`below: ${text.slice(0, 60)}`);
    }
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) cut.push(`the page is ${page.scrollWidth} pixels wide`);
    return cut;
  });
}

test("at 200% zoom no text is cut off in any view, and everything can be scrolled to", async () => {
  await open("department-register.xlsx");
  // Twice the size on the same screen: half the height in pixels of the page.
  await desk.page.setViewportSize({ width: 1360, height: 520 });
  const faults: string[] = [];
  const look = async (view: string): Promise<void> => {
    faults.push(...(await cutOff()).map((fault) => `${view}, ${fault}`));
  };
  await look("welcome");
  await desk.read();
  await look("check");
  await desk.pane.getByRole("button", { name: "Mark the sheet" }).scrollIntoViewIfNeeded();
  await desk.mark();
  for (const view of ["Findings", "Sites", "Decisions", "Work", "Report", "Rules"]) {
    await desk.tab(view);
    await desk.pane.getByRole("main").getByRole("heading").first().waitFor();
    await look(view);
  }
  await desk.tab("Findings");
  await desk.pane.locator('[role="option"]').first().click();
  await desk.pane.getByRole("button", { name: "Back to the list" }).waitFor();
  await look("card");
  expect(faults).toEqual([]);
});

test("100,000 findings: only those in sight are drawn, wherever one scrolls to", async () => {
  await open();
  const lines = Array.from(
    { length: 100_000 },
    (_, row) =>
      `C${row},Site ${row % 40},Office,${row % 3 === 0 ? "Hikvision" : "Axis"},,CCTV VLAN,Installed`,
  );
  await desk.openFile("huge.csv", `Tag,Site,Site type,Make,Model,Network,Status\n${lines.join("\n")}\n`);
  await desk.read();
  await desk.tab("Findings");
  await desk.pane.getByText("100,000 rows of 100,000").waitFor();
  const list = desk.pane.getByRole("listbox", { name: "Findings" });
  const drawn: number[] = [];
  for (const part of [0.2, 0.9, 0.5, 1]) {
    await list.evaluate((box, share) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
    }, part);
    await desk.frame.waitForFunction((share) => {
      const places = [...document.querySelectorAll('[role="option"]')].map((one) => Number(one.ariaPosInSet));
      return places.some((place) => Math.abs(place / 100_000 - share) < 0.02);
    }, part);
    drawn.push(await desk.pane.locator('[role="option"]').count());
  }
  expect(Math.max(...drawn)).toBeLessThan(60);
  await list.focus();
  await desk.page.keyboard.press("End");
  await desk.pane.locator("#finding-99999").waitFor();
  // The work of one step of scrolling, in the browser's own time for scripts, styles and layout.
  const client = await desk.page.context().newCDPSession(desk.page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> => {
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return 1000 * (of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration"));
  };
  const before = await busy();
  const steps = 40;
  for (let step = 0; step < steps; step += 1) {
    await list.evaluate(
      async (box, at) => {
        box.scrollTop = at;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      },
      30_000 + step * 300,
    );
  }
  const perStep = (await busy()) - before;
  console.info(`scrolling 100,000 findings: ${(perStep / steps).toFixed(1)} ms of work a step`);
  expect(perStep / steps).toBeLessThan(50);
});
