/**
 * The host's side of office.js's web protocol: the add-in's page runs in an iframe, loads the real office.js,
 * believes that it is in Excel on the web, and talks by `postMessage`.
 * Both pages must be https on the same host name. Nothing in here touches the DOM: the page that hosts the
 * iframe hands in a way to post and passes messages on.
 */
import type { ExcelVersion } from "./excel-version";
import type { Json } from "./protocol";
import type { ExcelHost } from "./session";
import type { FunctionArgument } from "./formulas/function-call";
import { errorTexts, type Scalar } from "./cell-input";

/** A message of the protocol, in both directions, as JSON text. */
interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin?: string;
  readonly _data?: unknown;
}

export interface WebChannelOptions {
  readonly host: ExcelHost;
  /** Any id: it goes into the iframe's address and every message. */
  readonly conversationId: string;
  readonly appId: string;
  /** The hosting page's origin. */
  readonly origin: string;
  /** Posts a JSON text to the iframe's window. */
  readonly post: (text: string) => void;
  /** Told of everything that the add-in asks of the host beyond the workbook, such as showing the pane. */
  readonly onNotify?: (action: string, data: unknown) => void;
  /** Told when the focus is to leave the pane: by Tab past its last field, by Escape, F2 or Ctrl+F6. */
  readonly onFocusLeaves?: () => void;
}

/** Office.js's error numbers for transport errors. */
const transportErrors: Readonly<Record<string, number>> = {
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
  ActivityLimitReached: 5102,
  AccessDenied: 7000,
  InvalidOrTimedOutSession: 5012,
  WriteNotSupportedWhenModalDialogOpen: 5016,
};
const internalError = 5001;

/** `DdaMethod.DispatchId` of a request batch. */
const dispatchBatch = 93;

/** `AgaveHostAction`: how office.js, which moves the focus inside the pane itself, and its host pass it on. */
const notifyHost = "ContextActivationManager_notifyHost";
const focusComes = { forwards: 11, backwards: 12 } as const;
const focusLeaves: ReadonlySet<unknown> = new Set([5, 6, 13, 14, 15, 16, 17, 18]);

/** Category 1 is custom functions; 1000 is a call. */
const functionCategory = 1;
const callMessage = 1000;

/** How the runtime numbers the errors of failed calls. */
const errorNumbers: Readonly<Record<number, string>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
};

/** Objects by which office.js tells that its functions and its ribbon actions can be called. */
const runtimeObjects: ReadonlySet<unknown> = new Set([
  "Microsoft.ExcelServices.CustomFunctions",
  "Microsoft.InternalService.AddinInternalService",
]);

/** Flags of a call: 1 cancelable, 2 streaming, 4 errors are passed in. */
const allowErrorsFlag = 4;

export interface FunctionCall {
  /** Without its namespace, in capitals. */
  readonly name: string;
  readonly args: readonly FunctionArgument[];
  readonly address: string;
  readonly allowErrors: boolean;
}

/** Builds the address of the iframe and its `name`, which office.js reads its host from. */
export function addinAddress(
  page: string,
  { conversationId, appId, origin }: Pick<WebChannelOptions, "conversationId" | "appId" | "origin">,
): { readonly url: string; readonly frameName: string } {
  // 1 shared runtime, 2 custom functions: without the latter the functions' runtime never starts.
  const hostInfo = "Excel$Web$16.01$en-GB$host$$0$3";
  const xdmInfo = [conversationId, appId, origin, "1"].join("|");
  const separator = page.includes("?") ? "&" : "?";
  return {
    url: `${page}${separator}_host_Info=${hostInfo}#&_xdm_Info=${encodeURIComponent(xdmInfo)}&_serializer_version=1`,
    frameName: JSON.stringify({
      baseFrameName: appId,
      hostInfo,
      xdmInfo,
      serializerVersion: 1,
      flights: "[]",
    }),
  };
}

export class WebChannel {
  /** Events that the add-in registered: `richApiMessage` carries workbook events and function calls. */
  readonly events = new Set<string>();
  private readonly calls = new Map<number, (result: Scalar | Scalar[][]) => void>();
  private nextCall = 1;
  private functionsReady = false;
  private readonly whenReady: (() => void)[] = [];

