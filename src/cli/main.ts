/** The command line's front door. */
import { catalogue } from "../catalogue";
import { FileError } from "../files";
import { readCheckArguments, usage, type CheckOptions } from "./args";
import { runCheck } from "./check-command";
import { UsageError } from "./errors";
import { runFoi } from "./foi-command";
import { styleFor } from "./output/style";
import { runRead } from "./read-command";
import { runReport } from "./report-command";
import { runShare } from "./share-command";
import { exitCodes, type Surroundings } from "./surroundings";
import { runSurvey } from "./survey-command";

function today(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

const commands: ReadonlyMap<string, (options: CheckOptions, surroundings: Surroundings) => Promise<number>> =
  new Map([
    ["check", runCheck],
    ["report", runReport],
    ["survey", runSurvey],
    ["share", runShare],
    ["foi", runFoi],
  ]);

async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (command === undefined || command === "help" || words.includes("--help") || words.includes("-h")) {
    process.stdout.write(`${usage}\n`);
    return command === undefined ? exitCodes.notRead : exitCodes.nothingToDo;
  }
  if (command === "--version" || command === "version") {
    process.stdout.write(`Estate Lens, maker list ${catalogue.version} of ${catalogue.date}\n`);
    return exitCodes.nothingToDo;
  }
  const run = command === "read" ? undefined : commands.get(command);
  if (run === undefined && command !== "read")
    throw new UsageError(`There is no command "${command}". Try: estate-lens check FILE`);
  const cancelled = new AbortController();
  process.once("SIGINT", () => {
    cancelled.abort(new FileError("cancelled"));
  });
  const surroundings = {
    out: process.stdout,
    err: process.stderr,
    environment: process.env,
    now: () => performance.now(),
    signal: cancelled.signal,
  };
  if (run === undefined) return runRead(rest, surroundings);
  const options = readCheckArguments(rest, today());
  if (command !== "survey" && options.fromFiles.length > 0)
    throw new UsageError(`--from belongs to estate-lens survey, not to ${command}.`);
  return run(options, surroundings);
}

// A reader that closes early ("| head") is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.nothingToDo);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const style = styleFor(process.stderr, process.env);
  const known = error instanceof UsageError || error instanceof FileError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${style("red", "error:")} ${message}\n`);
  if (!known && error instanceof Error && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
  process.exitCode = exitCodes.notRead;
}
