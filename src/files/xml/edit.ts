import { FileError } from "../file-error";
import { XmlScanner } from "./scanner";
import type { XmlHandler } from "./scanner";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A small part that is changed in places; all other bytes stay. Positions count from the start of `bytes`. */
export class XmlEdit {
  readonly bytes: Uint8Array;
  private readonly changes: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  constructor(part: Uint8Array) {
    this.bytes = plainUtf8(part);
  }

  scan(handler: Partial<XmlHandler>): void {
    const scanner = new XmlScanner({
      open: (name, tag) => handler.open?.(name, tag),
      close: (name, tag) => handler.close?.(name, tag),
      text: (bytes, start, end, literal) => handler.text?.(bytes, start, end, literal),
    });
    scanner.push(this.bytes);
    scanner.finish();
  }

  text(from: number, to: number): string {
    return decoder.decode(this.bytes.subarray(from, to));
  }

  replace(from: number, to: number, text: string): void {
    this.changes.push({ from, to, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  get changed(): boolean {
    return this.changes.length > 0;
  }

  result(): Uint8Array {
    const sorted = this.changes.map((change, index) => ({ ...change, index }));
    sorted.sort((one, other) => one.from - other.from || one.index - other.index);
    const parts: Uint8Array[] = [];
    let at = 0;
    let length = 0;
    const add = (part: Uint8Array): void => {
      parts.push(part);
      length += part.length;
    };
    for (const { from, to, text } of sorted) {
      if (from < at) throw new FileError("cannot-write", "two changes meet");
      add(this.bytes.subarray(at, from));
      add(encoder.encode(text));
      at = to;
    }
    add(this.bytes.subarray(at));
    const all = new Uint8Array(length);
    let position = 0;
    for (const part of parts) {
      all.set(part, position);
      position += part.length;
    }
    return all;
  }
}

/** UTF-8 without a byte order mark; a part in UTF-16 is recoded. */
function plainUtf8(part: Uint8Array): Uint8Array {
  if (part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf) return part.subarray(3);
  const wide = wideEncoding(part);
  if (wide === undefined) return part;
  return encoder.encode(sayUtf8(new TextDecoder(wide).decode(part)));
}

/** UTF-16 by its byte order mark. */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Corrects the encoding in an XML declaration. */
export function sayUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*encoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
}

/** A tag's text with one attribute set: changed where it is there, added at the end where it is not. */
export function withAttribute(attributes: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  const written = `"${escapeAttribute(value)}"`;
  if (pattern.test(attributes)) return attributes.replace(pattern, (_, before: string) => before + written);
  return `${attributes.trimEnd()} ${name}=${written}`;
}

/** The value of an attribute in a tag's text as written; `undefined` when absent. */
export function attributeIn(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? undefined : (match[1] ?? match[2] ?? "");
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** For text between tags. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * A cell's text for `<t>`: what XML cannot hold as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19), and what merely
 * looks like such an escape with its first `_` escaped.
 */
export function escapeCellText(text: string): string {
  return escapeText(
    text
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
      .replace(
        /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        (character) => {
          const code = character.charCodeAt(0);
          if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
          return `_x${code.toString(16).toUpperCase().padStart(4, "0")}_`;
        },
      ),
  );
}
