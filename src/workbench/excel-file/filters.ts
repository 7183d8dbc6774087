/** Filters of sheets and tables with what they leave: exceljs knows where they stand, no more. */
import type { Area, Criteria, SheetModel, TableState, WorkbookModel } from "../../host";
import { filterElement, readFilter } from "./filter-xml";
import { type Parts, partText, setPartText, sheetPaths } from "./package";
import { parseXml } from "./xml";

const tablePart = /^xl\/tables\/[^/]+\.xml$/;

export function readFilters(
  parts: Parts,
  workbook: WorkbookModel,
  sheetNames: ReadonlyMap<string, string>,
): void {
  const paths = sheetPaths(parts);
  for (const sheet of workbook.sheets) {
    const xml = partText(parts, paths.get(sheetNames.get(sheet.state.id) ?? "") ?? "");
    const end = Math.max(0, xml.lastIndexOf("</sheetData>"));
    const filter = readFilter(xml.slice(end).replace(/<customSheetViews[\s\S]*/, ""));
    if (filter === null) continue;
    sheet.state.filter = { area: filter.area, criteria: filter.criteria };
    markFiltered(sheet, filter.area, filter.criteria);
  }
  for (const xml of tableTexts(parts).values()) {
    const found = workbook.table(tableName(xml));
    if (found === undefined) continue;
    const filter = readFilter(xml);
    if (filter === null || filter.noButtons) found.table.options.set("filterButton", false);
    if (filter === null) continue;
    found.table.criteria = filter.criteria;
    markFiltered(found.sheet, filter.area, filter.criteria);
  }
}

/** The hidden rows of an area whose filter leaves some are the ones that it hides. */
function markFiltered({ state }: SheetModel, area: Area, criteria: Criteria): void {
  if (criteria.size === 0) return;
  for (const row of state.hiddenRows) if (row > area.top && row <= area.bottom) state.filteredRows.add(row);
}

function tableTexts(parts: Parts): Map<string, string> {
  return new Map(
    Object.keys(parts)
      .filter((name) => tablePart.test(name))
      .map((name) => [name, partText(parts, name)]),
  );
}

function tableName(xml: string): string {
  return parseXml(xml).find(({ name }) => name === "table")?.attributes["displayName"] ?? "";
}

/** Into the parts of a finished .xlsx, in which exceljs has left the places of filters. */
export function putFilters(parts: Parts, workbook: WorkbookModel): void {
  const paths = sheetPaths(parts);
  for (const { state } of workbook.sheets) {
    const path = paths.get(state.name);
    if (path === undefined || state.filter === null) continue;
    setPartText(
      parts,
      path,
      replaced(partText(parts, path), filterElement(state.filter.area, state.filter.criteria)),
    );
  }
  for (const [name, xml] of tableTexts(parts)) {
    const table = workbook.table(tableName(xml))?.table;
    if (table === undefined) continue;
    // As exceljs has written it, where nothing is filtered: it knows single buttons that are hidden.
    const filters = table.criteria.size + (readFilter(xml)?.criteria.size ?? 0);
    if (filters > 0 || !hasButtons(table)) setPartText(parts, name, replaced(xml, tableFilter(table)));
  }
}

/** Excel shows no buttons where a table has no filter element. */
function tableFilter({ area, showTotals, criteria, ...table }: TableState): string {
  if (!hasButtons(table)) return "";
  return filterElement({ ...area, bottom: area.bottom - (showTotals ? 1 : 0) }, criteria);
}

function hasButtons({ showHeaders, options }: Pick<TableState, "showHeaders" | "options">): boolean {
  return showHeaders && options.get("filterButton") !== false;
}

function replaced(xml: string, filter: string): string {
  return xml.replace(/<autoFilter\b[^>]*?(\/>|>[\s\S]*?<\/autoFilter>)/, () => filter);
}
