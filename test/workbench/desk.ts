/** The workbench in a browser, as a person uses it. Every request to anywhere else is refused and counted. */
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import type { PageHook, ShownCell } from "../../src/workbench/page-hook";

type Box = ReturnType<PageHook["place"]>;

export interface Looks {
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active";
}

export interface DeskOptions extends Looks {
  /** What the clock on the wall says; it stands still until it is set anew. */
  readonly now?: Date;
}

export class Desk {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    /** Addresses outside this machine that anything asked for. */
    readonly outside: string[],
    /** Errors that reached the page. */
    readonly errors: string[],
  ) {}

  static async open(browser: Browser, address: string, options: DeskOptions = {}): Promise<Desk> {
    const { now, ...looks } = options;
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1360, height: 820 },
      ...looks,
    });
    if (now !== undefined) await context.clock.setFixedTime(now);
    const outside: string[] = [];
    const errors: string[] = [];
    await context.route("**/*", async (route) => {
      const url = route.request().url();
      if (new URL(url).hostname === "localhost") await route.continue();
      else {
        outside.push(url);
        await route.abort();
      }
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(address);
    const desk = new Desk(page, context, outside, errors);
    await desk.pane.getByRole("heading", { name: "Estate Lens", exact: true }).waitFor();
    return desk;
  }

  /** Sets the clock on the wall. */
  async setNow(now: Date): Promise<void> {
    await this.context.clock.setFixedTime(now);
  }

  get pane(): FrameLocator {
    return this.page.frameLocator("iframe");
  }

  /** The add-in's frame itself, for scripts run inside it. */
  get frame(): Frame {
    const frame = this.page.frames().find((one) => one.url().includes("/addin/taskpane.html"));
    if (frame === undefined) throw new Error("The add-in's frame is not there.");
    return frame;
  }

  async click(name: string | RegExp): Promise<void> {
    await this.pane.getByRole("button", { name, exact: typeof name === "string" }).click();
  }

  async tab(name: string): Promise<void> {
    await this.pane.getByRole("navigation").getByRole("button", { name, exact: true }).click();
  }

  /** From the welcome to the counts, under the rules for government departments. */
  async read(): Promise<void> {
    await this.click("Start with this sheet");
    await this.pane.getByText("Government department or agency").click();
    await this.click("Read this sheet");
    await this.found();
  }

  async found(): Promise<void> {
    await this.pane.getByRole("heading", { name: "What it found" }).waitFor({ timeout: 60_000 });
  }

  async mark(): Promise<void> {
    await this.click(/^Mark/);
    // The first answer about a sensitive site is written only after a warning.
    const warned = this.pane.getByRole("button", { name: "Write it" });
    const marked = this.pane.locator(".fui-MessageBar").filter({ hasText: "is marked." });
    await warned.or(marked).first().waitFor({ timeout: 60_000 });
    if (await warned.isVisible()) await warned.click();
    await this.says("is marked.");
  }

  /** Waits for a message in the pane. */
  async says(text: string | RegExp): Promise<void> {
    await this.pane.locator(".fui-MessageBar").filter({ hasText: text }).first().waitFor({ timeout: 60_000 });
  }

  /** What the grid shows of a cell, as it is drawn. */
  async cell(name: string): Promise<ShownCell> {
    await this.page.waitForFunction(() => window.workbench?.busy() === false, undefined, { timeout: 60_000 });
    return this.page.evaluate((one) => {
      if (window.workbench === undefined) throw new Error("The grid is not there.");
      return window.workbench.cell(one);
    }, name);
  }

  async text(name: string): Promise<string> {
    return (await this.cell(name)).text;
  }

  /** The colour that a cell is shown in, such as `#F0A07A`; "" where there is none. */
  async fill(name: string): Promise<string> {
    return (await this.cell(name)).fill.toUpperCase();
  }

  /** Clicks a cell, wherever it is. */
  async select(name: string): Promise<void> {
    await this.until(`${name} is not selected`, this.selection(name), async () => {
      const { x, y, width, height } = await this.place(name);
      await this.page.mouse.click(x + width / 2, y + height / 2);
    });
  }

  /** Brings a cell into sight; then where it is on the page. */
  place(name: string): Promise<Box> {
    return this.page.evaluate((one) => {
      if (window.workbench === undefined) throw new Error("The grid is not there.");
      return window.workbench.place(one);
    }, name);
  }

  /** Whether the grid has selected cells that match, within the time. */
  private selection(name: string | RegExp): (timeout: number) => Promise<boolean> {
    const pattern = typeof name === "string" ? `^${name}$` : name.source;
    return (timeout) =>
      happens(
        this.page.waitForFunction(
          (one) => new RegExp(one).test(window.workbench?.selected() ?? ""),
          pattern,
          { timeout },
        ),
      );
  }

  /** Does something as a person does: a browser that is very busy loses a click, and a person then clicks again. */
  private async until(
    failed: string,
    isDone: (timeout: number) => Promise<boolean>,
    act: () => Promise<void>,
  ): Promise<void> {
    for (const timeout of [3000, 10_000, 30_000]) {
      await act();
      if (await isDone(timeout)) return;
    }
    const selected = await this.page.evaluate(() => window.workbench?.selected());
    throw new Error(`${failed}: ${selected ?? "nothing"} is.`);
  }

  /** Waits until the grid has selected these cells. */
  async chosen(name: string): Promise<void> {
    await this.page.waitForFunction((one) => window.workbench?.selected() === one, name, { timeout: 30_000 });
  }

  /**
   * Types into a cell as a person does: click, keys, Enter, and a look at what stands there. A browser that is very
   * busy loses keys; a person then types it again.
   */
  async type(name: string, text: string): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      await this.select(name);
      await this.page.keyboard.type(text);
      await this.closeEditor(name);
      if (await this.holds(name, text)) return;
    }
    throw new Error(`${name} does not take "${text}": it holds ${JSON.stringify(await this.cell(name))}`);
  }

  /** The list of functions takes a first Enter where it is still open; a person presses it again. */
  private async closeEditor(name: string): Promise<void> {
    for (let pressed = 0; pressed < 4; pressed += 1) {
      await this.page.keyboard.press("Enter");
      const closed = this.page.waitForFunction(() => window.workbench?.editing() === false, undefined, {
        timeout: 3000,
      });
      if (await happens(closed)) return;
    }
    throw new Error(`The editor of ${name} does not close.`);
  }

  private holds(name: string, text: string): Promise<boolean> {
    return happens(
      this.page.waitForFunction(
        ([one, wanted]) => {
          const cell = window.workbench?.cell(one ?? "");
          return cell?.formula === wanted || cell?.text === wanted;
        },
        [name, text],
        { timeout: 5000 },
      ),
    );
  }

  /** Pastes what another program has put on the clipboard, from a cell on. */
  async paste(name: string, text: string): Promise<void> {
    await this.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.select(name);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press("Control+v");
  }

  /** Selects rows by their numbers, and chooses from the menu that a right click opens there. */
  async rowMenu(first: number, last: number, item: string): Promise<void> {
    const number = async (row: number): Promise<readonly [number, number]> => {
      const { x, y, height } = await this.place(`A${row}`);
      // The numbers stand left of the first column.
      return [x - 20, y + height / 2];
    };
    // The grid says either "A1:T1" or "1:1" of a row that is selected whole.
    const rows = this.selection(new RegExp(`^[A-Z]*${first}:[A-Z]*${last}$`));
    await this.until(`Rows ${first} to ${last} are not selected`, rows, async () => {
      await this.page.mouse.click(...(await number(first)));
      if (last === first) return;
      await this.page.keyboard.down("Shift");
      await this.page.mouse.click(...(await number(last)));
      await this.page.keyboard.up("Shift");
    });
    const line = this.page.getByText(item).last();
    const isOpen = (timeout: number): Promise<boolean> => happens(line.waitFor({ timeout }));
    await this.until(`The menu with "${item}" does not open`, isOpen, async () => {
      await this.page.mouse.click(...(await number(last)), { button: "right" });
    });
    const box = await line.boundingBox();
    // At its end: "Insert 1 rows above" has a box for the number in its middle.
    await line.click({ position: { x: (box?.width ?? 8) - 4, y: (box?.height ?? 8) / 2 } });
  }

  /** Right click on a cell, then an item of the menu there, and one of the items that it opens. */
  async cellMenu(name: string, item: string, inner: string): Promise<void> {
    await this.select(name);
    const outer = this.page.getByText(item, { exact: true }).last();
    const line = this.page.getByText(inner, { exact: true }).last();
    const isOpen = (timeout: number): Promise<boolean> => happens(line.waitFor({ timeout }));
    await this.until(`The menu with "${inner}" does not open`, isOpen, async () => {
      const { x, y, width, height } = await this.place(name);
      await this.page.mouse.click(x + width / 2, y + height / 2, { button: "right" });
      await outer.hover();
    });
    await line.click();
  }

  /** Drops a file from the file manager onto a part of the page, and waits for its sheet where one is named. */
  async drop(path: string, onto: string, sheet?: string): Promise<void> {
    const before = await this.page.locator("iframe").getAttribute("src");
    const box = await this.page.locator(onto).boundingBox();
    if (box === null) throw new Error(`${onto} is not in sight.`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const client = await this.context.newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await client.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    await client.detach();
    if (sheet !== undefined) await this.opened(sheet, before);
  }

  /** Waits until a cell shows a text. */
  async shows(name: string, text: string): Promise<void> {
    await this.page.waitForFunction(
      ([one, wanted]) => window.workbench?.cell(one ?? "").text === wanted,
      [name, text],
      { timeout: 30_000 },
    );
  }

  async rows(word: string): Promise<number> {
    const line = this.pane
      .getByRole("list", { name: "Counts by action" })
      .getByRole("button", { name: word });
    if ((await line.count()) === 0) return 0;
    return Number(/([\d,]+) rows?/.exec((await line.textContent()) ?? "")?.[1]?.replaceAll(",", "") ?? "0");
  }

  async width(pixels: number): Promise<void> {
    await this.page.addStyleTag({ content: `iframe { width: ${pixels}px !important; flex: none; }` });
  }

  /** The workbook is closed and opened again: the add-in starts anew. */
  async reopen(): Promise<void> {
    const before = this.frame;
    await this.page.getByRole("button", { name: "Reopen" }).click();
    while (this.page.frames().includes(before)) await this.page.waitForEvent("framedetached");
    await this.pane.getByRole("heading", { name: "Estate Lens", exact: true }).waitFor();
  }

  /** Opens a file of one's own; `sheet` is the sheet to wait for, where it is not called like the file. */
  async openFile(name: string, contents: string | Uint8Array, sheet?: string): Promise<void> {
    const mimeType = name.endsWith(".csv") ? "text/csv" : "application/octet-stream";
    const before = await this.page.locator("iframe").getAttribute("src");
    await this.page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType, buffer: Buffer.from(contents) });
    await this.opened(sheet ?? name.replace(/\.[a-z]+$/, ""), before);
  }

  /** Waits until another workbook than before is open, with a sheet of this name. */
  private async opened(sheet: string, before: string | null): Promise<void> {
    // A sheet of this name may have been open before: the add-in's frame is another one for every workbook.
    await this.page.waitForFunction(
      ([wanted, old]) =>
        document.querySelector("iframe")?.getAttribute("src") !== old &&
        window.workbench?.sheets().includes(wanted ?? "") === true &&
        !window.workbench.busy(),
      [sheet, before],
      { timeout: 60_000 },
    );
  }

  /** Clicks a download button; gives the file's name and bytes. */
  async download(button: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const [file] = await Promise.all([
      this.page.waitForEvent("download", { timeout: 60_000 }),
      this.page.getByRole("button", { name: button, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** Whether something that is waited for comes in time. */
function happens(awaited: Promise<unknown>): Promise<boolean> {
  return awaited.then(
    () => true,
    () => false,
  );
}
