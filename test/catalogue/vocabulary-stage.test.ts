import { createStageStatements } from "../../src/core/stage/statements";
import { examplesOf } from "../support/examples";
import { vocabulary } from "../support/vocabulary";

const statements = createStageStatements(vocabulary.stage);
const rules = new Map(vocabulary.stage.rules.map((rule) => [rule.id, rule]));

describe.each(examplesOf("stage"))("stage/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const says = rules.get(rule)?.says;
    const statement = statements.inCell(text);
    if (says === "nothing") expect(statement === null).toBe(decides);
    else expect(statement?.rule === `stage/${rule}` && statement.says === says).toBe(decides);
  });
});
