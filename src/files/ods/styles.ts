import type { XmlHandler, XmlScanner } from "../xml/scanner";
import { attribute, element } from "./names";

interface Style {
  readonly parent: string;
  struck: boolean | undefined;
  hidden: boolean;
}

/** The styles of an OpenDocument file, as far as they carry meaning: strikethrough, and sheets that are not shown. */
export class OdsStyles implements XmlHandler {
  private readonly styles = new Map<string, Style>();
  private current: Style | undefined;

  open(name: number, tag: XmlScanner): void {
    if (name === element.style) {
      this.current = { parent: tag.attribute(attribute.parentStyle) ?? "", struck: undefined, hidden: false };
      const family = tag.attribute(attribute.family) ?? "";
      this.styles.set(`${family}/${tag.attribute(attribute.styleName) ?? ""}`, this.current);
    } else if (this.current === undefined) return;
    else if (name === element.textProperties) {
      const style = tag.attribute(attribute.lineThroughStyle) ?? tag.attribute(attribute.lineThroughType);
      if (style !== undefined) this.current.struck = style !== "none";
    } else if (name === element.tableProperties) {
      this.current.hidden = tag.attribute(attribute.display) === "false";
    }
  }

  close(name: number): void {
    if (name === element.style) this.current = undefined;
  }

  text(): void {
    // Styles hold no text.
  }

  /** `undefined` where neither the style nor its parents say. */
  isStruck(family: "table-cell" | "text", name: string): boolean | undefined {
    let next = name;
    for (let depth = 0; next !== "" && depth < 20; depth++) {
      const style = this.styles.get(`${family}/${next}`);
      if (style?.struck !== undefined) return style.struck;
      next = style?.parent ?? "";
    }
    return undefined;
  }

  isHiddenTable(name: string): boolean {
    return this.styles.get(`table/${name}`)?.hidden === true;
  }
}
