/** What a decision on a label says in the reason, whoever makes the label's products. */
import { makersTable } from "../../../src/core/decisions";
import { basisWith, byTag, checkWith, decided, header, registerOf, typed } from "./support";

const box = ["CAM-1", "W Box", "WBXHD2", "", "Fernhill House", "Office", "Corporate LAN", "In use", "Lobby"];
const by = ", as decided by J. Marsh on 2026-10-01";

test.each([
  [
    "Subject",
    `W Box (make "W Box") is a company under China's intelligence law as decided by J. Marsh on 2026-10-01;`,
  ],
  [
    "Affiliate",
    `W Box (make "W Box") belongs to a company under China's intelligence law as decided by J. Marsh on 2026-10-01;`,
  ],
  [
    "OEM",
    `W Box (make "W Box") is a label of a company under China's intelligence law as decided by J. Marsh on 2026-10-01;`,
  ],
  [
    "Possible OEM",
    `Some W Box products are made by a company under China's intelligence law (make "W Box")${by};`,
  ],
  [
    "PRC made",
    `W Box (make "W Box") manufactures in China but is no company under China's intelligence law${by};`,
  ],
  ["Cleared", `W Box (make "W Box") is cleared${by};`],
  ["Undetermined", `Whether W Box (make "W Box") counts is left open${by};`],
])("a label decided as %s is named with who decided it", (standing, words) => {
  const decisions = decided(
    typed(makersTable, {
      "Name or alias": "W Box",
      Standing: standing,
      Basis: "our view",
      "Decided by": "J. Marsh",
      Date: "2026-10-01",
    }),
  );
  const checked = checkWith(registerOf([header, box]), basisWith(decisions));
  const reason = byTag(checked).get("CAM-1")?.reason ?? "";
  expect(reason.slice(0, words.length)).toBe(words);
});
