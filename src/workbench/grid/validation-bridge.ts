/**
 * Drop-downs and input checks both ways: the host's are brought into Univer, differences only; what a person does in
 * Univer's menu goes into the host.
 */
import {
  DataValidationErrorStyle,
  DataValidationRenderMode,
  ICommandService,
  type IDisposable,
  type Workbook,
} from "@univerjs/core";
import { DataValidationModel } from "@univerjs/preset-sheets-data-validation";
import type { SheetModel, ValidationState } from "../../host";
import {
  hostValidation,
  type PlainValidation,
  type ValidationGroup,
  validationGroups,
  validationOperator,
  validationType,
} from "../rules/validation";
import { anyObject, listAt, textAt } from "./command-params";
import { sameLook } from "./cell-mirror";
import { shownSheets } from "./mirror";
import { fromHost } from "./run-command";
import { onPersonChanges } from "./person-changes";
import type { PersonDoes } from "./person-does";
import { areasOfRanges, gridRanges, type GridSize, hostAreas, sizeOf } from "./rule-config";
import type { UniverPage } from "./univer";

const changes = "data-validation.mutation.";

export class ValidationBridge {
  private readonly commands: ICommandService;
  private readonly model: DataValidationModel;
  private readonly listening: IDisposable;
  /** By sheet and contents: Univer's own id of a rule. */
  private readonly ids = new Map<string, string>();
  private readonly sent = new Map<string, string>();

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly does: PersonDoes,
  ) {
    const injector = page.univer.__getInjector();
    this.commands = injector.get(ICommandService);
    this.model = injector.get(DataValidationModel);
    this.listening = onPersonChanges(
      this.commands,
      unit,
      does,
      (id) => id.startsWith(changes),
      (sheet) => {
        this.take(sheet);
      },
    );
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Brings Univer up to the host. */
  flush(): void {
    for (const { state } of shownSheets(this.does.workbook)) {
      const worksheet = this.unit.getSheetBySheetId(state.id);
      if (!worksheet) continue;
      const size = sizeOf(worksheet);
      const now = state.validations.length === 0 ? "" : JSON.stringify([state.validations, size]);
      if ((this.sent.get(state.id) ?? "") === now) continue;
      this.sent.set(state.id, now);
      this.send(state.id, validationGroups(state.validations), size);
    }
  }

  private send(sheet: string, groups: readonly ValidationGroup[], size: GridSize): void {
    const run = (what: string, params: object): void => {
      const place = { unitId: this.unit.getUnitId(), subUnitId: sheet };
      this.commands.syncExecuteCommand(`data-validation.mutation.${what}`, { ...place, ...params }, fromHost);
    };
    const wanted = groups.map((group) => gridValidation(group, this.idOf(sheet, group.key), size));
    const before = this.rulesIn(sheet);
    const ours = new Set(this.ids.values());
    for (const rule of before) {
      const id = textAt(rule, "uid") ?? "";
      if (ours.has(id) && !wanted.some((other) => isSame(rule, other))) run("removeRule", { ruleId: id });
    }
    for (const rule of wanted) {
      if (!before.some((other) => isSame(rule, other))) run("addRule", { rule });
    }
  }

  private rulesIn(sheet: string): readonly object[] {
    return this.model.getRules(this.unit.getUnitId(), sheet);
  }

  private idOf(sheet: string, key: string): string {
    const name = `${sheet} ${key}`;
    const id = this.ids.get(name) ?? `host-${this.ids.size + 1}`;
    this.ids.set(name, id);
    return id;
  }

  /** A person has changed the checks of a sheet: what Univer has now, those that it cannot show left as they are. */
  private take({ state }: SheetModel): void {
    const worksheet = this.unit.getSheetBySheetId(state.id);
    if (!worksheet) return;
    const size = sizeOf(worksheet);
    const groups = validationGroups(state.validations);
    const validations: ValidationState[] = [];
    for (const rule of this.rulesIn(state.id)) {
      const ranges = listAt(rule, "ranges");
      const id = textAt(rule, "uid") ?? "";
      const same = groups.find(
        (group) =>
          this.idOf(state.id, group.key) === id && isSameCheck(rule, gridValidation(group, id, size)),
      );
      const areas = hostAreas(ranges, same?.areas ?? [], size);
      const plain = same?.plain ?? plainOf(rule);
      if (plain === null) {
        this.does.refused(new Error("Excel has no such check of what is typed: it is not in the download."));
        continue;
      }
      const validation = hostValidation(plain);
      for (const area of areas) validations.push({ area, ...validation });
      const [group] = validationGroups(areas.map((area) => ({ area, ...validation })));
      if (group !== undefined) this.ids.set(`${state.id} ${group.key}`, id);
    }
    state.validations = validations;
    this.does.changed();
  }
}

function isSame(one: object, other: object): boolean {
  const areas = (rule: object): string => JSON.stringify(areasOfRanges(listAt(rule, "ranges")));
  return areas(one) === areas(other) && isSameCheck(one, other);
}

function isSameCheck(one: object, other: object): boolean {
  return sameLook({ ...one, ranges: null }, { ...other, ranges: null });
}

/** A formula that is more than a range may be beyond the grid's engine: then nothing that is typed is refused. */
const plainRange =
  /^=(?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/iu;

function gridValidation({ plain, areas }: ValidationGroup, uid: string, size: GridSize): object {
  const { type, operator, formula1, formula2, allowBlank, hasArrow, showError, errorStyle } = plain;
  const { errorTitle, error, showPrompt, promptTitle, prompt } = plain;
  const isCertain = [formula1, formula2].every(
    (formula) => formula === undefined || !formula.startsWith("=") || plainRange.test(formula),
  );
  const refuses = errorStyle === "stop" && showError && isCertain;
  return {
    uid,
    type,
    ...(operator === undefined ? {} : { operator }),
    ...(formula1 === undefined ? {} : { formula1 }),
    ...(formula2 === undefined ? {} : { formula2 }),
    allowBlank,
    showDropDown: hasArrow,
    renderMode: hasArrow ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT,
    showErrorMessage: showError,
    errorStyle: refuses ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
    errorTitle,
    error,
    showInputMessage: showPrompt,
    promptTitle,
    prompt,
    ranges: gridRanges(areas, size),
  };
}

/** Null for kinds of check that only the grid has, such as boxes to tick. */
function plainOf(given: object): PlainValidation | null {
  const rule = anyObject(given);
  const type = validationType(rule["type"]);
  if (type === undefined) return null;
  const text = (name: string): string => textAt(rule, name) ?? "";
  const style = rule["errorStyle"];
  return {
    type,
    operator:
      type === "list" || type === "custom" ? undefined : (validationOperator(rule["operator"]) ?? "between"),
    formula1: text("formula1") === "" ? undefined : text("formula1"),
    // For lists the grid keeps colours here.
    formula2: type === "list" || text("formula2") === "" ? undefined : text("formula2"),
    allowBlank: rule["allowBlank"] !== false,
    hasArrow: rule["showDropDown"] !== false,
    showPrompt: rule["showInputMessage"] === true,
    promptTitle: text("promptTitle"),
    prompt: text("prompt"),
    showError: rule["showErrorMessage"] !== false,
    errorStyle:
      style === DataValidationErrorStyle.STOP
        ? "stop"
        : style === DataValidationErrorStyle.INFO
          ? "information"
          : "warning",
    errorTitle: text("errorTitle"),
    error: text("error"),
  };
}
