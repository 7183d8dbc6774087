/** The largest sheet that Excel has, with 200,000 assets spread over it, is understood in steps and with little work a cell. */
import { readSheet, readSheetInSteps, Lexicon } from "../../../src/core/register";
import type { CellValue, Sheet } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";

const header = ["Asset ID", "Site", "Location", "Equipment type", "Make", "Model", "Serial No", "Network", "Status", "Notes"]; // prettier-ignore
const [rowCount, columnCount, assets] = [1_048_576, 20, 200_000];
const [rowsApart, firstRow] = [5, 4];

/** A value made when it is asked for, so that the memory is the reading's own. */
function cellOf(row: number, column: number): CellValue {
  if (row === firstRow - 1) return header[column] ?? `Other ${column}`;
  const number = (row - firstRow) / rowsApart;
  if (number < 0 || number >= assets || !Number.isInteger(number)) return null;
  if (column === 0) return number;
  if (column === 1) return number % 2 === 0 ? "Elm House" : "North Gate";
  if (column === 3) return "Dome camera";
  if (column === 4) return number % 3 === 0 ? "Hikvision" : "Axis";
  if (column === 5) return "DS-2CD2143G0-I";
  return column > 9 || number % 4 === 0 ? null : "as before";
}

function largeSheet(): { sheet: Sheet; asked: () => number } {
  let asked = 0;
  const value = (row: number, column: number): CellValue => {
    asked++;
    return cellOf(row, column);
  };
  return { sheet: { name: "Register", rowCount, columnCount, value }, asked: () => asked };
}

const { columns } = catalogue.vocabulary;

test("every asset is found, each cell is asked for only a few times, and the reading takes little memory", () => {
  const { sheet, asked } = largeSheet();
  const held = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const [register, ...others] = readSheet(sheet, columns).registers;
  expect(others).toEqual([]);
  expect(register?.rows.length).toBe(assets);
  expect(register?.rows.at(-1)).toBe(firstRow + (assets - 1) * rowsApart);
  expect(asked()).toBeLessThan(rowCount * columnCount * 1.5);
  // four bytes an asset, and what waits to be collected: the cells themselves would be more than 80 MB
  expect(held() - before).toBeLessThan(40e6);
});

test("progress is told every few thousand rows, and rises to the end", () => {
  const { sheet } = largeSheet();
  const reached = [...readSheetInSteps(sheet, columns)];
  expect(reached.length).toBeGreaterThan(100);
  expect(reached.every(({ total }) => total === rowCount)).toBe(true);
  const rows = reached.map(({ done }) => done);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  const steps = rows.map((row, at) => row - (rows[at - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThan(10_000);
});

test("reading stops where it is told to, and asks for nothing more", () => {
  const { sheet, asked } = largeSheet();
  const lexicon = new Lexicon(columns);
  const steps = readSheetInSteps(sheet, columns, { lexicon });
  steps.next();
  const read = asked();
  expect(read).toBeLessThan(rowCount);
  steps.return({ registers: [], nothing: [] });
  expect(steps.next().done).toBe(true);
  expect(asked()).toBe(read);
});
