import { areaName, columnLetters } from "../../core/sheet";
import type { Area } from "../../core/sheet";
import type { PlannedSheet } from "../../core/sheets";
import type { ByteSink } from "../byte-source";
import { FileError, throwIfCancelled } from "../file-error";
import { dialectOf } from "../planned/dialect";
import { lastTableId, planIntoPackage } from "../planned/into-package";
import { PackageNames } from "../planned/package-names";
import { refuseUnfit, stoppable } from "../planned/write-workbook";
import type { WorkbookFile } from "../workbook-file";
import type { SheetDetails, WorkbookDetails } from "../xlsx/details";
import { relationshipsPart } from "../xlsx/relationships";
import type { PackagedTable } from "../xlsx/tables";
import { deflateInScript } from "../zip/deflate";
import type { Deflater } from "../zip/deflate";
import { ZipWriter } from "../zip/write";
import {
  columnOfHeading,
  legendSheetName,
  lensColumns,
  lensHeadings,
  lensName,
  resultsSheetName,
} from "./lens-columns";
import type { NamedColumn, RegisterMarks } from "./lens-columns";
import { legendSheet, resultsSheet } from "./own-sheets";
import type { LegendRow } from "./own-sheets";
import { actionLooks } from "./palette";
import { placeColumns } from "./placement";
import type { Placement } from "./placement";
import { actionRules, parseActionFormula } from "./rules";
import { patchSheet } from "./sheet-part";
import type { SheetChanges } from "./sheet-part";
import { plainStyles, StylesPart } from "./styles-part";
import { valuesPackage } from "./values-workbook";
import { patchContentTypes, patchRelationships, patchTable, patchWorkbook } from "./workbook-parts";
import type { NewName, NewSheet } from "./workbook-parts";

