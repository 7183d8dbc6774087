/** Univer's styles for tables: they say how the buttons look only, as `looks.ts` draws the tables themselves. */
import type { IUniverSheetsTableConfig } from "@univerjs/preset-sheets-table";

const dark = "workbench-dark";
const light = "workbench-light";

export function tableStyleId(style: string): string {
  return style === "" || /light/i.test(style) ? light : dark;
}

export const tableStyles: IUniverSheetsTableConfig = {
  userThemes: [
    { name: dark, style: { headerRowStyle: { bg: { rgb: "#1F5F70" }, cl: { rgb: "#FFFFFF" } } } },
    { name: light, style: { headerRowStyle: { cl: { rgb: "#1F5F70" } } } },
  ],
};
