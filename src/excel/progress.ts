/** How a long command tells where it is, and learns that it should stop. */
import { Cancelled } from "./problem";

export type Stage = "reading" | "checking" | "writing" | "undoing";

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  /** Whose rows they are, where several sheets are read. */
  readonly sheet?: string;
}

export interface Watcher {
  readonly report: (progress: Progress) => void;
  /** True once the person pressed Cancel. Looked at between blocks, before anything is written. */
  readonly isCancelled: () => boolean;
}

export const silentWatcher: Watcher = { report: () => undefined, isCancelled: () => false };

export function throwIfCancelled(watcher: Watcher): void {
  if (watcher.isCancelled()) throw new Cancelled();
}

/** Lets Excel and the pane breathe between blocks: an add-in that holds on for 5 seconds is restarted. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
