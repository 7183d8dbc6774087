import type { WorkbookPart } from "../xlsx/workbook-part";

/** The namespaces of a package: transitional, as everybody writes it, or strict. */
export interface Dialect {
  readonly main: string;
  /** Begins the type of every relationship, without a slash at its end. */
  readonly relationships: string;
  readonly drawing: string;
  readonly chart: string;
  readonly sheetDrawing: string;
}

function dialect(base: string, drawing: string): Dialect {
  return {
    main: `${base}/spreadsheetml${drawing === "" ? "/main" : "/2006/main"}`,
    relationships: `${base}/officeDocument${drawing === "" ? "" : "/2006"}/relationships`,
    drawing: `${base}/drawingml${drawing}/main`,
    chart: `${base}/drawingml${drawing}/chart`,
    sheetDrawing: `${base}/drawingml${drawing}/spreadsheetDrawing`,
  };
}

export const transitional = dialect("http://schemas.openxmlformats.org", "/2006");
const strict = dialect("http://purl.oclc.org/ooxml", "");

/** The dialect that a workbook is written in. */
export function dialectOf(workbook: WorkbookPart): Dialect {
  return workbook.relationships.some(({ type }) => type.startsWith("http://purl.oclc.org/"))
    ? strict
    : transitional;
}

export const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Content types of the parts that are written here. */
export const contentTypes = {
  workbook: `${spreadsheet}.sheet.main+xml`,
  worksheet: `${spreadsheet}.worksheet+xml`,
  styles: `${spreadsheet}.styles+xml`,
  table: `${spreadsheet}.table+xml`,
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  core: "application/vnd.openxmlformats-package.core-properties+xml",
} as const;

/** One relationship of a part that is written here; its target is a part's name in the package. */
export interface Link {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** A relationships part. Targets are written relative to `owner`, which every reader follows. */
export function relationshipsXml(owner: string, links: readonly Link[], { relationships }: Dialect): string {
  const list = links.map(
    ({ id, kind, target }) =>
      `<Relationship Id="${id}" Type="${kind.includes(":") ? kind : `${relationships}/${kind}`}" Target="${relativeTarget(owner, target)}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

/** A part's name as seen from another part: `../tables/table1.xml`. */
export function relativeTarget(owner: string, target: string): string {
  const from = owner.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
