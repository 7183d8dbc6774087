/** A workbook whose last check was under other rules than those that count without being asked for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../support/command";

let folder = "";
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-rules-"));
  writeFileSync(at("kit.csv"), "Tag,Make,Type,Site\nC1,Hikvision,CCTV camera,Fernhill House\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["uk-other", "the rules for other UK public bodies"],
  ["uk-central,us-889", "the rules for government departments and US section 889"],
  ["own", "your organisation's own policy"],
])("under %s before, and not said now: told once, with what to add", async (rules, words) => {
  const copy = at(`${rules}.xlsx`);
  await run("check", at("kit.csv"), "--regime", rules, "--out", copy);
  const unsaid = await run("check", copy);
  expect(unsaid.stderr.split("\n").filter((line) => line.includes("Lens audit"))).toEqual([
    `note: Lens audit: the last check of this workbook was under ${words}; nobody has said so now, so the rules for government departments count. For the same as before add --regime ${rules}.`,
  ]);
  expect((await run("check", copy, "--regime", "uk-central")).stderr).not.toContain("Lens audit");
});

test("under the rules that count anyway nothing is told", async () => {
  await run("check", at("kit.csv"), "--out", at("plain.xlsx"));
  expect((await run("check", at("plain.xlsx"))).stderr).toBe("");
});
