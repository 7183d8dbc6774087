/** A workbook with a conditional format of every kind, each in a column of its own, as Excel writes them. */
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const blue = `<dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>`;
const green = `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FFC6EFCE"/><bgColor rgb="FFC6EFCE"/></patternFill></fill></dxf>`;

const main = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const excel = "http://schemas.microsoft.com/office/excel/2006/main";

/** The kinds by the headings of their columns. */
const kinds: readonly (readonly [heading: string, rule: string])[] = [
  ["Over 5", `<cfRule type="cellIs" dxfId="0" operator="greaterThan"><formula>5</formula></cfRule>`],
  [
    "Between",
    `<cfRule type="cellIs" dxfId="1" operator="between"><formula>3</formula><formula>$A$5</formula></cfRule>`,
  ],
  [
    "Contains",
    `<cfRule type="containsText" dxfId="0" operator="containsText" text="HIK"><formula>NOT(ISERROR(SEARCH("HIK",C2)))</formula></cfRule>`,
  ],
  [
    "Begins",
    `<cfRule type="beginsWith" dxfId="1" operator="beginsWith" text="ax"><formula>LEFT(D2,LEN("ax"))="ax"</formula></cfRule>`,
  ],
  ["Top 2", `<cfRule type="top10" dxfId="0" rank="2"/>`],
  ["Below average", `<cfRule type="aboveAverage" dxfId="1" aboveAverage="0"/>`],
  ["Duplicates", `<cfRule type="duplicateValues" dxfId="0"/>`],
  [
    "Today",
    `<cfRule type="timePeriod" dxfId="1" timePeriod="today"><formula>FLOOR(H2,1)=TODAY()</formula></cfRule>`,
  ],
  [
    "Blanks",
    `<cfRule type="containsBlanks" dxfId="0" stopIfTrue="1"><formula>LEN(TRIM(I2))=0</formula></cfRule>`,
  ],
  ["Formula", `<cfRule type="expression" dxfId="1"><formula>MOD(ROW(),2)=0</formula></cfRule>`],
  [
    "Scale",
    `<cfRule type="colorScale"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF63BE7B"/></colorScale></cfRule>`,
  ],
  [
    "Bar",
    `<cfRule type="dataBar"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>`,
  ],
  [
    "New bar",
    `<cfRule type="dataBar"><dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="FF63C384"/></dataBar><extLst><ext xmlns:x14="${main}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{00000000-1111-2222-3333-444444444444}</x14:id></ext></extLst></cfRule>`,
  ],
  [
    "Lights",
    `<cfRule type="iconSet"><iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67" gte="0"/></iconSet></cfRule>`,
  ],
  [
    "Ratings",
    `<cfRule type="iconSet"><iconSet iconSet="5Rating" showValue="0" reverse="1"><cfvo type="percent" val="0"/><cfvo type="num" val="3"/><cfvo type="num" val="4"/><cfvo type="num" val="6"/><cfvo type="num" val="8"/></iconSet></cfRule>`,
  ],
  ["Stars", ""],
  ["Deviation", `<cfRule type="aboveAverage" dxfId="0" stdDev="1"/>`],
  [
    "Fire",
    `<cfRule type="iconSet"><iconSet iconSet="3Fires"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule>`,
  ],
];

const extension = `<extLst><ext xmlns:x14="${main}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${excel}"><x14:cfRule type="dataBar" id="{00000000-1111-2222-3333-444444444444}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>M2:M7</xm:sqref></x14:conditionalFormatting><x14:conditionalFormatting xmlns:xm="${excel}"><x14:cfRule type="iconSet" priority="40" id="{00000000-1111-2222-3333-555555555555}"><x14:iconSet iconSet="3Stars"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>4</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>8</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>P2:P7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;

const numbers = [2, 4, 6, 8, 10, 4];
const makes = ["Hikvision", "axis", "Dahua", "Axis", "hikvision", "Bosch"];

/** Column by column; `today` as a day's number. */
export async function ruleFile(
  today: number,
  wanted: readonly string[] = kinds.map(([heading]) => heading),
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Rules");
  kinds.forEach(([heading], index) => {
    const values = ["Contains", "Begins"].includes(heading)
      ? makes
      : heading === "Today"
        ? numbers.map((_, row) => today - 2 + row)
        : heading === "Blanks"
          ? numbers.map((value, row) => (row % 2 === 0 ? null : value))
          : heading === "New bar"
            ? [-4, -2, 2, 4, 6, 8]
            : numbers;
    sheet.getColumn(index + 1).values = [heading, ...values];
  });
  const letter = (index: number): string => sheet.getColumn(index + 1).letter;
  const rules = kinds.map(([heading, rule], index) =>
    rule === "" || !wanted.includes(heading)
      ? ""
      : `<conditionalFormatting sqref="${letter(index)}2:${letter(index)}7">${rule.replace("<cfRule", `<cfRule priority="${index + 1}"`)}</conditionalFormatting>`,
  );
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  const change = (part: string, from: string, to: string): void => {
    const text = strFromU8(parts[part] ?? new Uint8Array());
    if (!text.includes(from)) throw new Error(`${part} has no ${from}.`);
    parts[part] = strToU8(text.replace(from, () => to));
  };
  change("xl/worksheets/sheet1.xml", "<pageMargins", `${rules.join("")}<pageMargins`);
  change("xl/worksheets/sheet1.xml", "</worksheet>", `${extension}</worksheet>`);
  change("xl/styles.xml", `<dxfs count="0"/>`, `<dxfs count="2">${blue}${green}</dxfs>`);
  return zipSync(parts);
}
