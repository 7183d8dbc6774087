import { createConnectionReader } from "../../src/core/connection";
import { createStatementReader } from "../../src/core/connection/statements";
import { examplesOf } from "../support/examples";
import { assetOf, contextOf, vocabulary } from "../support/vocabulary";

const reader = createConnectionReader(vocabulary.connection);
const statements = createStatementReader(vocabulary.connection);
const rules = new Map(vocabulary.connection.rules.map((rule) => [rule.id, rule]));
const facts = {
  core: ["core"],
  "other-network": ["other-network"],
  isolated: ["isolated"],
  networked: ["core", "other-network"],
  "not-core": ["other-network", "isolated"],
  remote: ["core", "other-network"],
};

describe.each(examplesOf("connection"))("connection/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const says = rules.get(rule)?.says ?? "nothing";
    const { possible } = reader.read(assetOf({ network: text }), contextOf({ network: "Network" }));
    const matched = statements.inCell(text).some((statement) => statement.rule === `connection/${rule}`);
    if (says === "nothing") {
      // a phrase that names no network, or turns round what follows
      if (decides) expect(possible).not.toEqual(["core"]);
      else expect(possible).not.toEqual(["core", "other-network", "isolated"]);
    } else if (decides) {
      expect(matched).toBe(true);
      expect(possible).toEqual(facts[says]);
    } else expect(matched && JSON.stringify(possible) === JSON.stringify(facts[says])).toBe(false);
  });
});
