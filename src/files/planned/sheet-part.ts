import { areaName, cellName, type Area } from "../../core/sheet";
import {
  fittingHeight,
  plannedHeight,
  type PlannedCell,
  type PlannedSheet,
  type PlannedValidation,
  type PlannedValue,
} from "../../core/sheets";
import { booleanCell, numberCell, textCell } from "../copy/cells";
import { actionRules } from "../copy/rules";
import { serialFromIso } from "../xlsx/dates";
import { escapeAttribute, escapeText } from "../xml/edit";
import { declaration, type Dialect } from "./dialect";
import type { LookStyles, ValueKind } from "./look-styles";

/** Ids of the relationships that the sheet's part refers to. */
export interface SheetLinks {
  readonly drawing: string | null;
  /** Comments of a sheet that was there before. */
  readonly legacyDrawing: string | null;
  readonly tables: readonly string[];
  /** Shown first when the workbook is opened. */
  readonly selected: boolean;
}

/** The sheet's part, piece by piece, in the order that the schema asks (ECMA-376 part 1, 18.3.1.99). */
export function* plannedSheetXml(
  sheet: PlannedSheet,
  styles: LookStyles,
  dialect: Dialect,
  { drawing, legacyDrawing, tables, selected }: SheetLinks,
): Generator<string> {
  yield `${declaration}<worksheet xmlns="${dialect.main}" xmlns:r="${dialect.relationships}">`;
  yield `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet, selected)}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet)}`;
  yield "<sheetData>";
  const inTable = tableRows(sheet);
  for (const [row, cells] of sheet.rows.entries()) yield rowXml(sheet, row, cells, styles, inTable(row));
  yield "</sheetData>";
  const merged = mergedAreas(sheet);
  if (merged.length > 0)
    yield `<mergeCells count="${merged.length}">${merged.map((area) => `<mergeCell ref="${areaName(area)}"/>`).join("")}</mergeCells>`;
  let priority = 0;
  for (const { area, column } of sheet.colours)
    yield actionRules(area, column, "", (index) => ({ format: styles.action(index), priority: ++priority }));
  if (sheet.validations.length > 0)
    yield `<dataValidations count="${sheet.validations.length}">${sheet.validations.map(validationXml).join("")}</dataValidations>`;
  yield printXml(sheet);
  if (drawing !== null) yield `<drawing r:id="${drawing}"/>`;
  if (legacyDrawing !== null) yield `<legacyDrawing r:id="${legacyDrawing}"/>`;
  if (tables.length > 0)
    yield `<tableParts count="${tables.length}">${tables.map((id) => `<tablePart r:id="${id}"/>`).join("")}</tableParts>`;
  yield "</worksheet>";
}

function viewXml({ frozenRows = 0, tables }: PlannedSheet, selected: boolean): string {
  const tab = selected ? ' tabSelected="1"' : "";
  // Lines between cells help in tables only.
  const lines = tables.length === 0 ? ' showGridLines="0"' : "";
  const pane =
    frozenRows === 0
      ? ""
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  return `<sheetViews><sheetView${lines}${tab} workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnsXml({ widths }: PlannedSheet): string {
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}.7109375" customWidth="1"/>`,
  );
  return cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`;
}

/** For a row the columns that belong to a table, and whether they are its headers. */
function tableRows({ tables }: PlannedSheet): (row: number) => TableRow | undefined {
  const areas = tables.map(({ area }) => area);
  return (row) => {
    const area = areas.find(({ top, bottom }) => row >= top && row <= bottom);
    return area === undefined ? undefined : { left: area.left, right: area.right, header: row === area.top };
  };
}

interface TableRow {
  readonly left: number;
  readonly right: number;
  readonly header: boolean;
}

const blank: PlannedCell = { value: null, look: "plain" };

function rowXml(
  sheet: PlannedSheet,
  row: number,
  cells: readonly (PlannedCell | null)[],
  styles: LookStyles,
  table: TableRow | undefined,
): string {
  let xml = "";
  // A table's blank cells have lines too.
  const width = Math.max(cells.length, table === undefined ? 0 : table.right + 1);
  for (let column = 0; column < width; column++) {
    const within = table !== undefined && column >= table.left && column <= table.right;
    const cell = cells[column] ?? (within ? blank : null);
    if (cell === null) continue;
    const { value, across = 0 } = cell;
    const look = within && table.header ? "header" : cell.look;
    const style = styles.style(look, within, kindOf(value));
    xml += cellXml(row, column, value, style);
    // The frame of a merged cell is drawn around each of the cells that it covers.
    for (let more = 1; more <= across; more++) xml += `<c r="${cellName(row, column + more)}" s="${style}"/>`;
  }
  const fixed = plannedHeight(sheet, row);
  const height = fixed ?? fittingHeight(sheet, row);
  if (xml === "" && height === null) return "";
  const size = height === null ? "" : ` ht="${height}"${fixed === null ? "" : ' customHeight="1"'}`;
  return `<row r="${row + 1}"${size}>${xml}</row>`;
}

/** Texts that begin like a formula become one when somebody edits the cell, unless its format is text. */
function kindOf(value: PlannedValue): ValueKind {
  if (value === null) return "blank";
  if (typeof value === "string") return /^[=+\-@]/.test(value) ? "formula-like" : "text";
  return "number";
}

function cellXml(row: number, column: number, value: PlannedValue, style: number): string {
  if (value === null) return textCell(row, column, "", style);
  if (typeof value === "string") return textCell(row, column, value, style);
  if (typeof value === "number") return numberCell(row, column, value, style);
  if (typeof value === "boolean") return booleanCell(row, column, value);
  if ("date" in value) {
    const serial = serialFromIso(value.date);
    return serial === undefined
      ? textCell(row, column, value.date, style)
      : numberCell(row, column, serial, style);
  }
  const kind = typeof value.value === "string" ? ' t="str"' : "";
  const known = typeof value.value === "string" ? escapeText(value.value) : value.value;
  return `<c r="${cellName(row, column)}" s="${style}"${kind}><f>${escapeText(value.formula)}</f><v>${known}</v></c>`;
}

function mergedAreas({ rows }: PlannedSheet): Area[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.across === undefined || cell.across === 0
        ? []
        : [{ top: row, bottom: row, left: column, right: column + cell.across }],
    ),
  );
}

function validationXml(validation: PlannedValidation): string {
  const { area, prompt } = validation;
  const shown = prompt === "" ? "" : ` showInputMessage="1" prompt="${escapeAttribute(prompt)}"`;
  const common = `allowBlank="1"${shown}`;
  if (validation.kind === "date") {
    return `<dataValidation type="date" errorStyle="warning" operator="greaterThan" showErrorMessage="1" errorTitle="A date" error="Write a date, such as 2026-11-22." ${common} sqref="${areaName(area)}"><formula1>1</formula1></dataValidation>`;
  }
  const choices = `"${validation.choices.join(",").replaceAll('"', '""')}"`;
  const refuse = validation.open
    ? ""
    : ' showErrorMessage="1" errorTitle="Not in the list" error="Choose from the list, or leave the cell blank."';
  return `<dataValidation type="list"${refuse} ${common} sqref="${areaName(area)}"><formula1>${escapeText(choices)}</formula1></dataValidation>`;
}

function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join("");
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks}</rowBreaks>`;
}

function printXml({ print }: PlannedSheet): string {
  const foot = print.foot.replaceAll("&", "&&").slice(0, 200);
  return (
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${print.orientation}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${escapeText(`&L${foot}&RPage &P of &N`)}</oddFooter></headerFooter>${breaksXml(print.breaks ?? [])}`
  );
}
