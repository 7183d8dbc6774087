import { readingReport, readSheet, readSheetInSteps } from "../../../src/core/register";
import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import { columns } from "../../support/columns";
import { processorSeconds } from "../../support/processor-time";

const rows: CellValue[][] = [
  ["CCTV equipment 2024"],
  ["Tag", "Make", "Model", "Password", "Site"],
  ["1", "Axis", "P3245-LV", "hunter2", "Elm House"],
  [],
  ["2", "Bosch", "NDE-3502-AL", "hunter2", "Elm House"],
  ["Total", null, null, null, 2],
  ["Note: two more are on order"],
];

test("the report names the header row, each column and why, and what was left out and why", () => {
  const report = readingReport(readSheet(sheetFromRows("Kit", rows), columns));
  expect(report.nothing).toEqual([]);
  expect(report.registers[0]).toMatchObject({
    sheet: "Kit",
    range: "A2:E5",
    title: "CCTV equipment 2024",
    headerRow: 2,
    firstRow: 3,
    lastRow: 5,
    assets: 2,
    sure: true,
    leftOut: [
      { why: "title", rows: 1, where: ["1"] },
      { why: "header", rows: 1, where: ["2"] },
      { why: "blank", rows: 1, where: ["4"] },
      { why: "total", rows: 1, where: ["6"] },
      { why: "note", rows: 1, where: ["7"] },
    ],
  });
  expect(report.registers[0]?.columns[3]).toEqual({
    column: "D",
    header: "Password",
    role: "secret",
    why: "its heading",
    sure: true,
  });
  expect(JSON.stringify(report)).not.toContain("hunter2");
});

test("a long sheet is read in steps that tell how far they are, and may be stopped", () => {
  const long = [
    ...rows.slice(1, 3),
    ...Array.from({ length: 30_000 }, (_, at): CellValue[] => [
      `A${at}`,
      "Axis",
      "P3245-LV",
      null,
      "Elm House",
    ]),
  ];
  const sheet = sheetFromRows("Kit", long);
  const steps = readSheetInSteps(sheet, columns);
  const seen: number[] = [];
  for (let step = steps.next(); step.done !== true; step = steps.next())
    seen.push(step.value.done / step.value.total);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  const stopped = readSheetInSteps(sheet, columns);
  stopped.next();
  expect(stopped.return({ registers: [], nothing: [] }).done).toBe(true);
});

test("a column prepared far below the last asset adds no assets and little time", () => {
  const prepared = Array.from({ length: 100_000 }, (_, at): CellValue[] => [
    `A${at + 3}`,
    null,
    null,
    null,
    null,
  ]);
  const took = processorSeconds(() => {
    const reading = readSheet(sheetFromRows("Kit", [...rows.slice(1, 5), ...prepared]), columns);
    expect(reading.registers[0]?.rows).toHaveLength(2);
  });
  expect(took).toBeLessThan(5);
});
