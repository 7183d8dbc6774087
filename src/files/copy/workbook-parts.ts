import { cellName } from "../../core/sheet";
import type { PlannedPrint } from "../../core/sheets";
import { attributeIn, escapeAttribute, escapeText, withAttribute, XmlEdit } from "../xml/edit";
import { nameCode } from "../xml/scanner";
import { names } from "../xlsx/names";

/** A hidden name to be defined on a heading. */
export interface NewName {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A worksheet to be added. */
export interface NewSheet {
  readonly name: string;
  /** The part's name in the package, such as `xl/worksheets/sheet4.xml`. */
  readonly part: string;
  readonly relationshipId: string;
  readonly hidden?: boolean;
}

/** The defined name that repeats a sheet's rows on each page; "" where none are. `place` counts all sheets from 0. */
export function printTitles(
  sheet: string,
  { repeatRows }: Pick<PlannedPrint, "repeatRows">,
  place: number,
  prefix = "",
): string {
  if (repeatRows === undefined) return "";
  const [first, last] = repeatRows;
  const rows = `'${sheet.replaceAll("'", "''")}'!$${first + 1}:$${last + 1}`;
  return `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${place}">${escapeText(rows)}</${prefix}definedName>`;
}

/** Names of Excel's own that speak of a sheet's rows. */
const ofRows: ReadonlySet<string> = new Set([
  "_xlnm.Print_Titles",
  "_xlnm.Print_Area",
  "_xlnm._FilterDatabase",
]);

const element = {
  sheets: nameCode("sheets"),
  functionGroups: nameCode("functionGroups"),
  externalReferences: nameCode("externalReferences"),
  definedNames: nameCode("definedNames"),
  types: nameCode("Types"),
  override: nameCode("Override"),
  relationships: nameCode("Relationships"),
  relationship: nameCode("Relationship"),
  tableColumns: nameCode("tableColumns"),
  tableColumn: nameCode("tableColumn"),
  autoFilter: nameCode("autoFilter"),
  id: nameCode("id"),
  localSheetId: nameCode("localSheetId"),
};

/**
 * The workbook part with sheets added at the end and names defined, each on its sheet as the add-in in Excel does;
 * `undefined` when nothing changes.
 * @param planned sheets that are written anew, whose rows to repeat are defined anew
 */
export function patchWorkbook(
  part: Uint8Array,
  sheets: readonly NewSheet[],
  added: readonly NewName[],
  planned: readonly { readonly name: string; readonly print: PlannedPrint }[] = [],
): Uint8Array | undefined {
  if (sheets.length === 0 && added.length === 0 && planned.length === 0) return undefined;
  const writtenAnew = new Set(planned.map(({ name }) => name.toLowerCase()));
  const edit = new XmlEdit(part);
  let depth = 0;
  let prefix = "";
  let idPrefix: string | undefined;
  let rootAttributes = "";
  let highestId = 0;
  let sheetsEnd = -1;
  let namesGoAt = -1;
  let namesEnd = -1;
  let staleFrom = -1;
  let emptyNames: { from: number; to: number } | undefined;
  const sheetNames: string[] = [];
  edit.scan({
    open: (name, tag) => {
      if (depth === 0) {
        prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
        rootAttributes = tag.attributesText();
      }
      if (name === names.sheet && depth === 2) {
        sheetNames.push(tag.attribute(names.name) ?? "");
        highestId = Math.max(highestId, tag.integer(names.sheetId, 0));
        idPrefix ??= /\s([\w.-]+):id\s*=/.exec(tag.attributesText())?.[1];
      }
      if (name === element.definedNames && depth === 1 && tag.empty) {
        emptyNames = { from: tag.tagStart, to: tag.tagEnd };
      }
      if (name === names.definedName && depth === 2) {
        const place = tag.integer(element.localSheetId, -1);
        const ofSheet = (sheetNames[place] ?? "").toLowerCase();
        const stale = ofRows.has(tag.attribute(names.name) ?? "") && writtenAnew.has(ofSheet);
        staleFrom = stale ? tag.tagStart : -1;
      }
      depth++;
    },
    close: (name, tag) => {
      depth--;
      if (name === names.definedName && depth === 2 && staleFrom >= 0)
        edit.replace(staleFrom, tag.tagEnd, "");
      if (depth !== 1) return;
      if (name === element.sheets) sheetsEnd = tag.tagStart;
      if (name === element.sheets || name === element.functionGroups || name === element.externalReferences) {
        namesGoAt = tag.tagEnd;
      }
      if (name === element.definedNames) namesEnd = tag.tagStart;
    },
  });
  const r = idPrefix ?? "r";
  const declared = new RegExp(`xmlns:${r}\\s*=`).test(rootAttributes);
  const namespace = declared
    ? ""
    : ` xmlns:${r}="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
  const listed = sheets.map((sheet, index) => {
    const id = highestId + 1 + index;
    return `<${prefix}sheet${namespace} name="${escapeAttribute(sheet.name)}" sheetId="${id}"${sheet.hidden === true ? ' state="hidden"' : ""} ${r}:id="${sheet.relationshipId}"/>`;
  });
  if (listed.length > 0) edit.insert(sheetsEnd, listed.join(""));
  const all = [...sheetNames, ...sheets.map(({ name }) => name)].map((name) => name.toLowerCase());
  const titles = planned.map(({ name, print }) =>
    printTitles(name, print, all.indexOf(name.toLowerCase()), prefix),
  );
  const ours = added
    .map(({ name, sheet, row, column }) => {
      const cell = cellName(row, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
      const scope = sheetNames.indexOf(sheet);
      const local = scope < 0 ? "" : ` localSheetId="${scope}"`;
      return `<${prefix}definedName name="${name}"${local} hidden="1">'${escapeText(sheet.replaceAll("'", "''"))}'!${cell}</${prefix}definedName>`;
    })
    .join("");
  const defined = ours + titles.join("");
  if (defined !== "") {
    const whole = `<${prefix}definedNames>${defined}</${prefix}definedNames>`;
    if (emptyNames !== undefined) edit.replace(emptyNames.from, emptyNames.to, whole);
    else if (namesEnd >= 0) edit.insert(namesEnd, defined);
    else edit.insert(namesGoAt, whole);
  }
  return edit.changed ? edit.result() : undefined;
}

