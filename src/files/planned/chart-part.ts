import { areaName, type Area } from "../../core/sheet";
import type { PlannedChart, PlannedSheet, PlannedValue } from "../../core/sheets";
import { escapeText, escapeAttribute } from "../xml/edit";
import { declaration, type Dialect } from "./dialect";

/** The value that a cell shows. */
function shown(value: PlannedValue | undefined): string | number {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return "date" in value ? value.date : value.value;
  return typeof value === "boolean" ? String(value) : value;
}

function valuesOf(sheet: PlannedSheet, area: Area): (string | number)[] {
  const values: (string | number)[] = [];
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      values.push(shown(sheet.rows[row]?.[column]?.value));
  return values;
}

function reference({ name }: PlannedSheet, area: Area): string {
  const absolute = areaName(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return escapeText(`'${name.replaceAll("'", "''")}'!${absolute}`);
}

function texts(sheet: PlannedSheet, area: Area): string {
  const values = valuesOf(sheet, area);
  const points = values.map(
    (value, index) => `<c:pt idx="${index}"><c:v>${escapeText(String(value))}</c:v></c:pt>`,
  );
  return `<c:strRef><c:f>${reference(sheet, area)}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points.join("")}</c:strCache></c:strRef>`;
}

function numbers(sheet: PlannedSheet, area: Area): string {
  const values = valuesOf(sheet, area);
  const points = values.flatMap((value, index) =>
    typeof value === "number" ? [`<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`] : [],
  );
  return `<c:numRef><c:f>${reference(sheet, area)}</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache></c:numRef>`;
}

const letters = (size: number, bold: boolean): string =>
  `<a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr>`;
const axisLetters = `<c:txPr>${letters(900, false)}<a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
const line = (colour: string): string =>
  `<a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln>`;

/** A native chart: bars with their numbers, readable in grey. */
export function chartXml(
  sheet: PlannedSheet,
  chart: PlannedChart,
  { chart: c, drawing: a, relationships }: Dialect,
): string {
  const lying = chart.kind !== "column";
  const stacked = chart.kind === "stacked-bar";
  const series = chart.series.map(
    ({ name, values, fill }, index) =>
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeText(name)}</c:v></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${fill}"/></a:solidFill>${line("404040")}</c:spPr><c:invertIfNegative val="0"/>` +
      // A zero needs no number beside it.
      `<c:dLbls><c:numFmt formatCode="#,##0;;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${axisLetters}` +
      `${stacked ? "" : '<c:dLblPos val="outEnd"/>'}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>` +
      `<c:cat>${texts(sheet, chart.categories)}</c:cat><c:val>${numbers(sheet, values)}</c:val></c:ser>`,
  );
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${axisLetters}</c:legend>`
      : "";
  return (
    `${declaration}<c:chartSpace xmlns:c="${c}" xmlns:a="${a}" xmlns:r="${relationships}"><c:roundedCorners val="0"/>` +
    `<c:chart><c:title><c:tx><c:rich>${letters(1200, true)}<a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>${escapeText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="${lying ? "bar" : "col"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series.join("")}` +
    `<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ""}<c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
    // Lying bars are drawn from below: turned round, the first category stands on top.
    `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${lying ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line("808080")}</c:spPr>${axisLetters}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? "b" : "l"}"/><c:majorGridlines><c:spPr>${line("D9D9D9")}</c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${axisLetters}<c:crossAx val="111111111"/><c:crosses val="${lying ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>` +
    `</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

/** The drawing part that places a sheet's charts over its cells. */
export function drawingXml(
  charts: readonly PlannedChart[],
  ids: readonly string[],
  { sheetDrawing, drawing, chart, relationships }: Dialect,
): string {
  const corner = (column: number, row: number): string =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  const anchors = charts.map(
    ({ name, title, at }, index) =>
      `<xdr:twoCellAnchor><xdr:from>${corner(at.left, at.top)}</xdr:from><xdr:to>${corner(at.right + 1, at.bottom + 1)}</xdr:to>` +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${escapeAttribute(name)}" descr="${escapeAttribute(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
      `<a:graphic><a:graphicData uri="${chart}"><c:chart xmlns:c="${chart}" r:id="${ids[index] ?? ""}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  );
  return `${declaration}<xdr:wsDr xmlns:xdr="${sheetDrawing}" xmlns:a="${drawing}" xmlns:r="${relationships}">${anchors.join("")}</xdr:wsDr>`;
}
