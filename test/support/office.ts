/**
 * The real office.js in Node, talking to the emulated Excel of `src/host`.
 * Production code that uses the globals `Excel`, `Office` and `CustomFunctions` runs unchanged.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, Script } from "node:vm";
import { type ExcelVersion, ExcelHost, excel365, WorkbookModel } from "../../src/host";

/** The only version whose protocol the host is known to speak. */
export const pinnedOfficeVersion = "1.1.110";

const officeFolder = dirname(require.resolve("@microsoft/office-js/package.json"));

export function installedOfficeVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(officeFolder, "package.json"), "utf8"));
  return typeof read === "object" && read !== null && "version" in read ? String(read.version) : "";
}

let loaded: LoadedOffice | null = null;

/** Who listens to the host's messages: office.js, once an event is registered. */
const listeners: ((message: object) => void)[] = [];

/** Raises an event as Excel does. `type` 10 is a changed cell; `target` is a sheet's id, or `Workbook`. */
export function raiseEvent(type: number, target: string, detail: object): void {
  const entry = {
    messageCategory: 65536,
    messageType: type,
    targetId: target,
    message: JSON.stringify(detail),
  };
  for (const listener of listeners) listener({ entries: [entry] });
}

/** office.js takes a third of a second to load, so it is loaded once; what belongs to one workbook is given to it anew. */
function loadOffice(): LoadedOffice {
  if (loaded !== null) return loaded;
  const file = join(officeFolder, "dist", "excel-web-16.00.debug.js");
  const window = officeWindow();
  new Script(readFileSync(file, "utf8"), { filename: file }).runInContext(createContext(window));
  loaded = window as unknown as LoadedOffice;
  loaded.OSF.DDA.RichApi.richApiMessageManager = {
    register: (listener: (message: object) => void) => {
      listeners.push(listener);
      return Promise.resolve();
    },
  };
  return loaded;
}

/** What `Office` did on behalf of the add-in, and how it can fail. */
export interface OfficeLog {
  /** How often `Office.addin.showAsTaskpane()` was called. */
  taskpaneShown: number;
  /** Handlers by action id, as `Office.actions.associate` got them. */
  readonly actions: Map<string, (event: CommandEvent) => unknown>;
  readonly opened: string[];
}

export interface CommandEvent {
  completed(): void;
}

export type CustomFunction = (...args: unknown[]) => unknown;

export interface OfficeHarness {
  readonly host: ExcelHost;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly log: OfficeLog;
  /** Functions by id, as `CustomFunctions.associate` got them. */
  readonly functions: Map<string, CustomFunction>;
  /** `CustomFunctions.Error`, as functions get and throw it. */
  makeError(code: string): Error;
  /** Presses a ribbon button; resolves when the command has called `event.completed()`. */
  press(action: string): Promise<void>;
  /** Takes the globals away again. */
  close(): void;
}

export interface OfficeOptions {
  readonly workbook?: WorkbookModel;
  readonly version?: ExcelVersion;
}

/** Opens a workbook with the add-in in it, and puts `Excel`, `Office` and `CustomFunctions` into the globals. */
export function openOffice(options: OfficeOptions = {}): OfficeHarness {
  const host = new ExcelHost(options.workbook ?? new WorkbookModel(), {
    version: options.version ?? excel365,
  });
  host.onEvents = (entries): void => {
    for (const [, type, target, detail] of entries) raiseEvent(type, target, JSON.parse(detail) as object);
  };
  const log: OfficeLog = { taskpaneShown: 0, actions: new Map(), opened: [] };
  const functions = new Map<string, CustomFunction>();
  const office = officeStub(host, log);
  const library = loadOffice();
  library.Office = office;
  library.OfficeExtension.SessionBase._overrideSession = session(host);
  const customFunctions = {
    associate(idOrAll: string | Record<string, CustomFunction>, fn?: CustomFunction): void {
      const given = typeof idOrAll === "string" ? { [idOrAll]: fn } : idOrAll;
      for (const [id, one] of Object.entries(given)) if (one !== undefined) functions.set(id, one);
    },
    Error: class CustomFunctionError extends Error {
      constructor(
        readonly code: string,
        message?: string,
      ) {
        super(message);
      }
    },
    ErrorCode: {
      divisionByZero: "#DIV/0!",
      invalidName: "#NAME?",
      invalidNumber: "#NUM!",
      invalidReference: "#REF!",
      invalidValue: "#VALUE!",
      notAvailable: "#N/A",
      nullReference: "#NULL!",
    },
  };
  const globals = {
    Excel: library.Excel,
    Office: office,
    OfficeExtension: library.OfficeExtension,
    CustomFunctions: customFunctions,
  };
  Object.assign(globalThis, globals);
  return {
    host,
    Excel: globals.Excel,
    Office: office as unknown as typeof Office,
    log,
    functions,
    makeError: (code) => new customFunctions.Error(code),
    press: (action) =>
      new Promise((resolve, reject) => {
        const handler = log.actions.get(action);
        if (handler === undefined) throw new Error(`No action ${action} is associated.`);
        Promise.resolve(handler({ completed: resolve })).catch(reject);
      }),
    close: () => {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    },
  };
}

