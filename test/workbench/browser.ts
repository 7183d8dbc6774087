/** The workbench served, and a headless browser to open it in. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import serverChromium from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { builtOnce, type Flavour } from "./built-once";
import { Desk, type DeskOptions } from "./desk";

const root = join(__dirname, "..", "..");

/** Builds where this run has not yet, and serves; resolves with the address. */
export async function serve(
  flavour: Flavour = "production",
  options: readonly string[] = [],
): Promise<{ address: string; close: () => void }> {
  await builtOnce(flavour);
  return serveBuilt([...(flavour === "production" ? ["--production"] : []), ...options]);
}

/** Serves what is built, from the repository's folder; resolves with the address. */
export function serveBuilt(
  options: readonly string[] = [],
  cwd = root,
): Promise<{ address: string; close: () => void }> {
  return new Promise((resolve, reject) => {
    const asked = ["scripts/start.mjs", "--no-open", "--no-build", ...options];
    const server: ChildProcess = spawn(process.execPath, asked, { cwd });
    let said = "";
    const hear = (data: Buffer): void => {
      said += data.toString();
      const address = /https:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve({ address, close: () => server.kill() });
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.on("exit", (code) => {
      reject(new Error(`The workbench ended with ${String(code)}: ${said}`));
    });
  });
}

/** On Linux the browser that npm carries; elsewhere an installed Chrome or Edge. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === "linux" && process.arch === "x64") {
    const executablePath = await serverChromium.executablePath();
    // In a single process the whole browser would end with its first context.
    const args = serverChromium.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");
    return chromium.launch({ executablePath, args, headless: true });
  }
  try {
    return await chromium.launch({ channel: "chrome", headless: true });
  } catch {
    return chromium.launch({ channel: "msedge", headless: true });
  }
}

/**
 * For one test file: the page served and a browser, started once. Gives what opens the page; whatever a test has opened
 * is closed after it, and must have asked nobody outside and shown no error.
 */
export function useWorkbench(
  flavour: Flavour = "production",
): (sample?: string, options?: DeskOptions) => Promise<Desk> {
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let browser: Browser | undefined;
  const opened: Desk[] = [];
  // Each test has a page of its own. A browser on two busy cores now and then misses a key; what is wrong fails twice.
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(flavour), openBrowser()]);
  });
  afterEach(async () => {
    for (const desk of opened.splice(0)) {
      const { outside, errors } = desk;
      await desk.close();
      expect({ outside, errors }).toEqual({ outside: [], errors: [] });
    }
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  return async (sample = "council-cctv.xlsx", options = {}) => {
    if (server === undefined || browser === undefined) throw new Error("The workbench is not served yet.");
    const desk = await Desk.open(browser, `${server.address}?sample=${sample}`, options);
    opened.push(desk);
    return desk;
  };
}
