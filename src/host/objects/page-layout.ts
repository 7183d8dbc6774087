/** How a sheet is printed: paper, direction, rows repeated on each page, heads and feet. */
import { invalidArgument } from "../error";
import type { Json } from "../protocol";
import { oneOf, record, text } from "./arguments";
import { type SheetTarget, versionOf } from "./context";
import { defineType, type Members, nullObject } from "./define";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";

/** A head or foot holds no more than this. */
const marginTextLimit = 255;

function marginText(name: string): NonNullable<Members<SheetTarget>["scalars"]>[string] {
  return {
    get: ({ sheet }) => sheet.state.page.marginTexts.get(name) ?? "",
    set: ({ sheet }, value) => {
      const given = text(value);
      if (given.length > marginTextLimit) throw invalidArgument("more than 255 characters in a head or foot");
      sheet.state.page.marginTexts.set(name, given);
    },
  };
}

const marginTexts = [
  "LeftFooter",
  "CenterFooter",
  "RightFooter",
  "LeftHeader",
  "CenterHeader",
  "RightHeader",
];

const headerFooter = defineType<SheetTarget>("HeaderFooter", () => ({
  version: versionOf,
  scalars: Object.fromEntries(marginTexts.map((name) => [name, marginText(name)])),
}));

const headerFooterGroup = defineType<SheetTarget>("HeaderFooterGroup", () => ({
  version: versionOf,
  navigation: { DefaultForAllPages: { get: headerFooter } },
}));

function margin(name: string): NonNullable<Members<SheetTarget>["scalars"]>[string] {
  return {
    get: ({ sheet }) => sheet.state.page.margins.get(name) ?? 50,
    set: ({ sheet }, value) => {
      if (typeof value !== "number" || value < 0) throw invalidArgument("a margin in points expected");
      sheet.state.page.margins.set(name, value);
    },
  };
}

/** A scale, or pages to fit on; Excel takes no mixture. */
function readZoom(value: Json): Json {
  const given = record(value);
  const fits = ["horizontalFitToPages", "verticalFitToPages"].filter((name) => given[name] !== undefined);
  if (fits.length > 0 && given["scale"] !== undefined) throw invalidArgument("a scale and pages to fit on");
  for (const name of fits) {
    const pages = given[name];
    if (pages !== null && (typeof pages !== "number" || pages < 0))
      throw invalidArgument("a number of pages");
  }
  return { ...given };
}

const pageBreak = defineType<SheetTarget>("PageBreak", () => ({ version: versionOf }));

/** Where a new page begins, whatever would fit on the one before. */
export const horizontalPageBreaks = defineType<SheetTarget>("PageBreakCollection", () => ({
  version: versionOf,
  methods: {
    Add: {
      call: (target, range) => {
        const { top } = areaOf(rangeArgument(target, range));
        target.sheet.state.page.breaks.push(top);
        return pageBreak(target);
      },
    },
    RemovePageBreaks: {
      call: ({ sheet }) => {
        sheet.state.page.breaks = [];
        return undefined;
      },
    },
  },
}));

export const pageLayout = defineType<SheetTarget>("PageLayout", () => ({
  version: versionOf,
  scalars: {
    Orientation: {
      get: ({ sheet }) => sheet.state.page.orientation,
      set: ({ sheet }, value) => {
        sheet.state.page.orientation = oneOf(value, ["Portrait", "Landscape"]);
      },
    },
    PaperSize: {
      get: ({ sheet }) => sheet.state.page.paperSize,
      set: ({ sheet }, value) => {
        sheet.state.page.paperSize = oneOf(value, ["A4", "A3", "Letter", "Legal"]);
      },
    },
    Zoom: {
      get: ({ sheet }) => sheet.state.page.zoom,
      set: ({ sheet }, value) => {
        sheet.state.page.zoom = readZoom(value);
      },
    },
    LeftMargin: margin("left"),
    RightMargin: margin("right"),
    TopMargin: margin("top"),
    BottomMargin: margin("bottom"),
  },
  navigation: { HeadersFooters: { get: headerFooterGroup } },
  methods: {
    SetPrintTitleRows: {
      call: (target, rows) => {
        const found = rangeArgument(target, rows);
        if (found.sheet !== target.sheet) throw invalidArgument("rows of another sheet");
        target.sheet.state.page.titleRows = areaOf(found);
        return undefined;
      },
    },
    GetPrintTitleRowsOrNullObject: {
      call: (target) => {
        const { titleRows: rows } = target.sheet.state.page;
        return rows === null ? nullObject("Range") : target.context.objects.range(target, rows);
      },
    },
  },
}));
