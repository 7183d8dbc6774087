import { join } from "node:path";
import { measureLayouts } from "../../../scripts/accuracy/layouts";

test("every labelled workbook is read right to the row", async () => {
  const wrong: string[] = [];
  const figures = await measureLayouts(join(__dirname, "../../fixtures"), (mistake) => {
    wrong.push(mistake);
  });
  expect(wrong).toEqual([]);
  expect(figures).toMatchObject([{ set: "layouts", passed: true }]);
});
