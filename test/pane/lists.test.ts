import type { CheckedAsset } from "../../src/core/check";
import { createMakerLookup } from "../../src/core/maker";
import { sheetFromRows } from "../../src/core/sheet";
import { barParts, countsSentence } from "../../src/taskpane/model/counts";
import { findingCard } from "../../src/taskpane/model/finding-card";
import { assetName, FindingsList, firstWish } from "../../src/taskpane/model/findings-list";
import { sampleRows } from "../../src/taskpane/model/sample";
import { mostOf, PaneSession, type Results } from "../../src/taskpane/model/session";
import { siteDesk } from "../../src/taskpane/model/site-desk";
import { catalogue } from "../support/catalogue";
import { processorSeconds } from "../support/processor-time";

function check(rows: Parameters<typeof sheetFromRows>[1]): Results {
  const session = new PaneSession(catalogue, ["uk-central"], "2026-11-22");
  const [reading] = session.read(sheetFromRows("Register", rows)).registers;
  if (reading === undefined) throw new Error("no register");
  const steps = session.check(reading);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const results = check(sampleRows);
const names = (wish: Partial<typeof firstWish>): string[] =>
  new FindingsList(results.assets).pick({ ...firstWish, ...wish }).map(assetName);

describe("the list of findings", () => {
  test("starts with what is strictest", () => {
    expect(names({})[0]).toBe("CAM-001");
    expect(names({})).toHaveLength(10);
  });

  test.each([
    ["every word of the search has to occur", { text: "fernhill axis" }, ["CAM-003"]],
    ["the search finds words of the reason", { text: "zzz" }, []],
    ["by action", { action: "isolate" as const }, ["CAM-001", "NVR-001"]],
    [
      "by site, in the sheet's order",
      { site: "Weir Depot", sort: "row" as const },
      ["CAM-004", "CAM-005", "CAM-006"],
    ],
    ["by how sure the maker is", { confidence: "unknown" as const }, ["INT-001"]],
  ])("%s", (_what, wish, expected) => {
    expect(names(wish)).toEqual(expected);
  });

  test("sorts by maker as people do", () => {
    expect(names({ sort: "maker" }).slice(0, 2)).toEqual(["CAM-003", "CAM-005"]);
  });

  test("100,000 rows are searched within moments, also on a slow machine", () => {
    const [first] = results.assets;
    if (first === undefined) throw new Error("no asset");
    const list = new FindingsList(
      Array.from({ length: 100_000 }, () => Object.create(first) as CheckedAsset),
    );
    list.pick({ ...firstWish, text: "fern" });
    const took = processorSeconds(() => {
      expect(list.pick({ ...firstWish, text: "fernhill" })).toHaveLength(100_000);
    });
    expect(took).toBeLessThan(2.5);
  });
});

describe("a finding's card", () => {
  const card = (tag: string) => {
    const asset = results.assets.find((one) => one.tag === tag);
    if (asset === undefined) throw new Error("no such asset");
    return findingCard(asset, createMakerLookup(catalogue.makers), catalogue.policies);
  };

  test("shows the evidence cell by cell with what it means", () => {
    expect(card("CAM-001").evidence).toContainEqual(
      expect.objectContaining({ cell: "E2", text: "Hikvision", because: "the name of Hikvision" }),
    );
    expect(card("CAM-001").evidence.every(({ because }) => because !== "")).toBe(true);
  });

  test("shows the clause with its force and source", () => {
    expect(card("CAM-001").clauses[0]).toMatchObject({
      id: "W2",
      force: "advice",
      source: expect.stringMatching(/^https:/) as string,
    });
  });

  test("says what would settle an open row", () => {
    expect(card("CAM-004").settles[0]).toBe("Is the site sensitive?");
  });

  test("says nothing of settling where nothing is open", () => {
    expect(card("CAM-003").settles).toEqual([]);
  });
});

describe("sites and counts", () => {
  test("a site counts the assets of makers that the rules name", () => {
    expect(siteDesk("site", results.assets, [])[0]).toMatchObject({
      subject: { kind: "site", name: "Fernhill House", type: "Office" },
      assets: 4,
      under: 3,
      basis: "not assessed: nobody has said",
    });
  });

  test("the bar's parts fill it, the thinnest still visible", () => {
    const count = { rows: 0, devices: 0, provisional: 0 };
    const parts = barParts({
      assets: 1000,
      devices: 1000,
      provisional: 0,
      actions: {
        remove: { ...count, rows: 1 },
        "do-not-deploy": count,
        isolate: count,
        review: { ...count, rows: 999 },
        none: count,
      },
    });
    expect(parts.map(({ action }) => action)).toEqual(["remove", "review"]);
    expect(parts[0]?.share).toBeGreaterThan(0.02);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  test("the sentence says how few answers settle most", () => {
    expect(countsSentence(results.summary, results.questions)).toMatch(
      /^\d+ to isolate, \d+ cannot be decided yet, \d+ need no action; \d answers? settles? most of what is open\.$/,
    );
    expect(mostOf([])).toEqual({ answers: 0, rows: 0 });
    const { actions } = results.summary;
    const one = { ...results.summary, actions: { ...actions, none: { ...actions.none, rows: 1 } } };
    expect(countsSentence(one, [])).toMatch(/, 1 needs no action\.$/);
  });
});
