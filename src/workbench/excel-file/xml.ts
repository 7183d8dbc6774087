/** Small pieces of a part's XML as trees: rules and input checks, which exceljs reads and writes in part only. */

export interface XmlNode {
  /** With its prefix, such as `x14:cfRule`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (XmlNode | string)[] = [],
): XmlNode {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return { name, attributes: Object.fromEntries(given), children };
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The elements that stand at the top of a piece of XML. */
export function parseXml(xml: string): XmlNode[] {
  const root: (XmlNode | string)[] = [];
  const open: (XmlNode | string)[][] = [root];
  for (const [, cdata, closing, name, attributes = "", empty, text] of xml.matchAll(token)) {
    const place = open.at(-1) ?? root;
    if (cdata !== undefined) place.push(cdata);
    else if (text !== undefined) place.push(unescaped(text));
    else if (name === undefined) continue;
    else if (closing === "/") open.pop();
    else {
      const children: (XmlNode | string)[] = [];
      place.push({ name, attributes: attributesOf(attributes), children });
      if (empty !== "/") open.push(children);
    }
  }
  return root.filter((one) => typeof one !== "string");
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = "", double, single]) => [
      name,
      unescaped(double ?? single ?? ""),
    ]),
  );
}

/** The outermost elements of a name in a part, as trees. */
export function piecesOf(xml: string, name: string): XmlNode[] {
  const pattern = new RegExp(`<${name}(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, "g");
  return (xml.match(pattern) ?? []).flatMap(parseXml);
}

/** A part without the elements of a name. */
export function withoutPieces(xml: string, name: string): string {
  return xml.replace(new RegExp(`<${name}(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, "g"), "");
}

export function xmlText({ name, attributes, children }: XmlNode): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', "&quot;")}"`)
    .join("");
  const inside = children.map((one) => (typeof one === "string" ? escaped(one) : xmlText(one))).join("");
  return inside === "" ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>`;
}

/** The child elements of a name; the prefix does not count. */
export function childrenOf({ children }: XmlNode, name: string): XmlNode[] {
  return children.filter((one) => typeof one !== "string").filter((one) => localName(one) === name);
}

export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0];
}

export function localName({ name }: XmlNode): string {
  return name.slice(name.indexOf(":") + 1);
}

export function textIn(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((one) => (typeof one === "string" ? one : textIn(one))).join("");
}

/** What a file says for yes: `1` or `true`; the second where it says nothing. */
export function flagOf(node: XmlNode, name: string, otherwise = false): boolean {
  const value = node.attributes[name];
  return value === undefined ? otherwise : value === "1" || value === "true";
}

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, code?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (code !== undefined) return String.fromCodePoint(Number(code));
      return { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }[name ?? ""] ?? whole;
    },
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
