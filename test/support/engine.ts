/** The engine's reading of real sheets with made-up verdicts: the adapter's tests need no catalogue of makers. */
import { AmongSheets } from "../../src/core/register";
import type { CheckEngine } from "../../src/excel";
import { columns } from "./columns";

const among = new AmongSheets(columns, {});

const verdicts: Readonly<Record<string, readonly [string, string, string]>> = {
  hikvision: ["Remove", "", "made by a company under China's intelligence law"],
  dahua: ["Check", "Is the site sensitive", "the site is not assessed"],
  unv: ["Isolate from network", "", "on the core network"],
};

/** What stands in `Lens checked`. */
export const checkedText = "2026-11-22, maker list 2026.11.1";

export const testEngine: CheckEngine = {
  namespace: "ESTATE",
  liveArguments: () => ['"uk-central"'],
  read: (sheet, beside) => among.read(sheet, beside),
  mayLookAt: (name) => among.mayLookAt(name),
  lookAhead: (head, rows, reading) => among.lookAhead(head, rows, reading),
  *check(reading) {
    const make = reading.fields.find(({ role }) => role === "make");
    for (let at = 0; at < reading.rows.length; at += 2000) {
      yield [...reading.rows.subarray(at, at + 2000)].map((row) => {
        const text = make?.text(row) ?? "";
        const [action, settle, why] = verdicts[text.toLowerCase()] ?? [
          "No action",
          "",
          "no rule would apply",
        ];
        return {
          row,
          texts: [action, settle, text, `${text === "" ? "Maker not known" : text}: ${why}.`, checkedText],
        };
      });
    }
  },
};
