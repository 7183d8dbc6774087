/** The workbench page: ribbon and switches above, the grid on the left, the add-in in its frame on the right. */
import { type ChangeEvent, type ReactElement, useEffect, useState, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { excelVersions } from "../host";
import { csvOf } from "./csv";
import { faultChoices } from "./faults";
import type { FunctionFacts } from "./functions";
import { Grid } from "./grid/grid";
import { keysOf, press, ribbonButtons, shortcutKeys } from "./ribbon";
import { Workbench } from "./workbench";
import "./workbench.css";

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const samples = [
  "department-register.xlsx",
  "council-cctv.xlsx",
  "us-contractor-equipment.xlsx",
  "facilities-export.csv",
] as const;

function useBench(bench: Workbench) {
  return useSyncExternalStore(
    (listener) => bench.subscribe(listener),
    () => bench.state,
  );
}

async function openSample(bench: Workbench, name: string): Promise<void> {
  const answer = await fetch(`/samples/${encodeURIComponent(name)}`);
  await bench.open(name, new Uint8Array(await answer.arrayBuffer()));
}

async function openFile(bench: Workbench, file: File): Promise<void> {
  try {
    await bench.open(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    bench.note(error instanceof Error ? error.message : "The file could not be read.");
  }
}

function dropped(bench: Workbench, event: Pick<DragEvent, "dataTransfer" | "preventDefault">): void {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file !== undefined) void openFile(bench, file);
}

/** Left to itself the browser would show a file that is dropped onto the add-in's frame in the frame's place. */
function takeDrops(bench: Workbench, frame: Window | null): void {
  frame?.addEventListener("dragover", (event) => {
    event.preventDefault();
  });
  frame?.addEventListener("drop", (event) => {
    dropped(bench, event);
  });
}

async function downloadExcel(bench: Workbench): Promise<void> {
  try {
    const bytes = await bench.excelBytes();
    save(
      `${bench.workbook.state.name.replace(/\.[^.]*$/, "")}.xlsx`,
      new Blob([bytes.slice().buffer], { type: excelType }),
    );
  } catch (error) {
    bench.note(`The workbook could not be written: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

function downloadText(bench: Workbench): void {
  const sheet = bench.workbook.activeSheet;
  save(`${sheet.name}.csv`, new Blob([csvOf(sheet)], { type: "text/csv" }));
}

function save(name: string, contents: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(contents);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

function pressed(bench: Workbench, action: string): void {
  const label = ribbonButtons.find((button) => button.action === action)?.label ?? action;
  if (action === "OpenPane") bench.showPane(!bench.state.paneShown);
  else if (!press(action)) bench.note(`${label} is not there: the add-in has not started yet.`);
}

function Ribbon({ bench }: { readonly bench: Workbench }): ReactElement {
  const state = useBench(bench);
  const [fault, setFault] = useState(0);
  const [request, setRequest] = useState(1);
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    if (file !== undefined) void openFile(bench, file);
  };
  return (
    <header className="ribbon">
      <strong>Estate Lens workbench</strong>
      <div className="group" role="group" aria-label="Estate Lens">
        {ribbonButtons.map(({ action, label, icon }) => (
          <button
            key={action}
            type="button"
            onClick={() => {
              pressed(bench, action);
            }}
          >
            <img src={`/addin/assets/${icon}-16.png`} alt="" width="16" height="16" />
            {label}
          </button>
        ))}
      </div>
      <div className="group" role="group" aria-label="File">
        <select
          aria-label="Sample"
          defaultValue={wantedSample()}
          onChange={(event) => {
            void openSample(bench, event.target.value);
          }}
        >
          {samples.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <label className="file">
          Open a file
          <input type="file" accept=".xlsx,.xlsm,.csv,.xls,.ods" onChange={chosen} />
        </label>
        <button
          type="button"
          onClick={() => {
            void downloadExcel(bench);
          }}
        >
          Download .xlsx
        </button>
        <button
          type="button"
          onClick={() => {
            downloadText(bench);
          }}
        >
          Download .csv
        </button>
      </div>
      <div className="group" role="group" aria-label="Play">
        <select
          aria-label="Excel version"
          value={state.version.name}
          onChange={(event) => {
            const version = excelVersions.find(({ name }) => name === event.target.value);
            if (version !== undefined) bench.play(version);
          }}
        >
          {excelVersions.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={bench.isProtected}
            onChange={(event) => {
              bench.protect(event.target.checked);
            }}
          />{" "}
          Protected sheet
        </label>
        <select
          aria-label="Fault"
          value={fault}
          onChange={(event) => {
            setFault(Number(event.target.value));
          }}
        >
          {faultChoices.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </select>
        <label>
          at request{" "}
          <input
            type="number"
            min="1"
            style={{ width: 52 }}
            value={request}
            onChange={(event) => {
              setRequest(Math.max(1, Number(event.target.value)));
            }}
          />
        </label>
        <button
          type="button"
          onClick={() => {
            const one = faultChoices[fault];
            if (one !== undefined) bench.fail(request, one.fault);
          }}
        >
          Let it fail
        </button>
        <button
          type="button"
          onClick={() => {
            bench.reopen();
          }}
        >
          Reopen
        </button>
      </div>
    </header>
  );
}

function Frame({ bench }: { readonly bench: Workbench }): ReactElement {
  const { run, paneShown } = useBench(bench);
  const [address] = useState(() => bench.address());
  return (
    <iframe
      key={run}
      title="Estate Lens"
      name={address.frameName}
      src={address.url}
      onLoad={({ currentTarget }) => {
        takeDrops(bench, currentTarget.contentWindow);
      }}
      style={{ display: paneShown ? "block" : "none" }}
      ref={(frame) => {
        if (frame !== null) bench.attach(frame.contentWindow);
      }}
    />
  );
}

const chartNote = "A chart stands on this sheet. Excel draws it; this page does not.";

function Page({ bench }: { readonly bench: Workbench }): ReactElement {
  const state = useBench(bench);
  const { charts } = bench.workbook.activeSheet.state;
  const notes = charts.length === 0 ? state.notes : [...state.notes, chartNote];
  return (
    <div
      className="page"
      data-revision={state.revision}
      onDrop={(event) => {
        dropped(bench, event);
      }}
      onDragOver={(event) => {
        event.preventDefault();
      }}
    >
      <Ribbon bench={bench} />
      <div>
        {notes.length > 0 && (
          <div className="notes" role="status">
            {notes.join(" ")}
          </div>
        )}
      </div>
      <div className="work">
        <Grid bench={bench} />
        {state.run > 0 && <Frame key={state.run} bench={bench} />}
      </div>
    </div>
  );
}

/** `?sample=` in the address chooses another one than the first. */
function wantedSample(): string {
  const wanted = new URLSearchParams(window.location.search).get("sample");
  return samples.find((name) => name === wanted) ?? samples[0];
}

interface FunctionsFile {
  readonly functions: readonly { readonly id: string; readonly parameters: readonly unknown[] }[];
}

async function knownFunctions(): Promise<FunctionFacts[]> {
  const answer = await fetch("/addin/functions.json");
  // Built beside this page from the same sources.
  const { functions } = (await answer.json()) as FunctionsFile;
  return functions.map(({ id, parameters }) => ({ id, parameters: parameters.length }));
}

function App(): ReactElement {
  const [bench] = useState(
    () =>
      new Workbench(window.location.origin, () => {
        window.focus();
      }),
  );
  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      bench.receive(event);
    };
    let keys: ReadonlyMap<string, string> = new Map();
    const onKey = (event: KeyboardEvent): void => {
      const action = keys.get(keysOf(event));
      if (event.key === "F6") bench.focusPane();
      else if (action === undefined || !bench.host.isSetSupported("KeyboardShortcuts", "1.1")) return;
      else pressed(bench, action);
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("message", hear);
    // Before the grid hears of it.
    window.addEventListener("keydown", onKey, true);
    void shortcutKeys().then((found) => {
      keys = found;
    });
    void knownFunctions().then(async (facts) => {
      bench.knowFunctions(facts);
      await openSample(bench, wantedSample());
    });
    return () => {
      window.removeEventListener("message", hear);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [bench]);
  return <Page bench={bench} />;
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
