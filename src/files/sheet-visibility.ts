/** Whether a sheet is seen; a very hidden one is not offered by Excel's menu either. */
export type SheetVisibility = "visible" | "hidden" | "very-hidden";
