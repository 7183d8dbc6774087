/** Where a command writes, and what it knows of the terminal. */
export interface Surroundings {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds that only go up. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export const exitCodes = { nothingToDo: 0, somethingToDo: 1, notRead: 2 } as const;
