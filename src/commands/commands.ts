/** The ribbon's commands. They work without the pane being open; what they say and ask appears there. */
import type { RegimeId } from "../core/policy/regime";
import {
  type CheckEngine,
  type CheckOutcome,
  checkRegister,
  type ExcelOptions,
  problemOf,
  recoverAtStart,
  type RegisterChoice,
  saveRules,
  toggleHighlight,
  troubleOf,
  undoLastCheck,
  type Watcher,
} from "../excel";
import type { Desk, Message } from "./desk";
import {
  busyMessage,
  cancelledMessage,
  checkedMessage,
  confirmQuestion,
  highlightMessage,
  noteMessage,
  regimeOfAnswer,
  registerQuestion,
  rulesQuestion,
  troubleMessage,
  undoneMessage,
} from "./sentences";

export interface CommandOptions {
  readonly desk: Desk;
  readonly excel: ExcelOptions;
  readonly watcher: Watcher;
  /** Whose rules bind, as the workbook remembers it; null where nobody has said. */
  readonly rules: () => Promise<readonly RegimeId[] | null>;
  /** The engine under some rules; the catalogue may have to be loaded first. */
  readonly engine: (regimes: readonly RegimeId[]) => Promise<CheckEngine>;
  /** Records a finished check; gives sentences for the person. */
  readonly afterCheck: () => Promise<readonly string[]>;
  /** Records an undo; gives sentences for the person. */
  readonly afterUndo?: () => Promise<readonly string[]>;
  /** Today as ISO date. */
  readonly today: () => string;
  /** Whether the person wants formulas instead of values. */
  readonly live: () => boolean;
  readonly showPane: () => Promise<void>;
  readonly openHelp: () => void;
}

export class Commands {
  private busy = false;

  constructor(private readonly options: CommandOptions) {}

  /** When the workbook is opened: ends what was interrupted, and says so. */
  async start(): Promise<void> {
    const recovery = await recoverAtStart(this.options.excel);
    if (recovery !== null) await this.options.desk.say(noteMessage(recovery.message));
  }

  checkRegister(): Promise<void> {
    return this.alone(() => this.check());
  }

  toggleHighlight(): Promise<void> {
    return this.alone(async () => {
      const outcome = await toggleHighlight(this.options.excel);
      if (outcome.kind === "trouble") return troubleMessage(outcome.trouble);
      return outcome.kind === "nothing" ? noteMessage(outcome.message) : highlightMessage(outcome);
    });
  }

  undoLastCheck(): Promise<void> {
    return this.alone(async () => {
      const outcome = await undoLastCheck({ ...this.options.excel, watcher: this.options.watcher });
      if (outcome.kind === "trouble") return troubleMessage(outcome.trouble);
      if (outcome.kind === "nothing") return noteMessage(outcome.message);
      const message = undoneMessage(outcome);
      return { ...message, lines: [...message.lines, ...((await this.options.afterUndo?.()) ?? [])] };
    });
  }

  openPane(): Promise<void> {
    return this.options.showPane();
  }

  help(): Promise<void> {
    this.options.openHelp();
    return Promise.resolve();
  }

  /** One command at a time: two would write into each other's records. */
  private async alone(work: () => Promise<Message>): Promise<void> {
    const { desk } = this.options;
    if (this.busy) {
      await desk.say(busyMessage);
      return;
    }
    this.busy = true;
    try {
      await desk.say(await work());
    } finally {
      this.busy = false;
    }
  }

  private async check(): Promise<Message> {
    const regimes = await this.rules();
    if (!Array.isArray(regimes)) return regimes;
    const engine = await this.options.engine(regimes);
    let outcome = await this.checkWith(engine);
    if (outcome.kind === "choose") {
      const answer = await this.options.desk.ask(registerQuestion(outcome.choices));
      const choice = outcome.choices.find(({ address }) => address === answer);
      if (choice === undefined) return cancelledMessage;
      outcome = await this.checkWith(engine, choice);
    }
    switch (outcome.kind) {
      case "checked":
        return checkedMessage({
          ...outcome.result,
          notes: [...outcome.result.notes, ...(await this.options.afterCheck())],
        });
      case "nothing":
        return noteMessage(outcome.message);
      case "trouble":
        return troubleMessage(outcome.trouble);
      case "cancelled":
      case "choose":
        return cancelledMessage;
    }
  }

  private checkWith(engine: CheckEngine, choice?: RegisterChoice): Promise<CheckOutcome> {
    const { desk, excel, today, live, watcher } = this.options;
    return checkRegister({
      ...excel,
      engine,
      date: today(),
      live: live(),
      watcher,
      confirm: async (question) => (await desk.ask(confirmQuestion(question))) === "yes",
      ...(choice === undefined ? {} : { choice }),
    });
  }

  /** Whose rules bind: as the workbook remembers, else as the person says. */
  private async rules(): Promise<RegimeId[] | Message> {
    const { desk, excel, rules } = this.options;
    try {
      const known = await rules();
      if (known !== null) return [...known];
      const answer = regimeOfAnswer(await desk.ask(rulesQuestion));
      if (answer === null) return cancelledMessage;
      await saveRules(excel, [answer]);
      return [answer];
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      return troubleMessage(troubleOf(problem, "as-before"));
    }
  }
}
