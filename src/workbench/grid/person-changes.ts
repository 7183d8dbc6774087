/** Hears what a person changes in one of Univer's own menus; what the host itself brings over does not count. */
import type { ICommandService, IDisposable, Workbook } from "@univerjs/core";
import type { SheetModel } from "../../host";
import { textAt } from "./command-params";
import type { PersonDoes } from "./person-does";

export function onPersonChanges(
  commands: ICommandService,
  unit: Workbook,
  does: PersonDoes,
  isChange: (command: string) => boolean,
  take: (sheet: SheetModel) => void,
): IDisposable {
  return commands.onCommandExecuted(({ id, params }, options) => {
    if (!isChange(id) || options?.["fromHost"] === true) return;
    if (textAt(params, "unitId") !== unit.getUnitId()) return;
    const sheet = does.workbook.sheet(textAt(params, "subUnitId") ?? "");
    if (sheet !== undefined) take(sheet);
  });
}
