import { scanXmlBytes } from "../xml/scanner";
import type { XmlHandler } from "../xml/scanner";
import { nameCode } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";

/** One relationship of a part: its kind is the last word of the type, the same in strict and transitional files. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  /** The part's name in the package; "" for targets outside it, which are never opened. */
  readonly target: string;
}

const relationship = nameCode("Relationship");
const idName = nameCode("Id");
const typeName = nameCode("Type");
const targetName = nameCode("Target");
const targetModeName = nameCode("TargetMode");

/** The relationships of a part (`""` for the package itself); none when it has no relationships part. */
export async function readRelationships(zip: ZipPackage, part: string): Promise<Relationship[]> {
  const bytes = await zip.bytes(relationshipsPart(part));
  if (bytes === undefined) return [];
  const found: Relationship[] = [];
  const handler: XmlHandler = {
    open(name, tag) {
      if (name !== relationship) return;
      const type = tag.attribute(typeName) ?? "";
      const target = tag.attribute(targetName) ?? "";
      found.push({
        id: tag.attribute(idName) ?? "",
        kind: type.split("/").at(-1) ?? "",
        type,
        target: tag.attribute(targetModeName) === "External" ? "" : resolvePart(part, target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  };
  scanXmlBytes(bytes, handler);
  return found;
}

/** `xl/workbook.xml` has its relationships in `xl/_rels/workbook.xml.rels`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A target against its part; `..` never leaves the package, which is all that can be opened. */
export function resolvePart(part: string, target: string): string {
  const path = decodePercent(target.replace(/\\/g, "/").split("#")[0] ?? "");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
