/** Commands of our own to Univer, marked so that they are not taken for a person's. */
import { ICommandService, type Workbook } from "@univerjs/core";
import type { UniverPage } from "./univer";

/**
 * To Univer they are another editor's work: it neither leaves the cell that is being edited nor turns to a new sheet.
 */
export const fromHost = { fromHost: true, fromCollab: true } as const;

export type RunCommand = (id: string, sheetId: string, params: object) => void;

export function commandRunner(page: UniverPage, unit: Workbook): RunCommand {
  const commands = page.univer.__getInjector().get(ICommandService);
  return (id, sheetId, params) => {
    commands.syncExecuteCommand(id, { unitId: unit.getUnitId(), subUnitId: sheetId, ...params }, fromHost);
  };
}