export interface CopyOptions {
  readonly signal?: AbortSignal;
  readonly deflate?: Deflater;
  /** Sheets to be added, or to take the place of those of the same name. */
  readonly sheets?: readonly PlannedSheet[];
  /** Parts written, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What became of a copy. */
export interface CopyReport {
  /** The ending that the copy has to have. */
  readonly kind: "xlsx" | "xlsm";
  /** Sentences for the user. */
  readonly warnings: readonly string[];
  /** Where each register's own columns are, in the order of the marks. */
  readonly places: readonly { readonly sheet: string; readonly area: Area | "own-sheet" }[];
}

const worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/**
 * Writes a copy of a file with the results beside its registers, one conditional format per action, and a legend
 * sheet. An .xlsx or .xlsm package keeps every part that need not change; other kinds become a new .xlsx of their
 * values. The file's source has to be open still. The sink is written from front to back; after an error what it
 * holds is worthless. Throws `FileError`.
 */
export async function writeHighlightedCopy(
  file: WorkbookFile,
  sink: ByteSink,
  marks: readonly RegisterMarks[],
  legend: readonly LegendRow[],
  options: CopyOptions = {},
): Promise<CopyReport> {
  if (file.details !== undefined) return writePackage(file, file.details, sink, marks, legend, options);
  const values = await valuesPackage(file, marks, options.deflate ?? deflateInScript);
  const { details } = values.file;
  if (details === undefined) throw new FileError("cannot-write");
  const report = await writePackage(values.file, details, sink, values.marks, legend, options);
  const warning =
    "The copy is a new .xlsx workbook that holds the values only: this kind of file cannot keep highlights.";
  return { ...report, warnings: [warning, ...report.warnings] };
}

async function writePackage(
  file: WorkbookFile,
  details: WorkbookDetails,
  sink: ByteSink,
  marks: readonly RegisterMarks[],
  legend: readonly LegendRow[],
  options: CopyOptions,
): Promise<CopyReport> {
  const { zip, workbook } = details;
  const warnings: string[] = [];
  const plan = placeAll(file, details, marks);
  if (plan.homeless.length > 0) {
    warnings.push(
      `No free columns to the right of ${plan.homeless.length === 1 ? "a register" : `${plan.homeless.length} registers`}: the results are on the sheet ${resultsSheetName}.`,
    );
  }
  if (zip.entries.some((entry) => entry.name.startsWith("_xmlsignatures/"))) {
    warnings.push("The file is signed; the copy's signature is no longer valid.");
  }
  const stylesName =
    workbook.stylesPart === "" ? besideWorkbook(workbook.part, "styles.xml") : workbook.stylesPart;
  const stylesBytes = await zip.bytes(stylesName, 512e6);
  const styles = new StylesPart(stylesBytes ?? new TextEncoder().encode(plainStyles));

  const sheets = options.sheets ?? [];
  refuseUnfit(sheets);
  const partNames = new PackageNames(
    zip.entries.map(({ name }) => name),
    workbook.relationships.map(({ id }) => id),
    sheets.length === 0 ? 0 : await lastTableId(zip, workbook),
  );
  const ownSheets = planOwnSheets(details, plan.homeless, legend, styles, partNames);
  const planned = await planIntoPackage(zip, workbook, sheets, styles, partNames);
  const addedSheets = [...ownSheets.added, ...planned.added];
  const replaced = new Map<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>();
  const exactNames = new Map(addedSheets.map(({ part }) => [part.toLowerCase(), part]));
  for (const { name, content } of planned.parts) {
    replaced.set(name.toLowerCase(), content);
    exactNames.set(name.toLowerCase(), name);
  }
  const addedNames = newNames(plan.placed, workbook.lensNames);
  for (const [part, chunks] of ownSheets.parts) replaced.set(part.toLowerCase(), chunks);

  const calculation =
    plan.formulasGo || sheets.length > 0
      ? workbook.relationships.find((one) => one.kind === "calcChain")
      : undefined;
  const put = (name: string, bytes: Uint8Array | undefined): void => {
    if (bytes !== undefined) replaced.set(name.toLowerCase(), bytes);
  };
  const part = async (name: string): Promise<Uint8Array> => {
    const bytes = await zip.bytes(name);
    if (bytes === undefined) throw new FileError("missing-part", name);
    return bytes;
  };
  const added = ownSheets.added.map((sheet) => ({ part: sheet.part, type: worksheetType }));
  for (const { name, type } of planned.parts) if (type !== null) added.push({ part: name, type });
  const removed = new Set(planned.removed);
  for (const part of replaced.keys()) removed.delete(part);
  if (calculation !== undefined) removed.add(calculation.target.toLowerCase());
  if (stylesBytes === undefined) added.push({ part: stylesName, type: stylesType });
  put(workbook.part, patchWorkbook(await part(workbook.part), addedSheets, addedNames, sheets));
  put("[Content_Types].xml", patchContentTypes(await part("[Content_Types].xml"), added, removed));
  const base = relationshipBase(workbook.relationships.find((one) => one.kind === "worksheet")?.type);
  const relations = addedSheets.map((sheet) => ({
    id: sheet.relationshipId,
    type: `${base}worksheet`,
    target: `/${sheet.part}`,
  }));
  if (stylesBytes === undefined)
    relations.push({ id: "rIdLensStyles", type: `${base}styles`, target: `/${stylesName}` });
  const relationsName = relationshipsPart(workbook.part);
  const goneIds = new Set(calculation === undefined ? [] : [calculation.id]);
  put(relationsName, patchRelationships(await part(relationsName), relations, goneIds));
  for (const placement of plan.placed) await patchTableOf(placement, part, put);

  const changes = sheetChanges(plan.placed, details, styles);
  const writer = new ZipWriter(sink, options.deflate ?? deflateInScript);
  const total = zip.entries.length + addedSheets.length;
  let done = 0;
  let stylesRawName: Uint8Array | string = stylesName;
  const written = new Set<string>();
  for (const entry of zip.entries) {
    throwIfCancelled(options.signal);
    options.onProgress?.(done++, total);
    const key = entry.name.toLowerCase();
    if (removed.has(key)) continue;
    if (key === stylesName.toLowerCase()) {
      // Written last: the sheets say which formats they need.
      stylesRawName = entry.rawName;
      continue;
    }
    written.add(key);
    const change = changes.get(key);
    const replacement = replaced.get(key);
    if (change !== undefined) {
      await writer.add(entry.rawName, patchSheet(zip.chunks(entry), change), entry.size * 1.5 + 1e6);
    } else if (replacement !== undefined) {
      await writer.add(
        entry.rawName,
        chunksOf(replacement),
        replacement instanceof Uint8Array ? replacement.length : 0,
      );
    } else await writer.copy(entry, zip.packed(entry));
  }
  for (const [name, content] of replaced) {
    if (!written.has(name)) {
      throwIfCancelled(options.signal);
      await writer.add(exactNames.get(name) ?? name, stoppable(chunksOf(content), options.signal), 0);
    }
  }
  const stylesEntry = zip.entry(stylesName);
  const newStyles = styles.result();
  if (newStyles !== undefined || stylesEntry === undefined) {
    const bytes = newStyles ?? stylesBytes ?? new TextEncoder().encode(plainStyles);
    await writer.add(stylesRawName, chunksOf(bytes), bytes.length);
  } else await writer.copy(stylesEntry, zip.packed(stylesEntry));
  await writer.finish();
  options.onProgress?.(total, total);
  return { kind: file.kind === "xlsm" ? "xlsm" : "xlsx", warnings, places: plan.places };
}

interface Plan {
  readonly placed: readonly Placement<PackagedTable>[];
  readonly homeless: readonly RegisterMarks[];
  readonly places: CopyReport["places"];
  /** Whether a formula of the user's workbook is overwritten: then its calculation chain has to go. */
  readonly formulasGo: boolean;
}

function placeAll(file: WorkbookFile, details: WorkbookDetails, marks: readonly RegisterMarks[]): Plan {
  const placed: Placement<PackagedTable>[] = [];
  const homeless: RegisterMarks[] = [];
  const places: { sheet: string; area: Area | "own-sheet" }[] = [];
  let formulasGo = false;
  for (const own of marks) {
    const sheet = file.sheets.find((one) => one.name === own.sheet);
    const sheetDetails = details.sheets.get(own.sheet);
    if (sheet === undefined || sheetDetails === undefined) {
      throw new FileError("sheet-not-found", `There is no sheet named ${own.sheet}.`);
    }
    const others = marks.filter((one) => one !== own && one.sheet === own.sheet);
    const trimmed = withoutOwnColumns(own, (row, column) => sheet.value(row, column));
    const placement = placeColumns(sheet, sheetDetails.tables, trimmed, others, details.workbook.lensNames);
    if (placement === undefined) {
      homeless.push(own);
      places.push({ sheet: own.sheet, area: "own-sheet" });
      continue;
    }
    placed.push(placement);
    const columns = [...placement.columns.values()];
    formulasGo ||= columns.some((column) => sheetDetails.hasFormula(column));
    places.push({
      sheet: own.sheet,
      area: {
        top: placement.headingRow,
        bottom: own.lastRow,
        left: Math.min(...columns),
        right: Math.max(...columns),
      },
    });
  }
  return { placed, homeless, places, formulasGo };
}

/** A register whose reading took own columns for its own is cut back to the left of them. */
function withoutOwnColumns(
  marks: RegisterMarks,
  value: (row: number, column: number) => unknown,
): RegisterMarks {
  if (marks.headerRow === null) return marks;
  let right = marks.area.right;
  while (right > marks.area.left && columnOfHeading(value(marks.headerRow, right)) !== undefined) right--;
  return right === marks.area.right
    ? marks
    : { ...marks, area: { ...marks.area, right }, texts: (row) => marks.texts(row) };
}

function newNames(placed: readonly Placement[], known: readonly NamedColumn[]): NewName[] {
  const highest = new Map<string, number>();
  for (const { sheet, register } of known) highest.set(sheet, Math.max(highest.get(sheet) ?? 0, register));
  const added: NewName[] = [];
  for (const { marks, headingRow, columns, register } of placed) {
    const number = register ?? (highest.get(marks.sheet) ?? 0) + 1;
    highest.set(marks.sheet, Math.max(highest.get(marks.sheet) ?? 0, number));
    for (const column of lensColumns) {
      const at = columns.get(column);
      const there = known.some(
        (one) => one.sheet === marks.sheet && one.register === number && one.column === column,
      );
      if (at === undefined || there) continue;
      added.push({ name: lensName(column, number), sheet: marks.sheet, row: headingRow, column: at });
    }
  }
  return added;
}

async function patchTableOf(
  { table, columns, existing }: Placement<PackagedTable>,
  part: (name: string) => Promise<Uint8Array>,
  put: (name: string, bytes: Uint8Array) => void,
): Promise<void> {
  if (table === undefined) return;
  const added = lensColumns.filter((column) => !existing.has(column));
  const area: Area = { ...table.area, right: Math.max(table.area.right, ...columns.values()) };
  const filter = areaName(table.totalsRow ? { ...area, bottom: area.bottom - 1 } : area);
  put(
    table.part,
    patchTable(
      await part(table.part),
      areaName(area),
      filter,
      added.map((column) => lensHeadings[column]),
    ),
  );
}

/** The changes of each sheet part, by its name in small letters. */
function sheetChanges(
  placed: readonly Placement<PackagedTable>[],
  details: WorkbookDetails,
  styles: StylesPart,
): Map<string, SheetChanges> {
  const changes = new Map<string, SheetChanges>();
  const bySheet = new Map<string, Placement<PackagedTable>[]>();
  for (const placement of placed) {
    bySheet.set(placement.marks.sheet, [...(bySheet.get(placement.marks.sheet) ?? []), placement]);
  }
  for (const [name, placements] of bySheet) {
    const sheet = details.sheets.get(name);
    if (sheet === undefined) continue;
    changes.set(sheet.part.toLowerCase(), {
      placements,
      bodyStyle: (neighbour) => styles.bodyStyle(neighbour),
      oldActionColumns: new Set(placements.flatMap(oldActionColumn)),
      rules: (prefix) => rulesOf(placements, sheet, styles, prefix),
    });
  }
  return changes;
}

function oldActionColumn({ columns, existing }: Placement): string[] {
  const column = columns.get("action");
  return column !== undefined && existing.has("action") ? [columnLetters(column)] : [];
}

/** The rules of a sheet's registers: with the formats and priorities of an earlier run, or behind the user's own rules. */
function rulesOf(
  placements: readonly Placement[],
  sheet: SheetDetails,
  styles: StylesPart,
  prefix: string,
): string {
  let next = sheet.highestPriority + 1;
  return placements
    .map((placement) => {
      const column = placement.columns.get("action") ?? 0;
      const earlier = new Map<string, { readonly format: number; readonly priority: number }>();
      if (placement.existing.has("action")) {
        for (const rule of sheet.rules) {
          const parsed = parseActionFormula(rule.formula);
          if (parsed?.column === columnLetters(column)) earlier.set(parsed.word, rule);
        }
      }
      const area: Area = {
        top: placement.marks.firstRow,
        bottom: placement.marks.lastRow,
        left: placement.marks.area.left,
        right: Math.max(placement.marks.area.right, ...placement.columns.values()),
      };
      return actionRules(area, column, prefix, (index) => {
        const there = earlier.get(actionLooks[index]?.word ?? "");
        return there ?? { format: styles.lookId(index), priority: next++ };
      });
    })
    .join("");
}

interface OwnSheets {
  readonly added: readonly NewSheet[];
  readonly parts: ReadonlyMap<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>;
}

/** The legend and, where a register has no room, the results sheet: new ones, or those of an earlier run again. */
function planOwnSheets(
  { workbook }: WorkbookDetails,
  homeless: readonly RegisterMarks[],
  legend: readonly LegendRow[],
  styles: StylesPart,
  names: PackageNames,
): OwnSheets {
  const added: NewSheet[] = [];
  const parts = new Map<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>();
  const namespace = dialectOf(workbook).main;
  const place = (name: string): string => {
    const there = workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (there !== undefined) return there.part;
    const part = names.part(besideWorkbook(workbook.part, "worksheets/sheet"));
    added.push({ name, part, relationshipId: names.relationship() });
    return part;
  };
  if (homeless.length > 0)
    parts.set(place(resultsSheetName), () => resultsSheet(homeless, styles, namespace));
  if (legend.length > 0) {
    parts.set(place(legendSheetName), new TextEncoder().encode(legendSheet(legend, styles, namespace)));
  }
  return { added, parts };
}

function besideWorkbook(workbookPart: string, name: string): string {
  return workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1) + name;
}

/** Strict and transitional packages name their relationships differently. */
function relationshipBase(type: string | undefined): string {
  return (
    type?.slice(0, type.lastIndexOf("/") + 1) ??
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  );
}

async function* chunksOf(
  content: Uint8Array | (() => AsyncIterable<Uint8Array>),
): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield await Promise.resolve(content);
  else yield* content();
}
