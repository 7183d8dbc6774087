/** Calls an add-in's custom function the way Excel does. */
import { errorTexts, type Scalar } from "../cell-input";

/** A cell as an argument: undefined is a blank one. */
export type CellArgument = Scalar | undefined;

/** A value or cell, rows of cells for a range, or null where the argument was left out. */
export type FunctionArgument = CellArgument | readonly (readonly CellArgument[])[] | null;

export type FunctionResult = Scalar | Scalar[][];

export interface CustomFunctionEntry {
  /** With its namespace, in capitals: `ESTATE.ACTION`. */
  readonly name: string;
  readonly call: (...args: unknown[]) => unknown;
  /** `allowErrorForDataTypeAny` in functions.json. Without it Excel gives the error and does not call. */
  readonly allowErrors: boolean;
  /** How many parameters it has: those left out arrive as null. */
  readonly parameters: number;
}

export interface CallOptions {
  /** What a blank cell arrives as: 0 on the desktop, null on the web. */
  readonly blank: 0 | null;
  /** Of the calling cell, such as `Register!C2`. */
  readonly address: string;
  /** How an error arrives where the function accepts errors: the runtime's `CustomFunctions.Error`. */
  readonly makeError: (code: string) => unknown;
}

/** The cell's value; a function that answers later shows `#BUSY!`, one that throws `#VALUE!` or its own error. */
export function callCustomFunction(
  entry: CustomFunctionEntry,
  args: readonly FunctionArgument[],
  options: CallOptions,
): FunctionResult {
  const error = entry.allowErrors ? undefined : firstError(args);
  if (error !== undefined) return error;
  const given = Array.from({ length: Math.max(entry.parameters, args.length) }, (_, index) =>
    sent(args[index] ?? (index < args.length && args[index] === undefined ? undefined : null), options),
  );
  try {
    return received(entry.call(...given, { address: options.address, functionName: entry.name }));
  } catch (thrown) {
    return errorCode(thrown);
  }
}

/** The message that a thrown `CustomFunctions.Error` carries, for tests of what people read. */
export function errorCode(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : "";
  return typeof code === "string" && errorTexts.has(code) ? code : "#VALUE!";
}

function firstError(args: readonly FunctionArgument[]): string | undefined {
  for (const cell of args.flat(2)) if (typeof cell === "string" && errorTexts.has(cell)) return cell;
  return undefined;
}

function sent(argument: FunctionArgument, options: CallOptions): unknown {
  if (argument === null) return null;
  if (!isRange(argument)) return sentCell(argument, options);
  return argument.map((row) => row.map((cell) => sentCell(cell, options)));
}

function isRange(argument: FunctionArgument): argument is readonly (readonly CellArgument[])[] {
  return Array.isArray(argument);
}

function sentCell(cell: CellArgument, options: CallOptions): unknown {
  if (cell === undefined) return options.blank;
  return typeof cell === "string" && errorTexts.has(cell) ? options.makeError(cell) : cell;
}

function received(result: unknown): FunctionResult {
  if (result instanceof Promise) return "#BUSY!";
  if (!Array.isArray(result)) return receivedCell(result);
  const rows: readonly unknown[] = result;
  const lines = rows.map((row) => (Array.isArray(row) ? row.map(receivedCell) : []));
  const width = lines[0]?.length ?? 0;
  return width > 0 && lines.every((line) => line.length === width) ? lines : "#VALUE!";
}

function receivedCell(value: unknown): Scalar {
  // Excel shows 0 for null and for nothing at all.
  if (value === null || value === undefined) return 0;
  if (typeof value === "string") return value.length > 32_767 ? "#VALUE!" : value;
  if (typeof value === "number") return Number.isFinite(value) ? value : "#NUM!";
  return typeof value === "boolean" ? value : errorCode(value);
}
