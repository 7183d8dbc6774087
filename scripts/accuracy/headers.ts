/**
 * How many headers of labelled registers get the right role, by header words alone:
 * with the whole vocabulary, and leaving out the words that only the row's own source gave.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { columnRoles, type ColumnRole } from "../../src/core/asset";
import { HeaderReader } from "../../src/core/register/header-role";
import { columnVocabulary, parseColumns, type ColumnsFile } from "../catalogue/columns";
import { readYaml } from "../catalogue/yaml";

const labelledRow = z.object({
  source: z.string(),
  columns: z.array(z.object({ header: z.string(), role: z.string() })),
});
type LabelledRow = z.infer<typeof labelledRow>;

/** Labels that say the same in other words. Several roles: each is right. */
const roleOfLabel: Readonly<Record<string, readonly ColumnRole[]>> = {
  asset_tag: ["tag"],
  asset_type: ["category"],
  type_ref: ["category", "description", "other"],
  site_type: ["siteType"],
  install_date: ["installDate"],
  purchase_date: ["installDate", "other"],
  replacement_date: ["replaceDate"],
  decommission_date: ["replaceDate", "status"],
  sensitive_secret: ["secret"],
  name: ["description", "tag"],
  room: ["location", "tag", "description"],
  room_type: ["category", "location"],
  floor: ["location"],
  building: ["location", "site"],
  criticality: ["other"],
  firmware: ["other"],
};

/** The roles that decide what is found about an asset. */
const deciding: readonly ColumnRole[] = [
  "make",
  "model",
  "mac",
  "serial",
  "site",
  "siteType",
  "network",
  "status",
];

export interface HeaderScore {
  readonly right: number;
  readonly of: number;
  readonly decidingRight: number;
  readonly decidingOf: number;
  /** "source: header: labelled as, read as". */
  readonly wrong: readonly string[];
}

function rolesOf(label: string): readonly ColumnRole[] {
  const role = columnRoles.find((known) => known === label);
  return role === undefined ? (roleOfLabel[label] ?? ["other"]) : [role];
}

function score(rows: readonly LabelledRow[], readerFor: (row: LabelledRow) => HeaderReader): HeaderScore {
  const wrong: string[] = [];
  let [right, of, decidingRight, decidingOf] = [0, 0, 0, 0];
  for (const row of rows) {
    const reader = readerFor(row);
    for (const { header, role } of row.columns) {
      const expected = rolesOf(role);
      const read = reader.read(header).role;
      // A name of a person's account in a register is a secret; labels that only say "other" accept it.
      const good = expected.includes(read) || (role === "other" && read === "secret");
      const decides = deciding.some((one) => expected.includes(one)) || deciding.includes(read);
      of++;
      if (good) right++;
      if (decides) decidingOf++;
      if (decides && good) decidingRight++;
      if (!good) wrong.push(`${decides ? "* " : "  "}${row.source}: "${header}" is ${role}, read as ${read}`);
    }
  }
  return { right, of, decidingRight, decidingOf, wrong };
}

/** Scores a file of labelled header rows (one JSON object a line), with the whole vocabulary and leaving a row's own source out. */
export function scoreHeaders(
  labels: string,
  columnsFile: string,
): { readonly all: HeaderScore; readonly leftOut: HeaderScore } {
  const rows = readFileSync(labels, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => labelledRow.parse(JSON.parse(line)));
  const content: ColumnsFile = parseColumns({
    name: "columns",
    path: columnsFile,
    content: readYaml(columnsFile),
  });
  const whole = new HeaderReader(columnVocabulary(content));
  return {
    all: score(rows, () => whole),
    leftOut: score(rows, ({ source }) => {
      const own = Object.entries(content.sources).filter(([, { name }]) => source.includes(name));
      return new HeaderReader(
        columnVocabulary(
          content,
          own.map(([id]) => id),
        ),
      );
    }),
  };
}

/** The figures of a folder that holds `header_rows_labelled.jsonl`, as lines to print. */
export function headersReport(folder: string): string[] {
  const { all, leftOut } = scoreHeaders(
    join(folder, "header_rows_labelled.jsonl"),
    join(import.meta.dirname, "..", "..", "src", "catalogue", "vocabulary", "columns.yaml"),
  );
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / whole).toFixed(1)}% (${part} of ${whole})`;
  return [
    `headers, deciding roles: ${percent(all.decidingRight, all.decidingOf)}; all roles: ${percent(all.right, all.of)}`,
    `headers, own source left out: deciding ${percent(leftOut.decidingRight, leftOut.decidingOf)}; all ${percent(leftOut.right, leftOut.of)}`,
    ...new Set([...all.wrong, ...leftOut.wrong]),
  ];
}
