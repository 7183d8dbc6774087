/** The compiled catalogue, made from the YAML files beside this one by `npm run build:catalogue`. The sources of its facts stand there. */
import compiled from "../../build/catalogue-packed.json";
import type { Catalogue } from "../core/catalogue";
import { unpackCatalogue } from "./packed";

export const catalogue: Catalogue = unpackCatalogue(compiled);
