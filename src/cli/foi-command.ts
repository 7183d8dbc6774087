/** `estate-lens foi`: the draft of an answer under the Freedom of Information Act. */
import { basename } from "node:path";
import { foiDraft, foiHeading, foiTitle } from "../core/share";
import type { CheckOptions } from "./args";
import { Checkers } from "./checkers";
import { givenCorrections } from "./corrections";
import { gather, Speaker } from "./gather";
import { refuseOutputs } from "./report-command";
import { exitCodes, type Surroundings } from "./surroundings";
import { newWorkbookPath, writeSheets } from "./whole-file";

/** Writes the draft and gives the exit code. Throws `UsageError` and `FileError`. */
export async function runFoi(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  refuseOutputs(options, "foi");
  const path = newWorkbookPath(options.out, options.files, options.force, "the draft");
  const speaker = new Speaker(surroundings);
  const note = (sentence: string): void => {
    speaker.note(sentence);
  };
  const checkers = await Checkers.open(options, note);
  const reading = await givenCorrections(options.readingFile);
  for (const problem of reading.problems) note(problem);
  const { registers, failed } = await gather(options, surroundings, checkers, reading, speaker);
  if (registers.length === 0) return exitCodes.notRead;
  const { basis } = checkers.first;
  await writeSheets(path, foiDraft({ registers, basis }), {
    title: foiTitle,
    date: basis.asOf,
    signal: surroundings.signal,
    onProgress: (done, total) => {
      speaker.progress.show(`writing ${basename(path)}`, done, total);
    },
  });
  speaker.progress.clear();
  surroundings.out.write(`draft: ${path}\n  ${foiHeading}\n`);
  return failed > 0 ? exitCodes.notRead : exitCodes.nothingToDo;
}
