import { selectCell } from "../../src/excel";
import { excel2021, excel2024, excel365, type ExcelVersion } from "../../src/host";
import { openOffice } from "../support/office";

test.each<[ExcelVersion, boolean | undefined]>([
  [excel2021, undefined],
  [excel2024, undefined],
  [excel365, true],
])("one undo step is asked for where Excel can make one: $name", async (version, merged) => {
  const office = openOffice({ version });
  const run = jest.spyOn(office.Excel, "run");
  const trouble = await selectCell({ patience: 500 }, office.host.workbook.activeSheet.name, 2, 1);
  expect(trouble).toBeNull();
  expect(run.mock.calls.map(([asked]) => asked)).toEqual([
    { delayForCellEdit: true, ...(merged === undefined ? {} : { mergeUndoGroup: merged }) },
  ]);
  run.mockRestore();
  office.close();
});
