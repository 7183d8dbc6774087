/** Live formulas, computed by the add-in's own functions, say the same as the values. */
import { defaultPolicy } from "../../src/core/policy/own";
import { checkRegister, coreEngine, silentWatcher } from "../../src/excel";
import { associateFunctions } from "../../src/functions";
import { customFunctionCalculator, WorkbookModel } from "../../src/host";
import { catalogue } from "../support/catalogue";
import { openOffice } from "../support/office";

const engine = coreEngine({
  catalogue,
  setting: defaultPolicy,
  sites: [],
  makers: [],
  asOf: "2026-11-22",
  namespace: "ESTATE",
});

test.each<0 | null>([0, null])("values and formulas agree, with blank cells as %j", async (blank) => {
  const workbook = new WorkbookModel(["CCTV register"]);
  const sheet = workbook.sheets[0]!;
  const rows: (string | null)[][] = [
    ["Tag", "Make", "Model", "Description", "Site type", "Network"],
    ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Office", "corporate LAN"],
    ["CAM-2", "Axis", "P3245-V", "CCTV camera", "Office", null],
    ["CAM-3", null, "IPC-HDW2431T", "CCTV camera", "School", null],
  ];
  sheet.fill(0, 0, rows);
  const office = openOffice({ workbook });
  associateFunctions(Promise.resolve(catalogue));
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  workbook.calculate = customFunctionCalculator(
    () =>
      new Map(
        [...office.functions].map(([id, call]) => [
          `ESTATE.${id}`,
          { name: `ESTATE.${id}`, call, allowErrors: true, parameters: call.length },
        ]),
      ),
    { blank, makeError: (code) => office.makeError(code) },
  );
  const options = {
    engine,
    date: "2026-11-22",
    patience: 500,
    watcher: silentWatcher,
    confirm: () => Promise.resolve(true),
  };
  const texts = (): unknown[][] =>
    [1, 2, 3].map((row) => [6, 8, 9].map((column) => sheet.value(row, column)));
  await checkRegister({ ...options, live: false });
  const values = texts();
  expect(await checkRegister({ ...options, live: true })).toMatchObject({
    kind: "checked",
    result: { notes: [] },
  });
  expect(sheet.cells.formulaCells()).toHaveLength(9);
  expect(texts().map(([action, maker]) => [action, maker])).toEqual(
    values.map(([action, maker]) => [action, maker]),
  );
  expect(
    texts()
      .flat()
      .every((text) => typeof text === "string" && text !== "" && !text.startsWith("#")),
  ).toBe(true);
  office.close();
});
