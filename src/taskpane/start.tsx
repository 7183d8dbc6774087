/** Puts the pane together: Excel, commands, the model and the views. */
import { createRoot } from "react-dom/client";
import { associateCommands, Commands, Desk } from "../commands";
import type { Catalogue } from "../core/catalogue";
import { defaultExcelOptions, officeSurroundings, silentWatcher } from "../excel";
import { excelPane } from "./excel-pane";
import { PaneEngine } from "./model/pane-engine";
import { ExcelPaneModel } from "./model/pane-model";
import { PaneSession } from "./model/session";
import { PaneRoot } from "./views/pane-root";
import { workbookMemory } from "./workbook-memory";

/** What stands before the functions' names; the build puts it here. */
declare const FUNCTION_NAMESPACE: string;

function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function now(): string {
  const time = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${today()} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Draws the pane at once; it wakes up when Excel and the maker list are there. */
export function startPane(catalogue: Promise<Catalogue>): void {
  const excel = defaultExcelOptions;
  const surroundings = officeSurroundings();
  const desk = new Desk(surroundings.showPane);
  const ask = async (question: string, yes: string): Promise<boolean> =>
    (await desk.ask({
      title: question,
      lines: [],
      choices: [
        { id: "yes", label: yes },
        { id: "no", label: "Cancel" },
      ],
    })) === "yes";
  const model = new ExcelPaneModel({
    excel: excelPane({
      excel,
      today,
      confirm: (question) => ask(question, "Write the results"),
    }),
    memory: workbookMemory(excel, () => window.localStorage),
    loadCatalogue: () => catalogue,
    namespace: FUNCTION_NAMESPACE,
    today,
    now,
    ask,
  });
  let lastEngine: PaneEngine | null = null;
  const commands = new Commands({
    desk,
    excel,
    watcher: silentWatcher,
    rules: () => model.knownRules(),
    // The ribbon's check uses the pane's decisions and answers where the rules are the same.
    engine: async (regimes) => {
      model.useRegimes(regimes);
      const session = model.sessionFor(regimes) ?? new PaneSession(await catalogue, regimes, today());
      if (session !== model.sessionFor(regimes)) model.decisions.inform(session);
      lastEngine = new PaneEngine(session, FUNCTION_NAMESPACE);
      return lastEngine;
    },
    afterCheck: () => (lastEngine === null ? Promise.resolve([]) : model.tookFromRibbon(lastEngine)),
    afterUndo: () => model.decisions.recordRun("Undo last check"),
    today,
    live: () => model.state().live,
    showPane: surroundings.showPane,
    openHelp: () => {
      window.open("help/index.html", "_blank", "noopener");
    },
  });
  const place = document.getElementById("pane");
  if (place !== null)
    createRoot(place).render(<PaneRoot model={model} desk={desk} isDark={surroundings.isDark} />);
  const onError = (error: unknown): void => {
    model.wentWrong(error);
  };
  void surroundings.ready
    .then(async () => {
      associateCommands(commands, onError);
      await commands.start();
      await model.start();
    })
    .catch(onError);
}
