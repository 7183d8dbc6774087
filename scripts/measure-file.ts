/** Reads a file as the command line does and prints time, memory and size: `tsx scripts/measure-file.ts FILE`. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { fileSource, nodeInflate } from "../src/cli/byte-source";
import { openWorkbook } from "../src/files";

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("give the path of a file");
const source = await fileSource(path);
const begin = performance.now();
const file = await openWorkbook(source, { fileName: basename(path), inflate: nodeInflate });
const seconds = (performance.now() - begin) / 1000;
await source.close();
for (const { name, rowCount, columnCount } of file.sheets) {
  console.log(`${name}: ${rowCount} rows x ${columnCount} columns`);
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  `${(statSync(path).size / 1e6).toFixed(0)} MB read in ${seconds.toFixed(1)} s, ${peak.toFixed(0)} MB of memory at the peak`,
);