/** office.js asks this object for a way to send its batches. */
function session(host: ExcelHost): object {
  return {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "https://localhost", headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: async (_data: unknown, flags: number, { Body }: { Body: string | object }) => {
        // Measured here: office.js changes the object paths after the request was sent.
        const text = typeof Body === "string" ? Body : JSON.stringify(Body);
        const answer = await host.execute(text, flags);
        return {
          ErrorCode: answer.errorCode,
          ErrorMessage: answer.errorMessage,
          HttpStatusCode: answer.errorCode === "" ? 200 : 500,
          Headers: {},
          Body: answer.body === null ? null : (JSON.parse(JSON.stringify(answer.body)) as object),
        };
      },
    }),
  };
}

function officeStub(host: ExcelHost, log: OfficeLog): Record<string, unknown> {
  const settings = new Map<string, unknown>();
  return {
    onReady: (ready?: (info: object) => unknown) => {
      const info = { host: "Excel", platform: "OfficeOnline" };
      ready?.(info);
      return Promise.resolve(info);
    },
    HostType: { Excel: "Excel" },
    PlatformType: { OfficeOnline: "OfficeOnline" },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    StartupBehavior: { none: "None", load: "Load" },
    VisibilityMode: { hidden: "Hidden", taskpane: "Taskpane" },
    actions: {
      associate: (id: string, handler: (event: CommandEvent) => unknown) => {
        log.actions.set(id, handler);
      },
    },
    addin: {
      showAsTaskpane: () => {
        log.taskpaneShown += 1;
        return Promise.resolve();
      },
      hide: () => Promise.resolve(),
      onVisibilityModeChanged: () => Promise.resolve(() => Promise.resolve()),
      setStartupBehavior: () => Promise.resolve(),
      getStartupBehavior: () => Promise.resolve("None"),
    },
    ribbon: { requestUpdate: () => Promise.reject(new Error("requestUpdate destroys Excel's undo.")) },
    context: {
      host: "Excel",
      platform: "OfficeOnline",
      displayLanguage: "en-GB",
      contentLanguage: "en-GB",
      diagnostics: { host: "Excel", platform: "OfficeOnline", version: "16.0" },
      requirements: {
        isSetSupported: (set: string, minimum?: string | number) => host.isSetSupported(set, minimum),
      },
      document: {
        settings: {
          get: (name: string) => settings.get(name) ?? null,
          set: (name: string, value: unknown) => settings.set(name, value),
          remove: (name: string) => settings.delete(name),
          saveAsync: (done?: (result: { status: string }) => void) => done?.({ status: "succeeded" }),
        },
      },
      ui: {
        openBrowserWindow: (url: string) => {
          log.opened.push(url);
        },
      },
    },
  };
}

/** What office.js leaves on its window. */
interface LoadedOffice {
  Office: object;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: { readonly SessionBase: { _overrideSession: object } };
  readonly OSF: { readonly DDA: { readonly RichApi: { richApiMessageManager: object } } };
}

type OfficeWindow = Record<string, unknown>;

function officeWindow(): OfficeWindow {
  const window: OfficeWindow = {
    console,
    // office.js tries for seconds to let go of ranges in a session that is lost: the tests do not wait for that.
    setTimeout: (work: () => void, delay?: number) => setTimeout(work, delay).unref(),
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    // The same classes as the production code's, so that arrays and promises are recognised on both sides.
    Promise,
    Array,
    Object,
    Error,
    location: { href: "https://localhost/", host: "localhost", protocol: "https:" },
    navigator: { userAgent: "Node" },
    document: { createElement: () => ({}), getElementsByTagName: () => [], cookie: "" },
    addEventListener: () => undefined,
    Office: {},
  };
  window["window"] = window;
  window["self"] = window;
  return window;
}
