/** Where commands speak: the page in the pane shows what stands here. Excel offers no other place. */

export interface Message {
  readonly tone: "done" | "note" | "trouble" | "busy";
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** One sentence beneath. */
  readonly explanation?: string;
}

export interface Question {
  readonly title: string;
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
}

export interface DeskState {
  readonly message: Message | null;
  readonly question: Question | null;
}

export class Desk {
  private state: DeskState = { message: null, question: null };
  private answered: ((id: string | null) => void) | null = null;
  private readonly watchers = new Set<(state: DeskState) => void>();

  constructor(
    /** Brings the pane to the front. */
    private readonly show: () => Promise<void>,
  ) {}

  get now(): DeskState {
    return this.state;
  }

  /** Calls back now and at every change; the result stops that. */
  watch(watcher: (state: DeskState) => void): () => void {
    this.watchers.add(watcher);
    watcher(this.state);
    return () => this.watchers.delete(watcher);
  }

  /** Says how it went. The pane is opened where the person has to read it. */
  async say(message: Message): Promise<void> {
    this.set({ ...this.state, message });
    if (message.tone === "trouble" || message.tone === "note") await this.show();
  }

  /** Asks, and waits for the answer: the id of a choice, or null where the question was closed. */
  async ask(question: Question): Promise<string | null> {
    this.answer(null);
    const answer = new Promise<string | null>((resolve) => {
      this.answered = resolve;
    });
    this.set({ ...this.state, question });
    await this.show();
    return answer;
  }

  /** The person's answer. */
  answer(id: string | null): void {
    const { answered } = this;
    this.answered = null;
    if (answered === null) return;
    this.set({ ...this.state, question: null });
    answered(id);
  }

  private set(state: DeskState): void {
    this.state = state;
    for (const watcher of this.watchers) watcher(state);
  }
}
