/** Every kind of object that the host knows, wired to the others. */
import type { Objects } from "./context";
import { rangeObject } from "./range";
import { rangeAreas } from "./range-areas";
import { tableCollection } from "./table";
import { worksheetObject } from "./worksheet";

export const objects: Objects = {
  range: rangeObject,
  rangeAreas: (home, areas) => rangeAreas({ ...home, areas }),
  worksheet: ({ context, sheet }) => worksheetObject({ context, sheet }),
  tables: (context, tables, home) => tableCollection({ context, tables, home }),
};

export type { HostContext, Objects } from "./context";
export { type Argument, type HostObject, isHostObject } from "./define";
export { workbookObject } from "./workbook";
