/**
 * The Excels that the host can play, by the requirement sets they support.
 * Source: learn.microsoft.com, "Excel JavaScript API requirement sets" and "Office client application availability".
 */
export interface ExcelVersion {
  readonly name: string;
  /** Highest version of each set; a set that is missing is not supported at all. */
  readonly sets: Readonly<Record<string, string>>;
}

const common = { SharedRuntime: "1.1", ImageCoercion: "1.2", CustomXmlParts: "1.1", Settings: "1.1" };

export const excel2021: ExcelVersion = {
  name: "Excel 2021",
  sets: { ...common, ExcelApi: "1.14", CustomFunctionsRuntime: "1.3", RibbonApi: "1.2" },
};

export const excel2024: ExcelVersion = {
  name: "Excel 2024",
  sets: {
    ...common,
    ExcelApi: "1.17",
    CustomFunctionsRuntime: "1.4",
    RibbonApi: "1.2",
    SharedRuntime: "1.2",
  },
};

export const excel365: ExcelVersion = {
  name: "Excel 365",
  sets: {
    ...common,
    SharedRuntime: "1.2",
    ExcelApi: "1.20",
    CustomFunctionsRuntime: "1.5",
    RibbonApi: "1.2",
    KeyboardShortcuts: "1.1",
    ContextMenuApi: "1.1",
    TaskPaneApi: "1.1",
    DelayForCellEdit: "1.1",
  },
};

export const excelVersions: readonly ExcelVersion[] = [excel2021, excel2024, excel365];

/** Whether version `a` is at least `b`: "1.14" is above "1.9". */
export function isAtLeast(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA > majorB || (majorA === majorB && minorA >= minorB);
}

/** What `Office.context.requirements.isSetSupported` answers in this Excel. */
export function isSetSupported(
  version: ExcelVersion,
  set: string,
  minimum: string | number = "1.1",
): boolean {
  const supported = version.sets[set];
  return supported !== undefined && isAtLeast(supported, String(minimum));
}
