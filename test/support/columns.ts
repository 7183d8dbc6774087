import { join } from "node:path";
import type { ColumnVocabulary } from "../../src/core/register";
import { columnVocabulary, parseColumns, type ColumnsFile } from "../../scripts/catalogue/columns";
import { readYaml } from "../../scripts/catalogue/yaml";

const path = join(__dirname, "../../src/catalogue/vocabulary/columns.yaml");

/** `vocabulary/columns.yaml` as authored. */
export const columnsFile: ColumnsFile = parseColumns({ name: "columns", path, content: readYaml(path) });

/** The vocabulary of columns, compiled from the source as the build does it. */
export const columns: ColumnVocabulary = columnVocabulary(columnsFile);
