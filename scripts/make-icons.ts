/** Draws the icons of the ribbon and the add-in into `assets/`. Run it after a change to a drawing: `npm run icons`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawIcon, drawingNames, iconSizes } from "./icons/drawings";
import { writePng } from "./icons/png";

const folder = join(import.meta.dirname, "..", "assets");
mkdirSync(folder, { recursive: true });
let bytes = 0;
for (const name of drawingNames) {
  for (const size of iconSizes) {
    const png = writePng(size, size, drawIcon(name, size).rgba());
    bytes += png.length;
    writeFileSync(join(folder, `${name}-${size}.png`), png);
  }
}
console.error(`${drawingNames.length * iconSizes.length} icons, ${Math.round(bytes / 1024)} KB`);
