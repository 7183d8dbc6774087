import { createSiteReader } from "../../src/core/site";
import { createSiteStatements } from "../../src/core/site/statements";
import { examplesOf } from "../support/examples";
import { assetOf, contextOf, vocabulary } from "../support/vocabulary";

const statements = createSiteStatements(vocabulary.site);
const reader = createSiteReader(vocabulary.site);
const rules = new Map(vocabulary.site.rules.map((rule) => [rule.id, rule]));

describe.each(examplesOf("site-types"))("site/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const found = statements.statementsIn(text);
    if (rules.get(rule)?.says === "nothing") {
      expect(found.some(({ says }) => says !== "other-kind")).toBe(!decides);
    } else expect(found.some((statement) => statement.rule === `site/${rule}`)).toBe(decides);
  });
});

describe.each(examplesOf("designated-sites", "sites"))(
  "designated/$rule: $text",
  ({ rule, text, decides }) => {
    it(decides ? "is named by it" : "is not named by it", () => {
      expect(statements.statementsIn(text).some((statement) => statement.rule === `designated/${rule}`)).toBe(
        decides,
      );
      if (!decides) return;
      const presume = vocabulary.site.designated.find(({ id }) => id === rule)?.presume;
      const { sensitivity } = reader.read(assetOf({ site: text }), contextOf());
      expect(sensitivity).toBe(presume === true ? "sensitive" : "not-assessed");
    });
  },
);
