import { addinAddress, ExcelHost, WebChannel, WorkbookModel } from "../../src/host";

const ids = { conversationId: "c1", appId: "lens", origin: "https://localhost:8443" };

function open(): {
  channel: WebChannel;
  host: ExcelHost;
  sent: Record<string, unknown>[];
  ask: (message: object) => Promise<void>;
} {
  const sent: Record<string, unknown>[] = [];
  const host = new ExcelHost(new WorkbookModel(["Register"]));
  host.workbook.sheets[0]!.fill(0, 0, [["Make"]]);
  const channel = new WebChannel({
    ...ids,
    host,
    post: (text) => sent.push(JSON.parse(text) as Record<string, unknown>),
  });
  const ask = (message: object): Promise<void> =>
    channel.receive(
      JSON.stringify({
        _messageType: 0,
        _conversationId: "c1",
        _correlationId: 7,
        _actionType: 0,
        ...message,
      }),
    );
  return { channel, host, sent, ask };
}

const batch = (body: object): object => ({
  _actionName: "executeMethod",
  _data: { DdaMethod: { DispatchId: 93 }, ArrayData: ["", "POST", "ProcessQuery", [], JSON.stringify(body)] },
});

const functionBatch = (name: string, args: unknown[]): object =>
  batch({
    Actions: [{ Id: 1, ActionType: 3, Name: name, ObjectPathId: 1, ArgumentInfo: { Arguments: args } }],
    ObjectPaths: { 1: { Id: 1, ObjectPathType: 2, Name: "Microsoft.ExcelServices.CustomFunctions" } },
  });

test("the iframe's address tells office.js that Excel on the web is its host", () => {
  const { url, frameName } = addinAddress("https://localhost:8443/taskpane.html", ids);
  expect(url).toBe(
    "https://localhost:8443/taskpane.html?_host_Info=Excel$Web$16.01$en-GB$host$$0$3#&_xdm_Info=c1%7Clens%7Chttps%3A%2F%2Flocalhost%3A8443%7C1&_serializer_version=1",
  );
  expect(JSON.parse(frameName)).toMatchObject({ xdmInfo: "c1|lens|https://localhost:8443|1" });
});

test("the application's context names the requirement sets", async () => {
  const { sent, ask } = open();
  await ask({ _actionName: "ContextActivationManager_getAppContextAsync" });
  const [answer] = sent;
  expect(answer).toMatchObject({
    _messageType: 1,
    _correlationId: 7,
    _errorCode: 0,
    _data: { _appName: 16 },
  });
  const { _requirementMatrix } = answer!["_data"] as { _requirementMatrix: string };
  expect(JSON.parse(_requirementMatrix)).toMatchObject({ ExcelApi: "1.20", SharedRuntime: "1.2" });
});