/** The content types with parts added and others (by their names in small letters) left out. */
export function patchContentTypes(
  part: Uint8Array,
  added: readonly { readonly part: string; readonly type: string }[],
  removed: ReadonlySet<string>,
): Uint8Array | undefined {
  const edit = new XmlEdit(part);
  const partName = nameCode("PartName");
  let prefix = "";
  const there = new Set<string>();
  edit.scan({
    open: (name, tag) => {
      if (name === element.types) prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
      if (name !== element.override) return;
      const target = (tag.attribute(partName) ?? "").replace(/^\//, "").toLowerCase();
      there.add(target);
      if (removed.has(target)) edit.replace(tag.tagStart, tag.tagEnd, "");
    },
    close: (name, tag) => {
      if (name !== element.types) return;
      const missing = added.filter((one) => !there.has(one.part.toLowerCase()));
      if (missing.length === 0) return;
      const overrides = missing.map(
        (one) => `<${prefix}Override PartName="/${escapeAttribute(one.part)}" ContentType="${one.type}"/>`,
      );
      edit.insert(tag.tagStart, overrides.join(""));
    },
  });
  return edit.changed ? edit.result() : undefined;
}

/** A relationships part with relationships added (targets as they are to be written), and those to removed parts left out. */
export function patchRelationships(
  part: Uint8Array,
  added: readonly { readonly id: string; readonly type: string; readonly target: string }[],
  removedIds: ReadonlySet<string>,
): Uint8Array | undefined {
  const edit = new XmlEdit(part);
  const id = nameCode("Id");
  let prefix = "";
  edit.scan({
    open: (name, tag) => {
      if (name === element.relationships) prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
      if (name === element.relationship && removedIds.has(tag.attribute(id) ?? "")) {
        edit.replace(tag.tagStart, tag.tagEnd, "");
      }
    },
    close: (name, tag) => {
      if (name !== element.relationships || added.length === 0) return;
      const written = added.map(
        (one) =>
          `<${prefix}Relationship Id="${one.id}" Type="${one.type}" Target="${escapeAttribute(one.target)}"/>`,
      );
      if (tag.empty) {
        const opened = edit.text(tag.tagStart, tag.tagEnd).replace(/\s*\/>$/, ">");
        edit.replace(tag.tagStart, tag.tagEnd, `${opened}${written.join("")}</${prefix}Relationships>`);
      } else edit.insert(tag.tagStart, written.join(""));
    },
  });
  return edit.changed ? edit.result() : undefined;
}

/** A table part that reaches further to the right, with columns of the given headings. */
export function patchTable(
  part: Uint8Array,
  reference: string,
  filter: string,
  headings: readonly string[],
): Uint8Array {
  const edit = new XmlEdit(part);
  let depth = 0;
  let prefix = "";
  let highestId = 0;
  let count = 0;
  let columns: { start: number; end: number; attributes: string; name: string } | undefined;
  edit.scan({
    open: (name, tag) => {
      if (depth === 0) {
        prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
        const attributes = withAttribute(tag.attributesText(), "ref", reference);
        edit.replace(tag.tagStart, tag.tagEnd, `<${tag.tagName()}${attributes}>`);
      } else if (depth === 1 && name === element.autoFilter) {
        const attributes = withAttribute(tag.attributesText(), "ref", filter);
        edit.replace(tag.tagStart, tag.tagEnd, `<${tag.tagName()}${attributes}${tag.empty ? "/" : ""}>`);
      } else if (depth === 1 && name === element.tableColumns) {
        columns = {
          start: tag.tagStart,
          end: tag.tagEnd,
          attributes: tag.attributesText(),
          name: tag.tagName(),
        };
      } else if (depth === 2 && name === element.tableColumn) {
        highestId = Math.max(highestId, tag.integer(element.id, 0));
        count++;
      }
      depth++;
    },
    close: (name, tag) => {
      depth--;
      if (depth !== 1 || name !== element.tableColumns || columns === undefined) return;
      const attributes =
        attributeIn(columns.attributes, "count") === undefined
          ? columns.attributes
          : withAttribute(columns.attributes, "count", String(count + headings.length));
      edit.replace(columns.start, columns.end, `<${columns.name}${attributes}>`);
      const added = headings.map(
        (heading, index) =>
          `<${prefix}tableColumn id="${highestId + 1 + index}" name="${escapeAttribute(heading)}"/>`,
      );
      edit.insert(tag.tagStart, added.join(""));
    },
  });
  return edit.result();
}
