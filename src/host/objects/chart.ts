/** Charts: kept as data (type, source, place, title), not drawn. */
import { invalidArgument, itemNotFound } from "../error";
import type { Area } from "../address";
import type { ChartSeriesState, ChartState } from "../model/state";
import type { Json } from "../protocol";
import { flag, oneOf, text } from "./arguments";
import { type SheetTarget, versionOf } from "./context";
import { type Argument, defineType, type HostObject, isHostObject, type Members, nullObject } from "./define";
import { chartSeriesCollection, type ChartTarget } from "./chart-series";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";

function placeScalar(name: string, otherwise: number): NonNullable<Members<ChartTarget>["scalars"]>[string] {
  return {
    get: ({ chart }) => chart.place.get(name) ?? otherwise,
    set: ({ chart }, value) => {
      if (typeof value !== "number") throw invalidArgument("a number expected");
      chart.place.set(name, value);
    },
  };
}

const chartTitle = defineType<ChartTarget>("ChartTitle", () => ({
  version: versionOf,
  scalars: {
    Text: {
      get: ({ chart }) => chart.texts.get("title") ?? "",
      set: ({ chart }, value) => {
        chart.texts.set("title", text(value));
      },
    },
    Visible: {
      get: ({ chart }) => chart.texts.get("titleVisible") ?? true,
      set: ({ chart }, value) => {
        chart.texts.set("titleVisible", flag(value));
      },
    },
  },
}));

const chartLegend = defineType<ChartTarget>("ChartLegend", () => ({
  version: versionOf,
  scalars: {
    Visible: {
      get: ({ chart }) => chart.texts.get("legendVisible") ?? true,
      set: ({ chart }, value) => {
        chart.texts.set("legendVisible", flag(value));
      },
    },
    Position: {
      get: ({ chart }) => chart.texts.get("legendPosition") ?? "Right",
      set: ({ chart }, value) => {
        chart.texts.set("legendPosition", text(value));
      },
    },
  },
}));

const chartType = defineType<ChartTarget>("Chart", () => ({
  version: versionOf,
  id: ({ chart }) => chart.id,
  scalars: {
    Id: { since: "1.7", get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.name,
      set: ({ chart }, value) => {
        chart.name = text(value);
      },
    },
    ChartType: { since: "1.7", get: ({ chart }) => chart.type },
    Top: placeScalar("top", 0),
    Left: placeScalar("left", 0),
    Width: placeScalar("width", 360),
    Height: placeScalar("height", 216),
  },
  navigation: {
    Title: { get: chartTitle },
    Legend: { get: chartLegend },
    Worksheet: { since: "1.2", get: (target) => target.context.objects.worksheet(target) },
    Series: { get: chartSeriesCollection },
  },
  methods: {
    Delete: {
      call: ({ sheet, chart }) => {
        sheet.state.charts = sheet.state.charts.filter((other) => other !== chart);
        return undefined;
      },
    },
    SetData: {
      call: (target, source) => {
        target.chart.source = areaOf(rangeArgument(target, source));
        return undefined;
      },
    },
    SetPosition: {
      call: ({ chart }, start, end) => {
        chart.texts.set("from", typeof start === "string" ? start : "");
        chart.texts.set("to", typeof end === "string" ? end : "");
        return undefined;
      },
    },
  },
}));

export const chartCollection = defineType<SheetTarget>("ChartCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: ({ sheet }) => sheet.state.charts.length } },
  items: (target) => target.sheet.state.charts.map((chart) => chartType({ ...target, chart })),
  item: (target, key) => byKey(target, key) ?? missing(),
  methods: {
    Add: { call: add },
    GetCount: { since: "1.4", call: ({ sheet }) => sheet.state.charts.length },
    GetItem: { call: (target, key) => (isHostObject(key) ? null : byKey(target, key)) ?? missing() },
    GetItemOrNullObject: {
      since: "1.4",
      call: (target, key) => (isHostObject(key) ? null : byKey(target, key)) ?? nullObject("Chart"),
    },
  },
}));

function missing(): never {
  throw itemNotFound("chart");
}

function byKey(target: SheetTarget, key: Json): HostObject | null {
  const chart = target.sheet.state.charts.find(({ id, name }) => id === key || name === key);
  return chart === undefined ? null : chartType({ ...target, chart });
}

function add(target: SheetTarget, type: Argument, source?: Argument, seriesBy?: Argument): HostObject {
  target.sheet.requireAllowed("allowEditObjects");
  const cells = areaOf(rangeArgument(target, source));
  const by = oneOf(seriesBy, ["Auto", "Columns", "Rows"], "Auto");
  const chart: ChartState = {
    id: target.context.workbook.newId(),
    name: `Chart ${target.sheet.state.charts.length + 1}`,
    type: text(type),
    source: cells,
    seriesBy: by,
    series: seriesOf(cells, by),
    place: new Map(),
    texts: new Map(),
  };
  target.sheet.state.charts.push(chart);
  return chartType({ ...target, chart });
}

/** One series for each column (or row) of the source; the first one names the categories where there are several. */
function seriesOf(source: Area, by: string): ChartSeriesState[] {
  const lines = by === "Rows" ? source.bottom - source.top + 1 : source.right - source.left + 1;
  const count = lines > 1 ? lines - 1 : 1;
  return Array.from({ length: count }, (_, index) => ({
    name: `Series${index + 1}`,
    values: null,
    categories: null,
    fill: "",
  }));
}
