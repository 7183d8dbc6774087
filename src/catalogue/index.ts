/** The compiled catalogue: facts with their sources, made from the YAML files beside this one by `npm run build:catalogue`. */
import type { Catalogue } from "../core/catalogue";
import compiled from "../../build/catalogue.json";

export const catalogue: Catalogue = compiled;
