import type { PlannedSheet } from "../../core/sheets";
import type { StylesPart } from "../copy/styles-part";
import { patchRelationships, type NewSheet } from "../copy/workbook-parts";
import { scanXmlBytes, nameCode } from "../xml/scanner";
import { readRelationships, relationshipsPart, type Relationship } from "../xlsx/relationships";
import type { WorkbookPart } from "../xlsx/workbook-part";
import type { ZipPackage } from "../zip/package";
import { dialectOf, relativeTarget, type Dialect } from "./dialect";
import { LookStyles } from "./look-styles";
import type { PackageNames } from "./package-names";
import { partsOf, type NewPart } from "./parts";

/** What planned sheets change in a package. */
export interface PlannedChanges {
  readonly added: readonly NewSheet[];
  /** New parts, and parts that take the place of one of the same name. */
  readonly parts: readonly NewPart[];
  /** Names in small letters of parts that only a replaced sheet used. */
  readonly removed: ReadonlySet<string>;
}

/** Kinds of parts that belong to one drawing alone. */
const ofOneDrawing: ReadonlySet<string> = new Set(["chart", "chartStyle", "chartColorStyle", "chartEx"]);

/**
 * Plans sheets into a package: a sheet of the same name is replaced where it stands, with its tables and charts;
 * its comments and pivot tables stay. Others go behind the last sheet.
 */
export async function planIntoPackage(
  zip: ZipPackage,
  workbook: WorkbookPart,
  sheets: readonly PlannedSheet[],
  stylesPart: StylesPart,
  names: PackageNames,
): Promise<PlannedChanges> {
  const folder = workbook.part.slice(0, workbook.part.lastIndexOf("/") + 1);
  const styles = new LookStyles(stylesPart);
  const context = { folder, names, styles, dialect: dialectOf(workbook) };
  const added: NewSheet[] = [];
  const parts: NewPart[] = [];
  const removed = new Set<string>();
  for (const sheet of sheets) {
    const there = workbook.sheets.find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
    if (there === undefined) {
      const part = names.part(`${folder}worksheets/sheet`);
      const hidden = sheet.hidden === true;
      added.push({ name: sheet.name, part, relationshipId: names.relationship(), hidden });
      parts.push(...partsOf(sheet, part, context));
      continue;
    }
    const old = await readRelationships(zip, there.part);
    const goes = ({ kind }: Relationship): boolean =>
      kind === "table" || (kind === "drawing" && sheet.charts.length > 0);
    for (const { target, kind } of old.filter(goes)) {
      await removeWith(zip, target, kind === "drawing", removed);
    }
    const kept = old.filter((one) => !goes(one));
    const made = partsOf(sheet, there.part, context, {
      idPrefix: "rIdLens",
      drawing: kept.find(({ kind }) => kind === "drawing")?.id ?? null,
      legacyDrawing: kept.find(({ kind }) => kind === "vmlDrawing")?.id ?? null,
    });
    const relations = relationshipsPart(there.part);
    const before = kept.length === 0 ? undefined : await zip.bytes(relations);
    if (before === undefined) {
      if (zip.entry(relations) !== undefined && !made.some(({ name }) => name === relations))
        removed.add(relations.toLowerCase());
      parts.push(...made);
      continue;
    }
    const gone = new Set(old.filter(goes).map(({ id }) => id));
    const merged = mergedRelationships(before, made, there.part, gone, context.dialect);
    parts.push(...made.filter(({ name }) => name !== relations), merged);
  }
  return { added, parts, removed };
}

/** The relationships that stay, and the new ones. */
function mergedRelationships(
  before: Uint8Array,
  made: readonly NewPart[],
  owner: string,
  gone: ReadonlySet<string>,
  dialect: Dialect,
): NewPart {
  const name = relationshipsPart(owner);
  const links = made.find((part) => part.name === name)?.links ?? [];
  const added = links.map(({ id, kind, target }) => ({
    id,
    type: `${dialect.relationships}/${kind}`,
    target: relativeTarget(owner, target),
  }));
  const bytes = patchRelationships(before, added, gone) ?? before;
  return {
    name,
    type: null,
    links,
    content: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

/** Takes a part away, and with a drawing what belongs to it alone. */
async function removeWith(
  zip: ZipPackage,
  part: string,
  andCharts: boolean,
  removed: Set<string>,
): Promise<void> {
  if (removed.has(part.toLowerCase())) return;
  removed.add(part.toLowerCase());
  removed.add(relationshipsPart(part).toLowerCase());
  if (!andCharts) return;
  for (const { kind, target } of await readRelationships(zip, part))
    if (ofOneDrawing.has(kind)) await removeWith(zip, target, true, removed);
}

/** The highest id of a table in the workbook. */
export async function lastTableId(zip: ZipPackage, workbook: WorkbookPart): Promise<number> {
  const idName = nameCode("id");
  const tableName = nameCode("table");
  let last = 0;
  for (const { part } of workbook.sheets) {
    for (const { kind, target } of await readRelationships(zip, part)) {
      const bytes = kind === "table" ? await zip.bytes(target) : undefined;
      if (bytes === undefined) continue;
      scanXmlBytes(bytes, {
        open: (name, tag) => {
          if (name === tableName) last = Math.max(last, tag.integer(idName, 0));
        },
        close: () => undefined,
        text: () => undefined,
      });
    }
  }
  return last;
}
