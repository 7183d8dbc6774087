import { Lexicon, readSheet, type SheetReading } from "../../../src/core/register";
import { columns } from "../../support/columns";
import { layout, type Layout } from "../../support/layouts";

const lexicon = new Lexicon(columns);
const decisive = [
  "tag",
  "site",
  "siteType",
  "make",
  "model",
  "description",
  "serial",
  "network",
  "status",
] as const;

/** What is wrong with a reading, in a few words; `null` when it is right. */
function mistake({ assets, headerRows }: Layout, { registers }: SheetReading): string | null {
  const reading = registers.find(({ rows }) => rows.includes(assets[0]!.row)) ?? registers[0];
  if (reading === undefined) return "no register found";
  if (headerRows.length > 0 && reading.headerRows.at(-1) !== headerRows.at(-1)) return "header row";
  const wanted = assets.map(({ row }) => row).join();
  if (registers.flatMap(({ rows }) => [...rows]).join() !== wanted) return "asset rows";
  for (const { row, truth } of assets) {
    for (const role of decisive) {
      // Without a header a column of "Dome camera" is as well called category.
      if (role === "description" && headerRows.length === 0) continue;
      const read = reading.fields
        .filter((field) => field.role === role)
        .map((field) => field.text(row))
        .join("|");
      if (read !== (truth[role] ?? "")) return `${role} of an asset`;
    }
  }
  return null;
}

const runs = 2000;

test(`${runs} generated layouts are read to the row and field`, () => {
  const mistakes = new Map<string, number[]>();
  let failed = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const made = layout(seed);
    const wrong = mistake(made, readSheet(made.sheet, columns, { lexicon }));
    if (wrong === null) continue;
    failed++;
    for (const part of made.made.length === 0 ? ["plain"] : made.made) {
      const name = `${wrong} (with ${part})`;
      mistakes.set(name, [...(mistakes.get(name) ?? []), seed]);
    }
  }
  const [commonest] = [...mistakes].sort((a, b) => b[1].length - a[1].length);
  const rate = ((100 * failed) / runs).toFixed(1);
  process.stdout.write(
    `generated layouts: ${rate}% of ${runs} read wrongly${commonest === undefined ? "" : `; commonest: ${commonest[0]}, ${commonest[1].length} times, e.g. seed ${commonest[1][0]}`}\n`,
  );
  expect(failed / runs).toBeLessThan(0.002);
});
