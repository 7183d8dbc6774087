import { nameCode } from "../xml/scanner";

/** Local names of OpenDocument elements (ODF 1.3 part 3). */
export const element = {
  annotation: nameCode("annotation"),
  body: nameCode("body"),
  cell: nameCode("table-cell"),
  column: nameCode("table-column"),
  coveredCell: nameCode("covered-table-cell"),
  lineBreak: nameCode("line-break"),
  paragraph: nameCode("p"),
  row: nameCode("table-row"),
  span: nameCode("span"),
  spaces: nameCode("s"),
  style: nameCode("style"),
  tab: nameCode("tab"),
  table: nameCode("table"),
  tableProperties: nameCode("table-properties"),
  textProperties: nameCode("text-properties"),
} as const;

/** What may stand inside a table or cell and is no text of the cell: comments, pictures, shapes, old versions. */
export const notCellText: ReadonlySet<number> = new Set(
  [
    "annotation",
    "frame",
    "custom-shape",
    "g",
    "rect",
    "line",
    "polyline",
    "polygon",
    "path",
    "circle",
    "ellipse",
    "connector",
    "caption",
    "measure",
    "control",
    "page-thumbnail",
    "shapes",
    "forms",
    "tracked-changes",
    "named-expressions",
  ].map(nameCode),
);

/** Attributes under the prefixes that every producer uses. */
export const attribute = {
  boolean: nameCode("office:boolean-value"),
  columnsRepeated: nameCode("table:number-columns-repeated"),
  columnsSpanned: nameCode("table:number-columns-spanned"),
  count: nameCode("text:c"),
  date: nameCode("office:date-value"),
  display: nameCode("table:display"),
  extendedType: nameCode("calcext:value-type"),
  family: nameCode("style:family"),
  lineThroughStyle: nameCode("style:text-line-through-style"),
  lineThroughType: nameCode("style:text-line-through-type"),
  name: nameCode("table:name"),
  parentStyle: nameCode("style:parent-style-name"),
  rowsRepeated: nameCode("table:number-rows-repeated"),
  rowsSpanned: nameCode("table:number-rows-spanned"),
  string: nameCode("office:string-value"),
  styleName: nameCode("style:name"),
  tableStyle: nameCode("table:style-name"),
  defaultCellStyle: nameCode("table:default-cell-style-name"),
  textStyle: nameCode("text:style-name"),
  time: nameCode("office:time-value"),
  type: nameCode("office:value-type"),
  value: nameCode("office:value"),
  visibility: nameCode("table:visibility"),
} as const;
