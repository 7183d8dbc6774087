/** Highlight on/off: the colours alone, from the results that stand in the sheet. */
import type { Area } from "../core/sheet";
import { type ExcelOptions, type ExcelSession, withExcel } from "./excel-session";
import { actionRules, highlightedArea } from "./highlight-logic";
import { forgetHighlight, recoverHighlight, saveHighlight } from "./highlight-record";
import { locate, type SheetFacts } from "./locate";
import { type OwnRule, readOwnRules } from "./own-columns";
import { parseName } from "./own-columns-logic";
import { type Aftermath, type ExcelProblem, problemOf, type Trouble, troubleOf } from "./problem";
import { writeRules } from "./write-results";

export type HighlightOutcome =
  | { readonly kind: "on" | "off"; readonly sheet: string }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** A register that was checked before: its rows and its own columns. */
interface CheckedRegister {
  readonly rows: Area;
  readonly action: number;
  readonly columns: readonly number[];
}

/** Switches the colours of every checked register on the active sheet. Never throws for anything that Excel does. */
export async function toggleHighlight(options: ExcelOptions): Promise<HighlightOutcome> {
  const work = { begun: false };
  try {
    return await withExcel(options, async (session) => {
      await recoverHighlight(session);
      const facts = await locate(session);
      const registers = checkedRegisters(facts);
      if (registers.length === 0) return { kind: "nothing", message: notChecked(facts.name) };
      const found = await withTheirRules(session, facts, registers);
      work.begun = true;
      await saveHighlight(session, {
        sheetId: facts.id,
        registers: found.map(({ rows, action, rules }) => ({
          rows,
          action,
          rules: rules.map(({ area, formula }) => ({ area, formula })),
        })),
      });
      const isOn = found.some(({ rules }) => rules.length > 0);
      for (const { rows, action, columns, rules } of found) {
        const area = highlightedArea(rows, columns);
        const wanted = isOn ? [] : actionRules(rows.top, action).map(({ formula }) => ({ area, formula }));
        await writeRules(session, facts.sheet, rules, wanted);
      }
      forgetHighlight(session);
      await session.sync();
      return { kind: isOn ? "off" : "on", sheet: facts.name };
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return {
      kind: "trouble",
      trouble: troubleOf(problem, work.begun ? await putBack(options, problem) : "as-before"),
    };
  }
}

async function putBack(options: ExcelOptions, problem: ExcelProblem): Promise<Aftermath> {
  if (!problem.answering) return "at-next-start";
  try {
    await withExcel(options, recoverHighlight);
    return "as-before";
  } catch (error) {
    const second = problemOf(error);
    if (second === null) throw error;
    return second.answering ? "half-done" : "at-next-start";
  }
}

function notChecked(sheet: string): string {
  return `No checked register was found on "${sheet}": click Check register first.`;
}

async function withTheirRules(
  session: ExcelSession,
  facts: SheetFacts,
  registers: readonly CheckedRegister[],
): Promise<(CheckedRegister & { readonly rules: readonly OwnRule[] })[]> {
  const found = [];
  for (const register of registers) {
    found.push({
      ...register,
      rules: await readOwnRules(session, facts.sheet, register.rows, register.action),
    });
  }
  return found;
}

function checkedRegisters({ names }: SheetFacts): CheckedRegister[] {
  const numbers = new Set(names.flatMap(({ name }) => parseName(name)?.register ?? []));
  return [...numbers].flatMap((number) => {
    let rows: Area | null = null;
    let action: number | null = null;
    const columns: number[] = [];
    for (const { name, area } of names) {
      const parsed = parseName(name);
      if (parsed?.register !== number || area === null) continue;
      if (parsed.column === "rows") rows = area;
      else columns.push(area.left);
      if (parsed.column === "Lens action") action = area.left;
    }
    return rows === null || action === null ? [] : [{ rows, action, columns }];
  });
}