  constructor(private readonly options: WebChannelOptions) {
    options.host.onEvents = (entries): void => {
      if (this.events.has("richApiMessage")) this.raise(entries);
    };
  }

  /** A message from the iframe; anything that is not of the protocol is left alone. */
  async receive(text: unknown): Promise<void> {
    const message = typeof text === "string" ? readMessage(text) : null;
    if (message?._messageType !== 0 || message._conversationId !== this.options.conversationId) return;
    if (message._actionType === 1) this.events.add(message._actionName);
    if (message._actionType === 2) this.events.delete(message._actionName);
    if (message._actionType === 1 || message._actionType === 2) {
      this.respond(message, { Error: 0 });
    } else if (message._actionName === "ContextActivationManager_getAppContextAsync") {
      this.respond(message, appContext(this.options, this.options.host.version));
    } else if (message._actionName === "executeMethod") {
      await this.executeMethod(message);
    } else {
      this.options.onNotify?.(message._actionName, message._data);
      const action: unknown = Array.isArray(message._data) ? message._data[1] : null;
      if (message._actionName === notifyHost && focusLeaves.has(action)) this.options.onFocusLeaves?.();
      this.respond(message, null);
    }
  }

  /** Gives the pane the focus, as F6 and Tab do in Excel: its first field that can have it, or its last. */
  focusPane(way: keyof typeof focusComes = "forwards"): void {
    this.options.post(
      JSON.stringify({
        ...this.envelope("Office_notifyAgave", 0),
        _messageType: 0,
        _actionType: 0,
        _conversationId: `${this.options.conversationId}_ntf`,
        _data: [focusComes[way]],
      }),
    );
  }

  /** Resolves once the add-in's functions can be called. */
  ready(): Promise<void> {
    return this.functionsReady ? Promise.resolve() : new Promise((resolve) => this.whenReady.push(resolve));
  }

  /** Calls a custom function; the answer comes in a later batch. */
  async callFunction(call: FunctionCall): Promise<Scalar | Scalar[][]> {
    await this.ready();
    const id = this.nextCall;
    this.nextCall += 1;
    return new Promise((resolve) => {
      this.calls.set(id, resolve);
      const flags = call.allowErrors ? allowErrorsFlag : 0;
      const args = call.args.map((argument) => sent(argument));
      this.raise([
        [
          functionCategory,
          callMessage,
          "",
          JSON.stringify([id, call.name, args, call.address, flags, null]),
          0,
          false,
        ],
      ]);
    });
  }

  private raise(entries: readonly (readonly Json[])[]): void {
    this.options.post(
      JSON.stringify({
        ...this.envelope("richApiMessage", 0),
        _errorCode: 0,
        _responseType: 1,
        _data: { ArrayData: entries },
      }),
    );
  }

  private async executeMethod(message: Message): Promise<void> {
    const data = record(message._data);
    const dispatch = record(data["DdaMethod"])["DispatchId"];
    const parts = Array.isArray(data["ArrayData"]) ? (data["ArrayData"] as readonly unknown[]) : [];
    if (dispatch !== dispatchBatch) {
      this.respond(message, { Version: 1, Error: internalError });
      return;
    }
    const body = typeof parts[4] === "string" ? parts[4] : "";
    const own = this.functionBatch(body);
    if (own !== null) {
      this.respond(message, { Version: 1, Error: 0, Data: [200, contentType, own] });
      return;
    }
    const flags = typeof parts[6] === "number" ? parts[6] : 0;
    const answer = await this.options.host.execute(body, flags);
    if (answer.body === null && transportErrors[answer.errorCode] !== undefined) {
      this.respond(message, { Version: 1, Error: transportErrors[answer.errorCode] });
      return;
    }
    const answerBody = answer.body ?? {
      Error: { Code: answer.errorCode, Message: answer.errorMessage, Location: "" },
    };
    this.respond(message, { Version: 1, Error: 0, Data: [200, contentType, JSON.stringify(answerBody)] });
  }

