import type { PlannedSheet } from "../../core/sheets";
import { relationshipsPart } from "../xlsx/relationships";
import { chartXml, drawingXml } from "./chart-part";
import { contentTypes, relationshipsXml, type Dialect, type Link } from "./dialect";
import type { LookStyles } from "./look-styles";
import type { PackageNames } from "./package-names";
import { plannedSheetXml } from "./sheet-part";
import { tableXml } from "./table-part";

/** A part that is ready to be written. */
export interface NewPart {
  readonly name: string;
  /** `null` for relationships, whose ending says what they are. */
  readonly type: string | null;
  /** What a relationships part says. */
  readonly links?: readonly Link[];
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** What the parts of a sheet are made with. */
export interface PartsContext {
  /** The folder of the workbook's part, with a slash at its end. */
  readonly folder: string;
  readonly names: PackageNames;
  readonly styles: LookStyles;
  readonly dialect: Dialect;
}

/** How a sheet stands in its package. */
export interface SheetPlace {
  /** Shown first when the workbook is opened. */
  readonly selected?: boolean;
  /** Begins the ids of the sheet's relationships. */
  readonly idPrefix?: string;
  /** Relationships of a replaced sheet that stay: its drawing, where the new one has no chart, and its comments. */
  readonly drawing?: string | null;
  readonly legacyDrawing?: string | null;
}

/** All parts of one sheet: itself, its tables, its charts and the relationships between them. */
export function partsOf(
  sheet: PlannedSheet,
  part: string,
  { folder, names, styles, dialect }: PartsContext,
  { selected = false, idPrefix = "rId", drawing: kept = null, legacyDrawing = null }: SheetPlace = {},
): NewPart[] {
  const parts: NewPart[] = [];
  const links: Link[] = [];
  const link = (kind: string, target: string): string => {
    const id = `${idPrefix}${links.length + 1}`;
    links.push({ id, kind, target });
    return id;
  };
  const tables = sheet.tables.map((table) => {
    const name = names.part(`${folder}tables/table`);
    const xml = tableXml(sheet, table, names.tableId(), dialect);
    parts.push({ name, type: contentTypes.table, content: () => encoded([xml]) });
    return link("table", name);
  });
  let drawing = kept;
  if (sheet.charts.length > 0) {
    const name = names.part(`${folder}drawings/drawing`);
    drawing = link("drawing", name);
    const charts = sheet.charts.map((chart, index) => {
      const target = names.part(`${folder}charts/chart`);
      const xml = chartXml(sheet, chart, dialect);
      parts.push({ name: target, type: contentTypes.chart, content: () => encoded([xml]) });
      return { id: `rId${index + 1}`, kind: "chart", target };
    });
    const xml = drawingXml(
      sheet.charts,
      charts.map(({ id }) => id),
      dialect,
    );
    parts.push(
      { name, type: contentTypes.drawing, content: () => encoded([xml]) },
      {
        name: relationshipsPart(name),
        type: null,
        links: charts,
        content: () => encoded([relationshipsXml(name, charts, dialect)]),
      },
    );
  }
  if (links.length > 0) {
    parts.push({
      name: relationshipsPart(part),
      type: null,
      links,
      content: () => encoded([relationshipsXml(part, links, dialect)]),
    });
  }
  return [
    {
      name: part,
      type: contentTypes.worksheet,
      content: () =>
        encoded(plannedSheetXml(sheet, styles, dialect, { drawing, legacyDrawing, tables, selected })),
    },
    ...parts,
  ];
}

/** Texts as bytes, in chunks of a size that packs well. */
export async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = "";
  for (const text of texts) {
    waiting += text;
    if (waiting.length < 1 << 18) continue;
    yield await Promise.resolve(encoder.encode(waiting));
    waiting = "";
  }
  yield encoder.encode(waiting);
}
