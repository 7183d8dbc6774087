/**
 * Live formulas of the pane say what its values say, with everything that people decided; where they could not, values
 * are written and a sentence says why. On the real office.js, computed by the add-in's own functions.
 */
import { resultColumns } from "../../src/core/result-columns";
import { associateFunctions } from "../../src/functions";
import { functionsById } from "../../src/functions/associate";
import { customFunctionCalculator } from "../../src/host";
import { planException, planFound, planWork } from "../../src/taskpane/model/asset-changes";
import { catalogue } from "../support/catalogue";
import { PaneSide, register, today } from "./outside";

jest.setTimeout(120_000);

/** The day as Excel's TODAY() gives it. */
const serial = 46_348;
let side: PaneSide;

beforeEach(async () => {
  side = new PaneSide();
  const { office } = side;
  associateFunctions(Promise.resolve(catalogue));
  const ours = [...office.functions].map(([id, call]) => {
    const name = `ESTATE.${id}`;
    return [name, { name, call, allowErrors: true, parameters: functionsById[id]!.length }] as const;
  });
  office.host.workbook.calculate = customFunctionCalculator(() => new Map(ours), {
    blank: 0,
    makeError: (code) => office.makeError(code),
    today: () => serial,
  });
  await side.begin();
});
afterEach(() => {
  side.office.close();
});

type Texts = readonly (readonly unknown[])[];

/** What the result columns show. */
function shown(): Texts {
  const cells = side.cells("Register");
  const first = cells[0]!.indexOf(resultColumns[0]);
  return cells
    .slice(1)
    .map((row) => row.slice(first, first + resultColumns.length).map((cell) => cell ?? ""));
}

/** Marks the sheet; gives the result columns, and what was said. */
async function marked(live: boolean): Promise<{ texts: Texts; formulas: readonly string[]; said: string }> {
  side.pane.setLive(live);
  await side.pane.mark();
  const first = side.cells("Register")[0]!.indexOf(resultColumns[0]);
  const sheet = side.office.host.workbook.sheet("Register")!;
  return {
    texts: shown(),
    formulas: [1, 2].map((row) => sheet.cells.formula(row, first) ?? ""),
    said: side.pane.state().notice?.text ?? "",
  };
}

const asset = (tag: string) => {
  const { assets } = side.pane.state().results!;
  return side.pane.decisions.nameOf(assets.find((each) => each.tag === tag)!)!;
};
const by = { by: "Ann Example", date: "2026-06-01" };
const nothing = {
  label: "",
  model: "",
  mac: "",
  photo: "",
  network: "",
  stillThere: "",
  site: "",
  note: "",
} as const;
const gone = { wentTo: "", movedTo: "", diskWiped: "", certificate: "" } as const;

async function decideAboutAssets(): Promise<void> {
  const { decisions } = side.pane;
  for (const plan of [
    planFound(asset("CAM-003"), { ...nothing, label: "Dahua", network: "Main" }, by),
    planFound(asset("CAM-006"), { ...nothing, stillThere: "No" }, by),
    planException(asset("CAM-001"), { until: "2027-01-31", reason: "being sold", approvedBy: "G. Head" }, by),
    planException(
      asset("CAM-013"),
      { until: "2026-10-31", reason: "awaiting parts", approvedBy: "G. Head" },
      by,
    ),
    planWork(asset("CAM-025"), { ...gone, what: "Isolated", date: "2026-06-02" }, by),
    planWork(
      asset("CAM-009"),
      { ...gone, what: "Removed", date: "2026-06-02", wentTo: "Moved", movedTo: "Harbour House" },
      by,
    ),
  ])
    expect(await decisions.write(plan, "Done.")).toBe(true);
}

test("with no decisions at all", async () => {
  const { texts: values } = await marked(false);
  const { texts, formulas } = await marked(true);
  expect(formulas[0]).toContain("=ESTATE.ACTION($A2:$I2,$A$1:$I$1,");
  expect(texts).toEqual(values);
});

test("with answers of this sitting: they are written where formulas read them, first", async () => {
  const { questions } = side.pane.state().results!;
  const site = questions.find(({ needs, about }) => needs === "site" && about !== "")!;
  await side.pane.answer(site, { id: "yes", label: "Yes" });
  const { texts, formulas, said } = await marked(true);
  expect(said).toContain("Your answers are in the workbook now, on its Lens sheets.");
  expect(formulas[0]).toContain("LensSites[#All]");
  expect(texts.flat().join()).toContain("assessed as sensitive by Ann Example");
  const { texts: values } = await marked(false);
  expect(values).toEqual(texts);
});