  /** Batches on the functions' own object: the start signal, and results. Null for any other batch. */
  private functionBatch(text: string): string | null {
    const body = record(parse(text));
    const paths = Object.values(record(body["ObjectPaths"])).map(record);
    if (!paths.some((path) => runtimeObjects.has(path["Name"]))) return null;
    const actions = Array.isArray(body["Actions"]) ? body["Actions"].map(record) : [];
    for (const action of actions) {
      const args = record(action["ArgumentInfo"])["Arguments"];
      const first: unknown = Array.isArray(args) ? args[0] : null;
      if (action["Name"] === "_SetOsfControlContainerReadyForCustomFunctions") this.startFunctions();
      if (action["Name"] === "SetInvocationResults" && Array.isArray(first)) {
        for (const result of first) this.settle(record(result));
      }
    }
    return JSON.stringify({ Results: actions.map((action) => ({ ActionId: action["Id"], Value: null })) });
  }

  private startFunctions(): void {
    this.functionsReady = true;
    for (const go of this.whenReady.splice(0)) go();
  }

  private settle(result: Readonly<Record<string, unknown>>): void {
    const { id, value, failed, errorCode } = result;
    const settle = typeof id === "number" ? this.calls.get(id) : undefined;
    if (settle === undefined || typeof id !== "number") return;
    this.calls.delete(id);
    if (failed !== true) settle(receivedValue(value));
    else settle(errorNumbers[typeof errorCode === "number" ? errorCode : 0] ?? "#VALUE!");
  }

  private respond(message: Message, data: unknown): void {
    this.options.post(
      JSON.stringify({
        ...this.envelope(message._actionName, message._correlationId),
        _errorCode: 0,
        _responseType: 0,
        _data: data,
      }),
    );
  }

  private envelope(action: string, correlation: number): Record<string, unknown> {
    return {
      _messageType: 1,
      _serializerVersion: 1,
      _origin: this.options.origin,
      _conversationId: this.options.conversationId,
      _actionName: action,
      _correlationId: correlation,
    };
  }
}

const contentType = ["content-type", "application/json"];

function appContext({ appId }: WebChannelOptions, version: ExcelVersion): object {
  // As text: 1.20 as a number would be 1.2.
  const sets = { CustomFunctions: "1.4", ...version.sets };
  return {
    _id: appId,
    _appName: 16,
    _appVersion: "16.0",
    _appUILocale: "en-GB",
    _dataLocale: "en-GB",
    _docUrl: "https://localhost/workbook.xlsx",
    _clientMode: 0,
    _settings: [],
    _reason: "inserted",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "host",
    _appInstanceId: appId,
    _requirementMatrix: JSON.stringify(sets),
    _hostCustomMessage: null,
    _hostFullVersion: "16.0.20000.0",
    _appMinorVersion: 0,
    _addinName: appId,
    _appDomains: [],
    _featureGates: {},
    _wacHostEnvironment: "0",
  };
}

/** On the web a blank cell arrives as null, an error as an object that the runtime turns into its own. */
function sent(argument: FunctionArgument): Json {
  if (argument === null || argument === undefined) return null;
  if (typeof argument !== "object") return sentCell(argument);
  return argument.map((row) => row.map((cell) => (cell === undefined ? null : sentCell(cell))));
}

function sentCell(cell: Scalar): Json {
  return typeof cell === "string" && errorTexts.has(cell)
    ? { type: "CustomFunctionError", code: cell }
    : cell;
}

function receivedValue(value: unknown): Scalar | Scalar[][] {
  if (Array.isArray(value)) {
    return value.map((row: unknown) => (Array.isArray(row) ? row.map(receivedCell) : [receivedCell(row)]));
  }
  return receivedCell(value);
}

function receivedCell(value: unknown): Scalar {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return 0;
}

function readMessage(text: string): Message | null {
  const value = record(parse(text));
  const known =
    typeof value["_messageType"] === "number" &&
    typeof value["_actionName"] === "string" &&
    typeof value["_conversationId"] === "string";
  // office.js is the only one who writes messages of this shape into the conversation.
  return known ? (value as unknown as Message) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
