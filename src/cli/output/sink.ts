/** Text going out in order, waiting where the reader is slower. */
export class TextSink {
  private pending = "";

  constructor(private readonly stream: NodeJS.WritableStream) {}

  /** Adds text; large pieces go out at once. Await it, so that memory stays bounded. */
  async write(text: string): Promise<void> {
    this.pending += text;
    if (this.pending.length > 65_536) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.pending;
    this.pending = "";
    if (text === "") return;
    if (this.stream.write(text)) return;
    await new Promise<void>((resolve) => {
      // A reader that goes away never drains.
      const done = (): void => {
        this.stream.off("drain", done);
        this.stream.off("close", done);
        resolve();
      };
      this.stream.once("drain", done);
      this.stream.once("close", done);
    });
  }
}
