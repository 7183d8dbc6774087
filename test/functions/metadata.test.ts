/** functions.json as Excel gets it: compared whole with the kept one, so that no name or argument changes by accident. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentOf } from "../../scripts/addin/environments";
import { functionMetadata } from "../../scripts/addin/function-metadata";
import { anchorOf } from "../../scripts/addin/markdown";
import { functionsById } from "../../src/functions/associate";

const root = join(__dirname, "..", "..");
const golden = join(__dirname, "functions.golden.json");
const environment = environmentOf({ production: true, base: "https://apps.example.org/estate-lens" });
const metadata = functionMetadata(environment, root);

test("is as kept (UPDATE_GOLDEN=1 writes it anew)", () => {
  const made = `${JSON.stringify(metadata, null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, made);
  expect(JSON.parse(made)).toEqual(JSON.parse(readFileSync(golden, "utf8")));
});

test("every function is associated in code, and nothing else", () => {
  expect(metadata.functions.map(({ id }) => id).sort()).toEqual(Object.keys(functionsById).sort());
});

test("every function takes in code what it announces", () => {
  for (const { id, parameters } of metadata.functions) {
    expect([id, functionsById[id]?.length]).toEqual([id, parameters.length]);
  }
});

test("ends on the tail that is fixed for ever", () => {
  const tail = ["policy", "sites", "makers", "found", "exceptions", "work", "today"];
  for (const { id, parameters } of metadata.functions) {
    const shared = parameters.map(({ name }) => name).filter((name) => tail.includes(name));
    expect([id, parameters.slice(parameters.length - shared.length).map(({ name }) => name)]).toEqual([
      id,
      shared,
    ]);
    expect([id, shared]).toEqual([id, tail.filter((name) => shared.includes(name))]);
  }
});

test("describes every function and parameter within what Excel shows", () => {
  for (const { id, description, parameters, name } of metadata.functions) {
    expect(name).toBe(id);
    expect(id).toMatch(/^[A-Z]{3,}$/);
    for (const text of [description, ...parameters.map((each) => each.description)]) {
      expect({ id, text, fits: text.length > 10 && text.length <= 160 }).toEqual({ id, text, fits: true });
    }
  }
});

test("optional parameters stand after the others", () => {
  for (const { id, parameters } of metadata.functions) {
    const optional = parameters.map((each) => each.optional === true);
    expect([id, optional]).toEqual([id, [...optional].sort()]);
  }
});

test("ranges may hold errors and entities", () => {
  expect(metadata.allowErrorForDataTypeAny).toBe(true);
  expect(metadata.allowCustomDataForDataTypeAny).toBe(true);
  for (const { parameters } of metadata.functions)
    for (const { type } of parameters) expect(type).toBe("any");
});

test("every help link leads to the function's own heading", () => {
  const headings = [...readFileSync(join(root, "docs", "functions.md"), "utf8").matchAll(/^## (.*)$/gm)];
  const anchors = new Set(headings.map(([, heading = ""]) => anchorOf(heading)));
  for (const { id, helpUrl } of metadata.functions) {
    expect(helpUrl).toBe(`${environment.base}/help/functions.html#estate${id.toLowerCase()}`);
    expect([id, anchors.has(helpUrl.split("#")[1] ?? "")]).toEqual([id, true]);
  }
});

test("the help shows every formula with both separators", () => {
  const help = readFileSync(join(root, "docs", "functions.md"), "utf8");
  const lines = [...help.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
  const withoutTexts = (line: string): string => line.replace(/"[^"]*"/g, '""');
  const commas = lines.filter((line) => withoutTexts(line).includes(","));
  expect(commas.length).toBeGreaterThan(10);
  for (const line of commas)
    expect(lines.map(withoutTexts)).toContain(withoutTexts(line).replaceAll(",", ";"));
});
