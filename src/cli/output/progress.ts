import type { Style } from "./style";

/** A progress bar on a terminal's stderr, for anything that takes more than half a second. Elsewhere it is silent. */
export class Progress {
  private shown = false;
  private last = 0;
  private readonly started: number;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly style: Style,
    private readonly now: () => number,
  ) {
    this.started = now();
  }

  /** Shows how far a step has come. `done` and `total` are of one unit; a total of 0 is not known. */
  show(what: string, done: number, total: number): void {
    if (!this.stream.isTTY) return;
    const time = this.now();
    if (time - this.started < 500 || time - this.last < 80) return;
    this.last = time;
    const width = 24;
    const part = total > 0 ? Math.min(1, done / total) : 0;
    const filled = Math.round(part * width);
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    this.stream.write(`\r\u001b[2K${this.style("cyan", bar)} ${Math.round(part * 100)}% ${what}`);
    this.shown = true;
  }

  /** Takes the bar away before anything else is written. */
  clear(): void {
    if (this.shown) this.stream.write("\r\u001b[2K");
    this.shown = false;
  }
}
