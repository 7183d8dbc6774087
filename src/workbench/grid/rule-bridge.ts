/**
 * Conditional formats both ways. What a person does in Univer's menu goes into the host's list, among the add-in's own
 * rules, which Univer does not know; what the host's list becomes otherwise is brought into Univer, differences only.
 */
import { ICommandService, type IDisposable, type Workbook } from "@univerjs/core";
import { ConditionalFormattingRuleModel } from "@univerjs/preset-sheets-conditional-formatting";
import type { SheetModel } from "../../host";
import type { HostRule } from "../rules/file-rule";
import { excelType, type GridRule } from "../rules/grid-rule";
import { filedRule } from "../rules/to-file";
import { formatsOfStyle } from "./cell-style";
import { sameLook } from "./cell-mirror";
import { shownSheets } from "./mirror";
import { fromHost } from "./run-command";
import { onPersonChanges } from "./person-changes";
import type { PersonDoes } from "./person-does";
import {
  areasOfRanges,
  type GridForm,
  gridForm,
  type GridSize,
  hostAreas,
  readGridRule,
  sizeOf,
  styleIn,
} from "./rule-config";
import type { UniverPage } from "./univer";

const changes = /^sheet\.mutation\.(add|set|delete|move)-conditional-rule$/;

export class RuleBridge {
  private readonly commands: ICommandService;
  private readonly model: ConditionalFormattingRuleModel;
  private readonly listening: IDisposable;
  /** By sheet: the rules that Univer was seen to have. */
  private readonly known = new Map<string, Set<string>>();
  /** By sheet: the host's rules when they were last brought over. */
  private readonly sent = new Map<string, string>();

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly does: PersonDoes,
  ) {
    const injector = page.univer.__getInjector();
    this.commands = injector.get(ICommandService);
    this.model = injector.get(ConditionalFormattingRuleModel);
    for (const sheet of shownSheets(does.workbook)) this.knows(sheet.state.id);
    this.listening = onPersonChanges(
      this.commands,
      unit,
      does,
      (id) => changes.test(id),
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
    for (const sheet of shownSheets(this.does.workbook)) {
      const { id, conditionalFormats } = sheet.state;
      const size = this.sizeOf(id);
      if (size === null) continue;
      const rules = conditionalFormats.map((rule) => ({ ...rule, format: [...rule.format] }));
      const state = rules.length === 0 ? "" : JSON.stringify([rules, size]);
      if ((this.sent.get(id) ?? "") === state) continue;
      this.sent.set(id, state);
      this.send(sheet, size);
    }
  }

  private sizeOf(id: string): GridSize | null {
    const worksheet = this.unit.getSheetBySheetId(id);
    return worksheet ? sizeOf(worksheet) : null;
  }

  private rulesIn(id: string): readonly GridForm[] {
    return this.model.getSubunitRules(this.unit.getUnitId(), id) ?? [];
  }

  private knows(id: string): void {
    this.known.set(id, new Set(this.rulesIn(id).map(({ cfId }) => cfId)));
  }

  private send({ state }: SheetModel, size: GridSize): void {
    const run = (what: string, params: object): void => {
      const place = { unitId: this.unit.getUnitId(), subUnitId: state.id };
      this.commands.syncExecuteCommand(
        `sheet.mutation.${what}-conditional-rule`,
        { ...place, ...params },
        fromHost,
      );
    };
    const wanted = state.conditionalFormats.flatMap((rule) => gridForm(rule, this.does.rules, size) ?? []);
    const before = this.rulesIn(state.id);
    const stays = before.filter(({ cfId }) => wanted.some((rule) => rule.cfId === cfId));
    const added = wanted.filter(({ cfId }) => !before.some((rule) => rule.cfId === cfId));
    const after = [...added, ...stays].map(({ cfId }) => cfId);
    const isInOrder = after.every((cfId, index) => wanted[index]?.cfId === cfId);
    // Univer puts a new rule in front of all others.
    const gone = isInOrder ? before.filter((rule) => !stays.includes(rule)) : [...before];
    for (const { cfId } of gone) run("delete", { cfId });
    for (const rule of isInOrder ? stays : []) {
      const now = wanted.find(({ cfId }) => cfId === rule.cfId);
      if (now !== undefined && !isSame(rule, now)) run("set", { cfId: rule.cfId, rule: now });
    }
    for (const rule of (isInOrder ? added : wanted).toReversed()) run("add", { rule });
    this.knows(state.id);
  }

  /** A person has changed the rules of a sheet. */
  private take(sheet: SheetModel): void {
    const { state } = sheet;
    const size = this.sizeOf(state.id);
    if (size === null) return;
    const rules = this.rulesIn(state.id);
    const known = this.known.get(state.id) ?? new Set();
    const isGone = (id: string): boolean => known.has(id) && !rules.some(({ cfId }) => cfId === id);
    const list = state.conditionalFormats.filter(({ id }) => !isGone(id));
    // From the last to the first: a new one stands directly before the one that it goes before in the grid.
    rules.toReversed().forEach((form, index, reversed) => {
      const place = list.findIndex(({ id }) => id === form.cfId);
      const host = list[place];
      const now = this.hostRule(form, host, size);
      if (now === null) return;
      if (host !== undefined) list[place] = now;
      else {
        const next = list.findIndex(({ id }) => id === reversed[index - 1]?.cfId);
        if (form === rules[0]) list.unshift(now);
        else list.splice(next < 0 ? list.length : next, 0, now);
      }
    });
    state.conditionalFormats = inOrder(
      list,
      rules.map(({ cfId }) => cfId),
    );
    this.knows(state.id);
    this.does.changed();
  }

  /** What a rule of Univer's is in the host; `host` is what it was. Null where it is of no known kind. */
  private hostRule(form: GridForm, host: HostRule | undefined, size: GridSize): HostRule | null {
    const { cfId, stopIfTrue } = form;
    const areas = hostAreas(form.ranges, host?.areas ?? [], size);
    const before = host === undefined ? null : gridForm(host, this.does.rules, size);
    if (host !== undefined && before !== null && sameLook(before.rule, form.rule)) {
      return Object.assign(host, { areas, stopIfTrue });
    }
    const rule = readGridRule(form.rule);
    if (rule === null) return host ?? null;
    this.tellLost(rule);
    this.does.rules.set(cfId, { kind: "person", rule });
    const formula = rule.type === "highlightCell" && rule.subType === "formula" ? rule.value : "";
    const format: HostRule["format"] = new Map();
    for (const [name, value] of formatsOfStyle(styleIn(form.rule)))
      if (value !== undefined) format.set(name, value);
    return { id: cfId, type: excelType(rule), areas, stopIfTrue, formula, format };
  }

  private tellLost(rule: GridRule): void {
    const { rule: own, extension } = filedRule(rule, [], "");
    if (own !== null || extension !== null) return;
    this.does.refused(new Error("Excel has no such icons: this rule is not in the download."));
  }
}

function isSame(one: GridForm, other: GridForm): boolean {
  return (
    one.stopIfTrue === other.stopIfTrue &&
    JSON.stringify(areasOfRanges(one.ranges)) === JSON.stringify(areasOfRanges(other.ranges)) &&
    sameLook(one.rule, other.rule)
  );
}

/** The places that these rules have in the list are theirs in the new order, too; all others stay where they are. */
function inOrder(list: readonly HostRule[], ids: readonly string[]): HostRule[] {
  const moved = ids.flatMap((id) => list.find((rule) => rule.id === id) ?? []);
  let next = 0;
  return list.map((rule) => {
    if (!ids.includes(rule.id)) return rule;
    next += 1;
    return moved[next - 1] ?? rule;
  });
}
