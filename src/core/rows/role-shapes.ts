import type { ColumnRole } from "../asset";
import type { Sought } from "../text";
import { Shapes } from "./shapes";

/** Tags and MAC addresses are told by their characters (plain-texts.ts); a tag runs words and numbers together. */
const withoutShapes: ReadonlySet<ColumnRole> = new Set(["tag", "mac"]);

/** The shapes of texts by the role of their column, made ready when first asked for. */
export class RoleShapes {
  private readonly byRole = new Map<ColumnRole, Shapes | null>();

  constructor(private readonly readers: readonly { looksFor(role: ColumnRole): Sought | null }[]) {}

  of(role: ColumnRole): Shapes | null {
    let shapes = this.byRole.get(role);
    if (shapes === undefined) {
      const sought = this.readers.flatMap((reader) => reader.looksFor(role) ?? []);
      shapes = withoutShapes.has(role) ? null : new Shapes(sought);
      this.byRole.set(role, shapes);
    }
    return shapes;
  }
}
