import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columnRoles } from "../../../src/core/asset";
import { HeaderReader } from "../../../src/core/register/header-role";
import { columns, columnsFile as content } from "../../support/columns";
import { processorSeconds } from "../../support/processor-time";

const reader = new HeaderReader(columns);

describe("the vocabulary of headers proves itself", () => {
  const examples = columnRoles.flatMap((role) =>
    content.examples[role].map((header): [string, string] => [header, role]),
  );
  test.each(examples)("%j is read as %s", (header, role) => {
    expect(reader.read(header).role).toBe(role);
  });

  const not = columnRoles.flatMap((role) =>
    (content.not[role] ?? []).map((header): [string, string] => [header, role]),
  );
  test.each(not)("%j is not read as %s", (header, role) => {
    expect(reader.read(header).role).not.toBe(role);
  });

  test("every role has a pattern and an example", () => {
    for (const role of columnRoles) expect(content.roles[role].length).toBeGreaterThan(0);
  });

  test("a cell of 3,000 characters is answered at once and is no header", () => {
    const took = processorSeconds(() => {
      expect(reader.read("make model serial ".repeat(170)).role).toBe("other");
      expect(reader.read("(".repeat(3000)).role).toBe("other");
    });
    expect(took).toBeLessThan(0.2);
  });
});

/** Headers by language and role. */
const inLanguages = JSON.parse(
  readFileSync(join(__dirname, "../../fixtures/headers/languages.json"), "utf8"),
) as Record<string, Record<string, string[]>>;

describe.each(Object.entries(inLanguages))("headers in the language %s", (_, byRole) => {
  test.each(Object.entries(byRole))("%s", (role, headers) => {
    for (const header of headers) expect([header, reader.read(header).role]).toEqual([header, role]);
  });

  test("all roles that decide are among them", () => {
    const deciding = ["make", "model", "mac", "serial", "site", "siteType", "network", "status"];
    expect(Object.keys(byRole)).toEqual(expect.arrayContaining(deciding));
  });
});
