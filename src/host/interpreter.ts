/** Runs a request batch against a workbook: action by action, not atomic, as Excel does. */
import { HostError, invalidArgument, itemNotFound, notImplemented } from "./error";
import { type Argument, type HostContext, type HostObject, isHostObject, workbookObject } from "./objects";
import type {
  Action,
  ActionResult,
  ArgumentInfo,
  Json,
  ObjectPath,
  RequestBody,
  ResponseBody,
} from "./protocol";

const httpStatus: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  GeneralException: 500,
  NotImplemented: 501,
};

/** What a fault does to a batch: `at` counts the actions; the one there answers `code` instead of running. */
export interface BrokenAction {
  readonly at: number;
  readonly code: string;
}

export class Interpreter {
  private readonly references = new Map<string, HostObject>();
  private nextReference = 1;

  constructor(private readonly context: HostContext) {}

  run(body: RequestBody, broken: BrokenAction | null = null): ResponseBody {
    const results: ActionResult[] = [];
    const batch = new Batch(this.context, body, this.references);
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (broken?.at === index)
          throw new HostError(broken.code, `The host was told to fail here (${broken.code}).`);
        const value = this.act(batch, action);
        results.push({ ActionId: action.Id, Value: value });
      } catch (error) {
        const known = error instanceof HostError ? error : new HostError("GeneralException", String(error));
        return {
          Results: results,
          Error: {
            Code: known.code,
            Message: known.message,
            Location: batch.location(action),
            ActionIndex: index,
            HttpStatusCode: httpStatus[known.code] ?? 400,
          },
        };
      }
    }
    return { Results: results };
  }

  /** Forgets every kept object, as a new session does. */
  reset(): void {
    for (const object of this.references.values()) object.release();
    this.references.clear();
  }

  private act(batch: Batch, action: Action): Json {
    switch (action.ActionType) {
      case 1:
        return this.instantiate(batch.resolve(action.ObjectPathId), action.ObjectPathId, batch);
      case 2:
        return query(batch.resolve(action.ObjectPathId), action.QueryInfo?.Select ?? [], action.QueryInfo);
      case 3:
        return this.invoke(batch, action);
      case 4:
        this.setProperty(batch, action);
        return null;
      case 5:
        return null;
      default:
        throw notImplemented(`action type ${action.ActionType} (${action.Name})`);
    }
  }

  private instantiate(object: HostObject, pathId: number, batch: Batch): Json {
    if (object.isNull) return null;
    const reference = batch.referenceOf(pathId);
    if (reference !== null) return { _ReferenceId: reference };
    return object.id === undefined ? {} : { Id: object.id };
  }

  private invoke(batch: Batch, action: Action): Json {
    if (action.Name === "_RemoveReference") {
      const reference = batch.referenceOf(action.ObjectPathId);
      if (reference !== null) {
        this.references.get(reference)?.release();
        this.references.delete(reference);
      }
      return null;
    }
    const object = batch.resolve(action.ObjectPathId);
    if (action.Name === "_KeepReference") {
      if (!object.isNull && object.byReference && batch.referenceOf(action.ObjectPathId) === null) {
        const id = `{ref-${this.nextReference}}`;
        this.nextReference += 1;
        object.keep();
        this.references.set(id, object);
        batch.keep(action.ObjectPathId, id);
      }
      return null;
    }
    const value = object.call(action.Name, batch.args(action.ArgumentInfo));
    if (isHostObject(value)) throw notImplemented(`${object.typeName}.${action.Name} as a plain call`);
    return value;
  }

  private setProperty(batch: Batch, action: Action): void {
    const object = batch.resolve(action.ObjectPathId);
    const [value] = action.ArgumentInfo?.Arguments ?? [];
    object.write(action.Name, value);
  }
}

/** The objects of one batch: each path is walked once, so that a method path acts once. */
class Batch {
  private readonly resolved = new Map<number, HostObject>();
  private readonly kept = new Map<number, string>();

  constructor(
    private readonly context: HostContext,
    private readonly body: RequestBody,
    private readonly references: ReadonlyMap<string, HostObject>,
  ) {}

  resolve(id: number): HostObject {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const object = this.walk(this.path(id));
    this.resolved.set(id, object);
    return object;
  }

