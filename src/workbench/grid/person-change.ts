/** One change that a person has made in Univer, and who takes it into the host. */
import type { ICommandInfo, Worksheet } from "@univerjs/core";
import type { SheetModel } from "../../host";
import type { PersonCells } from "./person-cells";
import type { PersonDoes } from "./person-does";

export interface PersonChange {
  readonly info: ICommandInfo;
  /** The sheet as the host has it, before the change. */
  readonly sheet: SheetModel;
  /** The sheet as Univer has it, after the change. */
  readonly worksheet: Worksheet;
  readonly does: PersonDoes;
  readonly cells: PersonCells;
}

/** By the id of Univer's mutation, what it means for the host's sheet. */
export type Changes = Readonly<Record<string, (change: PersonChange) => void>>;
