/** Ties the functions to Excel: their names, waiting for the catalogue, and problems as `#VALUE!` with their sentence. */
import type { Catalogue } from "../core/catalogue";
import * as functions from "./functions";
import { FunctionProblem, problems } from "./problems";
import { isReady, limitAnswers, provideCatalogue } from "./state";

/** The part of Excel's runtime for custom functions that is used here. */
interface CustomFunctionsRuntime {
  associate(id: string, run: (...given: readonly unknown[]) => unknown): void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: { readonly invalidValue: string };
}

/** office.js puts it there before any of our code runs. */
declare const CustomFunctions: CustomFunctionsRuntime;

type CustomFunction = (...given: never[]) => unknown;

/** By id, as in functions.json. An id never changes: workbooks hold it. */
export const functionsById: Readonly<Record<string, CustomFunction>> = {
  ACTION: functions.action,
  WHO: functions.who,
  WHY: functions.why,
  CHECK: functions.check,
  DECIDE: functions.decide,
  MAKER: functions.maker,
  STANDING: functions.standing,
  SITE: functions.site,
  SUMMARY: functions.summary,
  RULES: functions.rules,
};

/** Runs a function; a problem becomes Excel's error with its sentence. */
function answer(run: CustomFunction, given: readonly unknown[]): unknown {
  try {
    return Reflect.apply(run, undefined, given);
  } catch (error) {
    const message = error instanceof FunctionProblem ? error.message : problems.internal();
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message);
  }
}

/**
 * Makes the functions known to Excel at once, as Excel asks them while a workbook opens; those asked before the
 * catalogue has arrived wait for it, all later ones answer within the call.
 */
export function associateFunctions(catalogue: Promise<Catalogue>): void {
  const ready = Promise.all([catalogue, Office.onReady()]).then(([loaded, { platform }]) => {
    limitAnswers(platform === Office.PlatformType.OfficeOnline);
    provideCatalogue(loaded);
  });
  // each waiting function reports it; without a waiting function nobody has to
  ready.catch(() => undefined);
  for (const [id, run] of Object.entries(functionsById)) {
    CustomFunctions.associate(id, (...given) => {
      if (isReady()) return answer(run, given);
      return ready.then(
        () => answer(run, given),
        () => {
          throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, problems.notLoaded());
        },
      );
    });
  }
}
