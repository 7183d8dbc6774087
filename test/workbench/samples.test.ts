import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFile } from "../../src/workbench/open-file";

const folder = join(__dirname, "..", "..", "samples");

test.each(["department-register.xlsx", "council-cctv.xlsx", "us-contractor-equipment.xlsx"])(
  "%s opens with its looks and widths",
  async (name) => {
    const { workbook, file, notes } = await openFile(name, new Uint8Array(readFileSync(join(folder, name))));
    expect(file).not.toBeNull();
    expect(notes).toEqual([]);
    expect(workbook.activeSheet.state.columnWidths.size).toBeGreaterThan(3);
  },
);

test("a .csv opens by its values, a file that is none of these is refused in a sentence", async () => {
  const { workbook, file } = await openFile("small.csv", new TextEncoder().encode("Tag,Make\nC1,=1+1\n"));
  expect(file).toBeNull();
  expect(workbook.activeSheet.value(1, 1)).toBe("=1+1");
  expect(workbook.activeSheet.cells.formula(1, 1)).toBeUndefined();
  const broken = Uint8Array.from([0x50, 0x4b, 3, 4, ...new TextEncoder().encode("no workbook")]);
  await expect(openFile("broken.xlsx", broken)).rejects.toThrow(/broken|damaged|read/i);
});
