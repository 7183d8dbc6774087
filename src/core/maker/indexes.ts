import { onceFor } from "../text";
import type { MakerCatalogue } from "./catalogue";
import { Entries } from "./entries";
import { MacIndex } from "./mac";
import { ModelIndex } from "./models";
import { NameIndex } from "./names";

/** What is made of a catalogue to look things up in it, whoever asks and whatever was decided. */
export const indexesOf = onceFor((catalogue: MakerCatalogue) => ({
  entries: new Entries(catalogue),
  names: new NameIndex(catalogue),
  models: new ModelIndex(catalogue),
  macs: new MacIndex(catalogue),
}));
