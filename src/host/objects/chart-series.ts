/** The series of a chart: their names, cells and fills. */
import { invalidArgument } from "../error";
import type { ChartSeriesState, ChartState } from "../model/state";
import { optionalText, text, whole } from "./arguments";
import { type SheetTarget, versionOf } from "./context";
import { type Argument, defineType, type HostObject } from "./define";
import { readColour } from "./colour";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";

export interface ChartTarget extends SheetTarget {
  readonly chart: ChartState;
}

interface SeriesTarget extends ChartTarget {
  readonly series: ChartSeriesState;
}

const chartFill = defineType<SeriesTarget>("ChartFill", () => ({
  version: versionOf,
  methods: {
    Clear: {
      call: ({ series }) => {
        series.fill = "";
        return undefined;
      },
    },
    SetSolidColor: {
      call: ({ series }, colour) => {
        series.fill = readColour(text(colour));
        return undefined;
      },
    },
  },
}));

const seriesFormat = defineType<SeriesTarget>("ChartSeriesFormat", () => ({
  version: versionOf,
  navigation: { Fill: { get: chartFill } },
}));

const chartSeries = defineType<SeriesTarget>("ChartSeries", () => ({
  version: versionOf,
  scalars: {
    Name: {
      get: ({ series }) => series.name,
      set: ({ series }, value) => {
        series.name = text(value);
      },
    },
  },
  navigation: { Format: { get: seriesFormat } },
  methods: {
    SetValues: {
      since: "1.7",
      call: (target, range) => {
        target.series.values = cellsOf(target, range);
        return undefined;
      },
    },
    SetXAxisValues: {
      since: "1.7",
      call: (target, range) => {
        target.series.categories = cellsOf(target, range);
        return undefined;
      },
    },
    Delete: {
      since: "1.7",
      call: ({ chart, series }) => {
        chart.series.splice(chart.series.indexOf(series), 1);
        return undefined;
      },
    },
  },
}));

/** A series is one line of cells of the chart's own sheet. */
function cellsOf(target: SeriesTarget, range: Argument): ChartSeriesState["values"] {
  const found = rangeArgument(target, range);
  const area = areaOf(found);
  if (found.sheet !== target.sheet) throw invalidArgument("a series of another sheet");
  if (area.top !== area.bottom && area.left !== area.right)
    throw invalidArgument("a series is one line of cells");
  return area;
}

export const chartSeriesCollection = defineType<ChartTarget>("ChartSeriesCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: ({ chart }) => chart.series.length } },
  items: (target) => target.chart.series.map((series) => chartSeries({ ...target, series })),
  methods: {
    Add: { since: "1.7", call: (target, name) => add(target, optionalText(name)) },
    GetCount: { call: ({ chart }) => chart.series.length },
    GetItemAt: {
      call: (target, index) => {
        const series = target.chart.series[whole(index)];
        if (series === undefined) throw invalidArgument("no such series");
        return chartSeries({ ...target, series });
      },
    },
  },
}));

function add(target: ChartTarget, name: string | undefined): HostObject {
  const { chart } = target;
  const series = {
    name: name ?? `Series${chart.series.length + 1}`,
    values: null,
    categories: null,
    fill: "",
  };
  chart.series.push(series);
  return chartSeries({ ...target, series });
}