test("a batch is run and answered as the library expects it", async () => {
  const { sent, ask } = open();
  await ask(
    batch({
      Actions: [{ Id: 4, ActionType: 2, Name: "", ObjectPathId: 3, QueryInfo: { Select: ["values"] } }],
      ObjectPaths: {
        1: { Id: 1, ObjectPathType: 1, Name: "" },
        2: {
          Id: 2,
          ObjectPathType: 3,
          Name: "GetActiveWorksheet",
          ParentObjectPathId: 4,
          ArgumentInfo: { Arguments: [] },
        },
        3: {
          Id: 3,
          ObjectPathType: 3,
          Name: "GetRange",
          ParentObjectPathId: 2,
          ArgumentInfo: { Arguments: ["A1"] },
        },
        4: { Id: 4, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
      },
    }),
  );
  const { Data } = sent[0]!["_data"] as { Data: [number, string[], string] };
  expect([Data[0], JSON.parse(Data[2])]).toEqual([
    200,
    { Results: [{ ActionId: 4, Value: { Values: [["Make"]] } }] },
  ]);
});

test("events are registered, notifications answered, and strangers ignored", async () => {
  const { channel, sent, ask } = open();
  await ask({ _actionName: "richApiMessage", _actionType: 1 });
  await ask({ _actionName: "ContextActivationManager_notifyHost" });
  await ask({ _actionName: "x", _conversationId: "another" });
  await channel.receive("no JSON");
  expect([...channel.events]).toEqual(["richApiMessage"]);
  expect(sent.map(({ _data }) => _data)).toEqual([{ Error: 0 }, null]);
});

test("a custom function is called once the add-in is ready, and answers in a batch", async () => {
  const { channel, sent, ask } = open();
  const result = channel.callFunction({
    name: "ACTION",
    args: ["Axis", undefined, [["#N/A"]]],
    address: "Register!C2",
    allowErrors: true,
  });
  await ask(functionBatch("_SetOsfControlContainerReadyForCustomFunctions", []));
  await new Promise(setImmediate);
  const { ArrayData } = sent.at(-1)!["_data"] as { ArrayData: [number, number, string, string][] };
  expect(ArrayData[0]!.slice(0, 2)).toEqual([1, 1000]);
  expect(JSON.parse(ArrayData[0]![3])).toEqual([
    1,
    "ACTION",
    ["Axis", null, [[{ type: "CustomFunctionError", code: "#N/A" }]]],
    "Register!C2",
    4,
    null,
  ]);
  await ask(functionBatch("SetInvocationResults", [[{ id: 1, value: [["Remove"]] }]]));
  expect(await result).toEqual([["Remove"]]);
});

test("a failed call shows its error", async () => {
  const { channel, ask } = open();
  await ask(functionBatch("_SetOsfControlContainerReadyForCustomFunctions", []));
  const result = channel.callFunction({ name: "ACTION", args: [], address: "A1", allowErrors: false });
  await new Promise(setImmediate);
  await ask(
    functionBatch("SetInvocationResults", [[{ id: 1, value: "no such header", failed: true, errorCode: 7 }]]),
  );
  expect(await result).toBe("#VALUE!");
});

test("edits and selections travel as messages, once the add-in has registered for them", async () => {
  const { host, sent, ask } = open();
  const [sheet] = host.workbook.sheets;
  const area = { top: 1, left: 0, bottom: 2, right: 0 };
  host.edited(sheet!, area);
  expect(sent).toEqual([]);
  host.context.registrations.add("WorksheetCollection.DataChanged").add("Worksheet.SelectionChanged");
  await ask({ _actionName: "richApiMessage", _actionType: 1 });
  host.edited(sheet!, area);
  host.select(sheet!, area);
  host.select(sheet!, area);
  const { id } = sheet!.state;
  const edited = {
    worksheetId: id,
    address: "A2:A3",
    changeType: "RangeEdited",
    source: "Local",
    triggerSource: "Unknown",
    shiftDirection: "None",
  };
  expect(sent.slice(1).map(({ _data }) => _data)).toEqual([
    { ArrayData: [[65536, 10, "Workbook", JSON.stringify(edited), 0, false]] },
    { ArrayData: [[65536, 14, id, JSON.stringify({ worksheetId: id, address: "A2:A3" }), 0, false]] },
  ]);
});

test("the pane is given the focus, and says when it passes it on", async () => {
  const sent: unknown[] = [];
  let left = 0;
  const channel = new WebChannel({
    ...ids,
    host: new ExcelHost(new WorkbookModel(["Register"])),
    post: (text) => sent.push(JSON.parse(text)),
    onFocusLeaves: () => {
      left += 1;
    },
  });
  channel.focusPane();
  channel.focusPane("backwards");
  expect(sent).toMatchObject(
    [11, 12].map((action) => ({
      _messageType: 0,
      _actionName: "Office_notifyAgave",
      _conversationId: "c1_ntf",
      _data: [action],
    })),
  );
  const notify = (action: number): Promise<void> =>
    channel.receive(
      JSON.stringify({
        _messageType: 0,
        _conversationId: "c1",
        _correlationId: 3,
        _actionType: 0,
        _actionName: "ContextActivationManager_notifyHost",
        _data: ["lens", action],
      }),
    );
  const [selected, tabExit, escape] = [0, 13, 15];
  await notify(selected);
  expect(left).toBe(0);
  await notify(tabExit);
  await notify(escape);
  expect(left).toBe(2);
});
