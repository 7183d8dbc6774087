import { createDeviceReader } from "../../src/core/device";
import { createThingReader } from "../../src/core/device/thing";
import { noMaker } from "../support/makers";
import { examplesOf } from "../support/examples";
import { assetOf, contextOf, vocabulary } from "../support/vocabulary";

const thingOf = createThingReader(vocabulary.device);
const reader = createDeviceReader(vocabulary.device, () => false);
const silent = ["topic", "nothing"];
const scopes = new Map(vocabulary.device.rules.map(({ id, scope }) => [id, scope]));

describe.each(examplesOf("scope"))("scope/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const thing = thingOf(text);
    if (!silent.includes(scopes.get(rule) ?? "")) {
      expect(thing.rule?.id === rule).toBe(decides);
      return;
    }
    const { scope } = reader.read(assetOf({ description: text }), contextOf(), noMaker);
    if (decides) {
      expect(thing.rule).toBeNull();
      expect(scope).toBe(scopes.get(rule) === "topic" ? "unknown" : "other");
    } else expect(thing.rule).not.toBeNull();
  });
});
