/** What a check tells the person: why it cannot be done, and what should be known of what was done. */
import type { RegisterReading } from "../core/register";
import type { LiveFormulas } from "./plan";
import type { Recovery } from "./recover";

export function emptyMessage(sheet: string): string {
  return `"${sheet}" is empty: choose the sheet that holds the asset register.`;
}

export function noHeaderMessage(sheet: string): string {
  return `The register on "${sheet}" has no heading row: insert a row above it with headings such as Make, Model and Site.`;
}

export function noRoomMessage(sheet: string): string {
  return `There are no free columns to the right of the register on "${sheet}": delete columns that are not needed.`;
}

export function clockNote(live: LiveFormulas | null): string[] {
  return live?.arguments.includes("TODAY()") === true
    ? [
        "The formulas ask for today's date, by which accepted risks end and reviews fall due: Excel computes them anew with every change.",
      ]
    : [];
}

export function hiddenNote({ hiddenRows }: RegisterReading): string[] {
  if (hiddenRows === null || hiddenRows === 0) return [];
  const rows =
    hiddenRows === 1 ? "1 hidden or filtered row was" : `${hiddenRows} hidden or filtered rows were`;
  return [`${rows} checked and marked like the others.`];
}

export function questionNote({ questions = [] }: RegisterReading): string[] {
  if (questions.length === 0) return [];
  const asked = questions.length === 1 ? "One question" : `${questions.length} questions`;
  return [
    `${asked} about what other sheets say of these assets can be answered in the pane, under What it read.`,
  ];
}

export function recoveryNotes(recovery: Recovery | null): string[] {
  return recovery === null ? [] : [recovery.message];
}