test("with everything that was found, accepted and done", async () => {
  await decideAboutAssets();
  const { texts: values } = await marked(false);
  const { texts, formulas, said } = await marked(true);
  expect(formulas[0]).toMatch(/LensFound\[#All\],LensExceptions\[#All\],LensWork\[#All\],TODAY\(\)\)$/);
  expect(said).toContain("today's date");
  expect(texts).toEqual(values);
  const reasons = texts.map((row) => String(row[3])).join("\n");
  for (const words of [
    "Found on site by Ann Example",
    "Risk accepted until 2027-01-31",
    "accepted only until 2026-10-31",
    "Isolated by Ann",
    "Moved to Harbour House",
  ])
    expect(reasons).toContain(words);
});

test("formulas follow what is written into the tables afterwards", async () => {
  await decideAboutAssets();
  await marked(true);
  const reason = (): string => shown()[0]!.slice(0, 4).join(": ");
  expect(reason()).toMatch(/^No action: .*Risk accepted until 2027-01-31/);
  side.type("Lens exceptions", "CAM-001", "Accepted until", "2026-11-21");
  side.office.host.workbook.recalculate();
  expect(reason()).toMatch(/^Isolate from network: .*The risk was accepted only until 2026-11-21/);
  side.type("Lens exceptions", "CAM-001", "Approved by", "");
  side.office.host.workbook.recalculate();
  expect(shown().map(([action]) => action === "#VALUE!")).toEqual(
    register.slice(1).map(([tag]) => tag === "CAM-001"),
  );
});

test("with a site whose review is overdue", async () => {
  const plan = side.pane.decisions.sitesPlan([
    { subject: { kind: "site", name: "Harbour House", type: "Office" }, fields: { sensitive: "Yes" } },
  ]);
  await side.pane.decisions.write(plan, "Done.");
  side.type("Lens sites", "Harbour House", "Review date", "2026-06-01");
  await side.pane.read();
  const { texts: values } = await marked(false);
  expect(values.flat().join()).toContain("though its review was due on 2026-06-01");
  expect((await marked(true)).texts).toEqual(values);
});

describe("values, and a sentence, where a formula would say something else", () => {
  beforeEach(decideAboutAssets);

  test.each<[string, () => void, string]>([
    [
      "an id that two rows have",
      () => {
        side.type("Register", "CAM-002", "Tag", "CAM-025");
        side.type("Lens work", "CAM-025", "Row mark", "");
      },
      "What is recorded for row 3 may be about another row as well, which a formula cannot see, so values were written instead of formulas.",
    ],
    [
      "a word that cannot be read",
      () => {
        side.type("Lens work", "CAM-025", "What", "Isolatd");
      },
      'What: "Isolatd" is not understood, so it counts for nothing; write Isolated or Removed. A formula would show an error for this row until then, so values were written instead of formulas.',
    ],
    [
      "a table that is plain cells now",
      () => {
        const { state } = side.office.host.workbook.sheet("Lens work")!;
        state.tables.length = 0;
      },
      "Lens work is no Excel table any more, which a formula could name, so values were written instead of formulas.",
    ],
    [
      "settings that do not say whose rules bind",
      () => {
        side.type("Lens policy", "Regime", "Value", "");
        side.type("Lens policy", "Deadline", "Value", "2027-04-30");
      },
      "Lens policy does not say whose rules bind (the setting Regime), so a formula cannot use it and values were written instead.",
    ],
  ])("%s", async (_, edit, sentence) => {
    if (!side.names().includes("Lens policy")) {
      const plan = side.pane.decisions.policyPlan([{ setting: "Deadline", value: "2027-03-31" }]);
      await side.pane.decisions.write(plan, "Done.");
    }
    edit();
    await side.pane.read();
    const { said, formulas } = await marked(true);
    expect(said).toContain(sentence);
    expect(formulas).toEqual(["", ""]);
  });

  test("sites that stand in another file", async () => {
    await side.chooseSites();
    expect((await marked(true)).said).toContain(
      "The sites are assessed in another file, which a formula cannot read, so values were written instead of formulas.",
    );
  });
});

test("the day of these tests is the one that TODAY() gives", () => {
  expect(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)).toBe(today);
  expect(register).toHaveLength(37);
});
