import type { MadeBook } from "./book";
import { grouped } from "./grouped";
import { languages } from "./languages";
import { linked } from "./linked";
import { none } from "./none";
import { shapes } from "./shapes";
import { values } from "./values";

/** Every labelled layout by the name of its file. */
export const layouts: Readonly<Record<string, (book: MadeBook) => void>> = {
  ...shapes,
  ...grouped,
  ...values,
  ...linked,
  ...languages,
  ...none,
};
