/**
 * Makes the labelled workbooks in `test/fixtures/layouts`: the layouts that asset registers come in, small, with the
 * truth beside them (`truth.json`). `npx tsx scripts/make-layouts.ts`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layouts } from "./layouts";
import { MadeBook } from "./layouts/book";

const folder = join(import.meta.dirname, "..", "test", "fixtures", "layouts");
mkdirSync(folder, { recursive: true });
const truth: Record<string, unknown> = {};
for (const [name, make] of Object.entries(layouts)) {
  const book = new MadeBook();
  make(book);
  await book.book.xlsx.writeFile(join(folder, `${name}.xlsx`));
  truth[`${name}.xlsx`] = book.truth;
}
writeFileSync(join(folder, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`);