  args(info: ArgumentInfo | undefined): Argument[] {
    const paths = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const path = paths[index];
      return typeof path === "number" && path > 0 ? this.resolve(path) : value;
    });
  }

  keep(pathId: number, reference: string): void {
    this.kept.set(pathId, reference);
  }

  referenceOf(pathId: number): string | null {
    const path = this.path(pathId);
    return this.kept.get(pathId) ?? (path.ObjectPathType === 6 ? path.Name : null);
  }

  /** `Workbook.worksheets.getItem`, as Excel names the place of an error. */
  location(action: Action): string {
    const path = this.body.ObjectPaths[String(action.ObjectPathId)];
    const object = this.resolved.get(action.ObjectPathId);
    const owner = object?.typeName ?? "Workbook";
    const member = action.Name === "" ? (path?.Name ?? "") : action.Name;
    return `${owner}.${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  }

  private path(id: number): ObjectPath {
    const path = this.body.ObjectPaths[String(id)];
    if (path === undefined) throw new HostError("InvalidObjectPath", `No object path ${id}.`);
    return path;
  }

  private walk(path: ObjectPath): HostObject {
    if (path.ObjectPathType === 1) return workbookObject({ context: this.context });
    if (path.ObjectPathType === 6) {
      const object = this.references.get(path.Name);
      if (object === undefined) throw itemNotFound(`the reference ${path.Name} is not kept`);
      return object;
    }
    if (path.ParentObjectPathId === undefined) throw notImplemented(`a new ${path.Name}`);
    const parent = this.resolve(path.ParentObjectPathId);
    if (path.ObjectPathType === 4) return parent.navigate(path.Name);
    const args = this.args(path.ArgumentInfo);
    if (path.ObjectPathType === 5) return parent.item(plain(args[0]));
    if (path.ObjectPathType !== 3) throw notImplemented(`object path type ${path.ObjectPathType}`);
    const value = parent.call(path.Name, args);
    if (!isHostObject(value)) throw notImplemented(`${parent.typeName}.${path.Name} as an object`);
    return value;
  }
}

function plain(value: Argument): Json {
  if (isHostObject(value)) throw invalidArgument("a key expected");
  return value;
}

/**
 * Answers a load: names as the client writes them, nested ones with slashes (`format/fill/color`),
 * `items/...` for collections; nothing or `$all` stands for every plain property.
 */
function query(
  object: HostObject,
  select: readonly string[],
  page?: { readonly Top?: number; readonly Skip?: number },
): Json {
  if (object.isNull) return null;
  const items = object.items();
  const answer: Record<string, Json> = object.id === undefined ? {} : { _Id: object.id };
  const own: string[] = [];
  const ofItems: string[] = [];
  for (const path of select) {
    if (path === "items") ofItems.push("$all");
    else if (path.startsWith("items/")) ofItems.push(path.slice("items/".length));
    else if (items !== null && !object.hasScalar(pascal(path))) ofItems.push(path);
    else own.push(path);
  }
  if (items !== null && (ofItems.length > 0 || select.length === 0)) {
    const skip = page?.Skip ?? 0;
    const shown = items.slice(skip, page?.Top === undefined ? undefined : skip + page.Top);
    answer["_Items"] = shown.map((item) => query(item, ofItems));
  }
  if (items === null || own.length > 0) Object.assign(answer, properties(object, own));
  return answer;
}

function properties(object: HostObject, select: readonly string[]): Record<string, Json> {
  const answer: Record<string, Json> = {};
  const nested = new Map<string, string[]>();
  const all = select.length === 0 || select.includes("$all") || select.includes("*");
  if (all) for (const name of object.scalarNames()) answer[name] = object.read(name);
  for (const path of select) {
    if (path === "$all" || path === "*") continue;
    const slash = path.indexOf("/");
    const name = pascal(slash < 0 ? path : path.slice(0, slash));
    if (slash < 0 && object.hasScalar(name)) answer[name] = object.read(name);
    else nested.set(name, [...(nested.get(name) ?? []), ...(slash < 0 ? [] : [path.slice(slash + 1)])]);
  }
  for (const [name, rest] of nested) answer[name] = query(object.navigate(name), rest);
  return answer;
}

function pascal(name: string): string {
  return name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
