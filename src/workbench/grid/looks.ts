/** What lies over the cells' own styles: the colours of tables and of conditional formats, worked out for the cells in sight. */
import { BooleanNumber, InterceptorEffectEnum, type IStyleData, type Univer } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import type { SheetModel, TableState } from "../../host";
import { ruleLook } from "../rule-look";

/**
 * The grid's own name for looks that are worn over a cell: an inserted row takes its neighbour's looks along, these
 * left out. They would become the cell's own fill.
 */
const overlayId = "sheet.interceptor.range-theme-id";

/** Below number formats and rules of Univer's own, which come after. */
const priority = 20;

export function drawOverlays(univer: Univer, sheetOf: (id: string) => SheetModel | undefined): void {
  const service = univer.__getInjector().get(SheetInterceptorService);
  service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: overlayId,
    priority,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, place, next) => {
      const sheet = sheetOf(place.subUnitId);
      if (sheet === undefined) return next(cell);
      const table = tableLook(sheet, place.row, place.col);
      const rule = ruleStyle(sheet, place.row, place.col);
      if (table === null && rule === null) return next(cell);
      const own = place.workbook.getStyles().getStyleByCell(cell) ?? {};
      return next({ ...cell, s: { ...table, ...own, ...rule } });
    },
  });
}

function ruleStyle(sheet: SheetModel, row: number, column: number): IStyleData | null {
  if (sheet.state.conditionalFormats.length === 0) return null;
  const look = ruleLook(sheet, row, column);
  if (look === null) return null;
  return {
    ...(look.fill === undefined ? {} : { bg: { rgb: look.fill } }),
    ...(look.colour === undefined ? {} : { cl: { rgb: look.colour } }),
    ...(look.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(look.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(look.underline === true ? { ul: { s: BooleanNumber.TRUE } } : {}),
  };
}

function tableLook(sheet: SheetModel, row: number, column: number): IStyleData | null {
  const table = sheet.state.tables.find(
    ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
  return table === undefined || table.style === "" ? null : partLook(table, row);
}

/** Near enough to Excel's styles: light, medium and dark ones, with stripes where the table has them. */
function partLook(
  { area, showHeaders, showTotals, style, options }: TableState,
  row: number,
): IStyleData | null {
  const light = /light/i.test(style);
  if (showHeaders && row === area.top) {
    return light
      ? { bl: BooleanNumber.TRUE, bg: { rgb: "#E3ECEF" } }
      : { bl: BooleanNumber.TRUE, bg: { rgb: "#1F5F70" }, cl: { rgb: "#FFFFFF" } };
  }
  if (showTotals && row === area.bottom) return { bl: BooleanNumber.TRUE, bg: { rgb: "#DCE7EA" } };
  const first = area.top + (showHeaders ? 1 : 0);
  const striped = options.get("bandedRows") !== false && (row - first) % 2 === 0;
  return striped ? { bg: { rgb: light ? "#F4F7F8" : "#EAF2F4" } } : null;
}
