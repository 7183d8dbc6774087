/**
 * How one kind of Excel object answers the protocol: a table of its members.
 * A member that is not in the table answers NotImplemented, so a test never passes by accident.
 */
import { type ExcelVersion, isAtLeast } from "../excel-version";
import { apiNotFound, HostError, notImplemented } from "../error";
import type { Json } from "../protocol";

/** An argument as a member sees it: plain data, or another object. */
export type Argument = Json | HostObject;

/** An object that a batch works on. */
export interface HostObject {
  readonly typeName: string;
  readonly isNull: boolean;
  /** Given to the client on instantiation, so that it can find the object again. */
  readonly id: Json;
  /** The model's object behind it; the members of other kinds look at it through `unwrap`. */
  readonly target: unknown;
  read(name: string): Json;
  write(name: string, value: Json): void;
  navigate(name: string): HostObject;
  call(name: string, args: readonly Argument[]): Json | HostObject;
  item(key: Json): HostObject;
  items(): readonly HostObject[] | null;
  hasScalar(name: string): boolean;
  scalarNames(): readonly string[];
  /** Whether the object lives on by reference (`_KeepReference`), as ranges do. */
  readonly byReference: boolean;
  keep(): void;
  release(): void;
}

interface Member {
  /** The ExcelApi set that brought it; 1.1 where left out. */
  readonly since?: string;
}

interface ScalarMember<T> extends Member {
  readonly get?: (target: T) => Json;
  readonly set?: (target: T, value: Json) => void;
  /** Not given when everything is loaded at once. */
  readonly onDemand?: boolean;
}

interface NavigationMember<T> extends Member {
  readonly get: (target: T) => HostObject;
}

interface MethodMember<T> extends Member {
  readonly call: (target: T, ...args: readonly Argument[]) => Json | HostObject | undefined;
}

export interface Members<T> {
  readonly scalars?: Readonly<Record<string, ScalarMember<T>>>;
  readonly navigation?: Readonly<Record<string, NavigationMember<T>>>;
  readonly methods?: Readonly<Record<string, MethodMember<T>>>;
  readonly items?: (target: T) => readonly HostObject[];
  readonly item?: (target: T, key: Json) => HostObject;
  readonly id?: (target: T) => Json;
  readonly keep?: (target: T) => void;
  readonly release?: (target: T) => void;
  /** Excel's version, to refuse members that are newer. */
  readonly version: (target: T) => ExcelVersion;
}

/** Makes the kind's constructor: it gives each target its protocol face. */
export function defineType<T>(typeName: string, members: () => Members<T>): (target: T) => HostObject {
  let known: Members<T> | null = null;
  return (target) => {
    known ??= members();
    return new TypedObject(typeName, target, known);
  };
}

/** The answer to a missing `...OrNullObject`. */
export function nullObject(typeName: string): HostObject {
  const refuse = (): never => {
    throw new HostError("ItemNotFound", `The ${typeName} doesn't exist.`);
  };
  const self: HostObject = {
    typeName,
    isNull: true,
    id: null,
    target: null,
    read: refuse,
    write: refuse,
    navigate: () => self,
    call: () => self,
    item: () => self,
    items: () => null,
    hasScalar: () => false,
    scalarNames: () => [],
    byReference: false,
    keep: () => undefined,
    release: () => undefined,
  };
  return self;
}

export function isHostObject(value: Argument): value is HostObject {
  return typeof value === "object" && value !== null && "typeName" in value && "navigate" in value;
}

class TypedObject<T> implements HostObject {
  readonly isNull = false;

  constructor(
    readonly typeName: string,
    readonly target: T,
    private readonly members: Members<T>,
  ) {}

  get id(): Json {
    return this.members.id?.(this.target);
  }

  get byReference(): boolean {
    return this.members.keep !== undefined;
  }

  read(name: string): Json {
    const member = this.find(this.members.scalars, name);
    if (member.get === undefined) throw notImplemented(`reading ${this.typeName}.${name}`);
    return member.get(this.target);
  }

  write(name: string, value: Json): void {
    const member = this.find(this.members.scalars, name);
    if (member.set === undefined) throw notImplemented(`setting ${this.typeName}.${name}`);
    member.set(this.target, value);
  }

  navigate(name: string): HostObject {
    return this.find(this.members.navigation, name).get(this.target);
  }

  call(name: string, args: readonly Argument[]): Json | HostObject {
    return this.find(this.members.methods, name).call(this.target, ...args) ?? null;
  }

  item(key: Json): HostObject {
    if (this.members.item === undefined) throw notImplemented(`${this.typeName}.getItem`);
    return this.members.item(this.target, key);
  }

  items(): readonly HostObject[] | null {
    return this.members.items?.(this.target) ?? null;
  }

  hasScalar(name: string): boolean {
    return this.members.scalars?.[name] !== undefined;
  }

  scalarNames(): readonly string[] {
    const scalars = Object.entries(this.members.scalars ?? {});
    const version = this.members.version(this.target);
    return scalars
      .filter(
        ([, { onDemand, since, get }]) => onDemand !== true && get !== undefined && supports(version, since),
      )
      .map(([name]) => name);
  }

  keep(): void {
    this.members.keep?.(this.target);
  }

  release(): void {
    this.members.release?.(this.target);
  }

  private find<M extends Member>(table: Readonly<Record<string, M>> | undefined, name: string): M {
    const member = table?.[name];
    if (member === undefined) throw notImplemented(`${this.typeName}.${name}`);
    if (!supports(this.members.version(this.target), member.since)) {
      throw apiNotFound(`${this.typeName}.${name} needs ExcelApi ${member.since ?? ""}`);
    }
    return member;
  }
}

function supports(version: ExcelVersion, since: string | undefined): boolean {
  return since === undefined || isAtLeast(version.sets["ExcelApi"] ?? "1.1", since);
}
