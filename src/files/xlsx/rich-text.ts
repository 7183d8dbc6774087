import { TextBuffer } from "../xml/text-buffer";
import type { XmlScanner } from "../xml/scanner";
import { names } from "./names";

/**
 * One shared or inline string: its runs joined, phonetic hints left out.
 * Whether it is struck through depends on its runs, and for runs without a format of their own on the cell.
 */
export class RichText {
  readonly buffer = new TextBuffer();
  private inText = false;
  private phonetic = false;
  private inRun = false;
  private runFormatted = false;
  private runStruck = false;
  private runFilled = false;
  /** Runs that hold characters, by what their own format says. */
  struckRuns = 0;
  plainRuns = 0;
  inheritingRuns = 0;

  begin(): void {
    this.buffer.clear();
    this.inText = this.phonetic = this.inRun = false;
    this.struckRuns = this.plainRuns = this.inheritingRuns = 0;
  }

  open(name: number, tag: XmlScanner): void {
    if (name === names.t) this.inText = !this.phonetic;
    else if (name === names.phonetic) this.phonetic = true;
    else if (name === names.r) {
      this.inRun = true;
      this.runFormatted = this.runStruck = this.runFilled = false;
    } else if (this.inRun) {
      if (name === names.rPr) this.runFormatted = true;
      else if (name === names.strike) this.runStruck = tag.flag(names.val, true);
    }
  }

  close(name: number): void {
    if (name === names.t) this.inText = false;
    else if (name === names.phonetic) this.phonetic = false;
    else if (name === names.r && this.inRun) {
      this.inRun = false;
      if (!this.runFilled) return;
      if (!this.runFormatted) this.inheritingRuns++;
      else if (this.runStruck) this.struckRuns++;
      else this.plainRuns++;
    }
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (!this.inText) return;
    this.buffer.add(bytes, start, end, literal);
    if (this.inRun && !this.runFilled) {
      for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 32) this.runFilled = true;
    }
  }

  /** Whether the text is struck through in a cell whose own format is struck or not. */
  isStruck(cellStruck: boolean): boolean {
    if (this.plainRuns > 0) return false;
    if (this.inheritingRuns > 0) return cellStruck;
    return this.struckRuns > 0 || cellStruck;
  }
}
