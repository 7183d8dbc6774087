import { planProblems, type PlannedSheet } from "../../core/sheets";
import type { ByteSink } from "../byte-source";
import { plainStyles, StylesPart } from "../copy/styles-part";
import { FileError, throwIfCancelled } from "../file-error";
import { printTitles } from "../copy/workbook-parts";
import { escapeAttribute, escapeText } from "../xml/edit";
import { deflateInScript, type Deflater } from "../zip/deflate";
import { ZipWriter } from "../zip/write";
import { contentTypes, declaration, relationshipsXml, transitional, type Link } from "./dialect";
import { LookStyles } from "./look-styles";
import { PackageNames } from "./package-names";
import { encoded, partsOf } from "./parts";

export interface PlannedWorkbookOptions {
  /** The document's title. Nothing else is said of who made it. */
  readonly title: string;
  /** YYYY-MM-DD: the day of the check. */
  readonly date: string;
  readonly signal?: AbortSignal;
  readonly deflate?: Deflater;
  /** Parts written, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

const coreProperties =
  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/** Throws `cannot-write` where Excel would refuse a sheet or repair it. */
export function refuseUnfit(sheets: readonly PlannedSheet[]): void {
  const [problem] = planProblems(sheets);
  if (problem !== undefined) throw new FileError("cannot-write", problem);
}

/**
 * Writes planned sheets into a new .xlsx. The same sheets give the same bytes. The sink is written from front to
 * back; after an error what it holds is worthless. Throws `FileError`.
 */
export async function writePlannedWorkbook(
  sheets: readonly PlannedSheet[],
  sink: ByteSink,
  { title, date, signal, deflate = deflateInScript, onProgress }: PlannedWorkbookOptions,
): Promise<void> {
  refuseUnfit(sheets);
  const names = new PackageNames();
  const stylesPart = new StylesPart(new TextEncoder().encode(plainStyles));
  const context = { folder: "xl/", names, styles: new LookStyles(stylesPart), dialect: transitional };
  const shown = sheets.findIndex(({ hidden }) => hidden !== true);
  const placed = sheets.map((sheet, index) => {
    const part = names.part("xl/worksheets/sheet");
    return {
      id: names.relationship(),
      part,
      parts: partsOf(sheet, part, context, { selected: index === shown }),
    };
  });
  const links: Link[] = [
    ...placed.map(({ id, part }) => ({ id, kind: "worksheet", target: part })),
    { id: names.relationship(), kind: "styles", target: "xl/styles.xml" },
  ];
  const parts = placed.flatMap((one) => one.parts);
  const overrides = [
    { name: "xl/workbook.xml", type: contentTypes.workbook },
    { name: "xl/styles.xml", type: contentTypes.styles },
    { name: "docProps/core.xml", type: contentTypes.core },
    ...parts,
  ].flatMap(({ name, type }) =>
    type === null ? [] : [`<Override PartName="/${name}" ContentType="${type}"/>`],
  );
  const small: [name: string, xml: string][] = [
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      relationshipsXml(
        "",
        [
          { id: "rId1", kind: "officeDocument", target: "xl/workbook.xml" },
          { id: "rId2", kind: coreProperties, target: "docProps/core.xml" },
        ],
        transitional,
      ),
    ],
    ["docProps/core.xml", coreXml(title, date)],
    ["xl/workbook.xml", workbookXml(sheets, placed, shown)],
    ["xl/_rels/workbook.xml.rels", relationshipsXml("xl/workbook.xml", links, transitional)],
  ];
  const writer = new ZipWriter(sink, deflate);
  const total = small.length + parts.length + 1;
  let done = 0;
  const step = (): void => {
    throwIfCancelled(signal);
    onProgress?.(done++, total);
  };
  for (const [name, xml] of small) {
    step();
    await writer.add(name, encoded([xml]), xml.length);
  }
  for (const { name, content } of parts) {
    step();
    await writer.add(name, stoppable(content(), signal), 0);
  }
  step();
  // Written last: the sheets say which formats they need.
  const styles = stylesPart.result() ?? new TextEncoder().encode(plainStyles);
  await writer.add("xl/styles.xml", oneChunk(styles), styles.length);
  await writer.finish();
  onProgress?.(total, total);
}

/** Ends with `cancelled` between two chunks. */
export async function* stoppable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    throwIfCancelled(signal);
    yield chunk;
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function workbookXml(
  sheets: readonly PlannedSheet[],
  placed: readonly { readonly id: string }[],
  shown: number,
): string {
  const { main, relationships } = transitional;
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ""} r:id="${placed[index]?.id ?? ""}"/>`,
  );
  const titles = sheets.map(({ name, print }, index) => printTitles(name, print, index)).join("");
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView activeTab="${Math.max(0, shown)}"/></bookViews>` +
    `<sheets>${listed.join("")}</sheets>${titles === "" ? "" : `<definedNames>${titles}</definedNames>`}<calcPr calcId="191029"/></workbook>`
  );
}

function coreXml(title: string, date: string): string {
  const time = `${date}T00:00:00Z`;
  const dated = (tag: string): string => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${time}</dcterms:${tag}>`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeText(title)}</dc:title><dc:creator>Estate Lens</dc:creator>${dated("created")}${dated("modified")}</cp:coreProperties>`
  );
}
