/** Cells with a drop-down stay as high as they are: the grid would wrap their text. */
import { InterceptorEffectEnum, type Univer, WrapStrategy } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/preset-sheets-core";

/** After the grid's own look of drop-downs. */
const priority = 8;

export function keepDropDownsLow(univer: Univer): void {
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      id: "workbench-drop-downs",
      priority,
      effect: InterceptorEffectEnum.Style,
      handler: (cell, place, next) => {
        if (cell?.interceptorStyle?.tb !== WrapStrategy.WRAP) return next(cell);
        const own = place.workbook.getStyles().getStyleByCell({ ...cell, interceptorStyle: null });
        if (own?.tb === WrapStrategy.WRAP) return next(cell);
        const { interceptorAutoHeight: _, ...rest } = cell;
        return next({ ...rest, interceptorStyle: { ...cell.interceptorStyle, tb: WrapStrategy.CLIP } });
      },
    });
}
