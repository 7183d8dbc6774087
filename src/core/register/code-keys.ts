/** Keys to codes that the workbook itself gives: "L = live" beside a table, "Code, Status" on a sheet of its own. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import { sampleRows } from "./content";
import type { Lexicon } from "./lexicon";
import { keyOf } from "./look-up";
import type { FieldSource, LinkReading, RegisterReading } from "./reading";
import { headerWords } from "./words";

/** One place that explains codes, and what the words around it say it explains. */
interface CodeKey {
  readonly sheet: string;
  readonly labels: Set<string>;
  readonly says: Map<string, { readonly text: string; readonly row: number; readonly column: number }>;
}

const rowsLookedAt = 300;
const code = /^[\p{L}\d]{1,4}$/u;
const line = /^([\p{L}\d]{1,4})\s*(?:=|[-–]\s)\s*(\p{L}[^=]{1,60})$/u;
const decoded: ReadonlySet<ColumnRole> = new Set(["status", "siteType", "network"]);

/** The words of a heading without those that only say that codes stand under it. */
function labelOf(text: string): string {
  return headerWords(text)
    .filter((word) => !/^(?:codes?|keys?|legend|to|list|of|the|types?)$/.test(word) || word === "type")
    .join(" ");
}

function keysOf(sheet: Sheet, own: RegisterReading | undefined, lexicon: Lexicon): CodeKey[] {
  const keys = new Map<string, CodeKey>();
  const add = (
    group: string,
    labels: readonly string[],
    short: string,
    text: string,
    at: [number, number],
  ): void => {
    const key = keys.get(group) ?? { sheet: sheet.name, labels: new Set(), says: new Map() };
    keys.set(group, key);
    for (const label of labels) if (labelOf(label) !== "") key.labels.add(labelOf(label));
    if (!key.says.has(keyOf(short))) key.says.set(keyOf(short), { text, row: at[0], column: at[1] });
  };
  /** "PT, Property type" at the top of a list: short as codes are, and a heading. */
  const isHeading = (row: number, column: number): boolean => {
    if (row > 0 && !isBlank(sheet.value(row - 1, column))) return false;
    const beside = textAt(sheet, row, column + 1);
    return lexicon.headers.read(beside).weight !== "none" && !lexicon.isOne("status", beside);
  };
  const used = new Set(own?.columns.map(({ column }) => column));
  const assets = new Set(own?.rows.slice(0, rowsLookedAt));
  for (let column = 0; column < sheet.columnCount; column++) {
    let heading = -1;
    for (let row = 0; row < Math.min(sheet.rowCount, rowsLookedAt); row++) {
      if (used.has(column) && assets.has(row)) continue;
      const text = textAt(sheet, row, column).trim();
      const [label = "", list] = /^([^:=]{2,40}):(.*=.*)$/su.exec(text)?.slice(1) ?? ["", text];
      const parts = (list ?? "").split(/[,;\n]/).map((part) => line.exec(part.trim()));
      if (text !== "" && !parts.includes(null)) {
        const group = label === "" ? `${column}` : `${row},${column}`;
        const above = heading < 0 ? "" : textAt(sheet, heading, column);
        for (const [, short = "", says = ""] of parts.map((part) => part ?? []))
          add(group, [label || above], short, says, [row, column]);
      } else if (
        own === undefined &&
        code.test(text) &&
        !isHeading(row, column) &&
        !isBlank(sheet.value(row, column + 1))
      ) {
        const says = textAt(sheet, row, column + 1).trim();
        const field = column === 0 ? "" : textAt(sheet, row, column - 1).trim();
        const heads = heading < 0 ? [] : [textAt(sheet, heading, column), textAt(sheet, heading, column + 1)];
        if (/\p{L}{3}/u.test(says))
          add(`${heading},${column},${field}`, [field, ...heads], text, says, [row, column + 1]);
      } else if (text !== "") heading = row;
    }
  }
  return [...keys.values()].filter(({ says }) => says.size >= 2);
}

/** What a key explains of a field: the role of the texts it gives; `null` where it is of something else. */
function explains(
  key: CodeKey,
  field: FieldSource,
  texts: readonly string[],
  lexicon: Lexicon,
): ColumnRole | null {
  const known = texts.filter((text) => key.says.has(keyOf(text))).length;
  if (known < Math.max(2, texts.length * 0.7)) return null;
  if (key.labels.has(labelOf(field.header))) {
    if (decoded.has(field.role)) return field.role;
    const roles = [...key.labels].map((label) => lexicon.headers.read(label).role);
    return roles.find((role) => decoded.has(role)) ?? null;
  }
  // A legend without a heading: its words are those of a status.
  const says = [...key.says.values()];
  const statuses = says.filter(({ text }) => lexicon.isOne("status", text)).length;
  return field.role === "status" && key.labels.size === 0 && statuses >= says.length / 2 ? "status" : null;
}

/** The register with what its codes mean, where the workbook says it. */
export function withCodesRead(
  register: RegisterReading,
  sheets: readonly Sheet[],
  lexicon: Lexicon,
): RegisterReading {
  const sample = sampleRows(register.rows);
  const links: LinkReading[] = [];
  const fields = register.fields.map((field): FieldSource => {
    if (!decoded.has(field.role) && field.role !== "other" && field.role !== "category") return field;
    const texts = [...new Set(sample.map((row) => field.text(row).trim()))].filter((text) => text !== "");
    if (texts.length < 2 || texts.length > 60 || !texts.every((text) => code.test(text))) return field;
    for (const sheet of sheets)
      for (const key of keysOf(sheet, sheet.name === register.sheet ? register : undefined, lexicon)) {
        const role = explains(key, field, texts, lexicon);
        if (role === null || (role !== field.role && register.fields.some((other) => other.role === role)))
          continue;
        const meant = (row: number) => key.says.get(keyOf(field.text(row)));
        const link = {
          fromSheet: key.sheet,
          roles: [role],
          key: field.header,
          keyThere: field.header,
          through: [],
        };
        links.push({
          ...link,
          matched: register.rows.filter((row) => meant(row) !== undefined).length,
          rows: register.rows.length,
          ambiguous: 0,
        });
        return {
          ...field,
          role,
          text: (row) => meant(row)?.text ?? field.text(row),
          cell: (row) => {
            const at = meant(row);
            return at === undefined ? field.cell(row) : { sheet: key.sheet, row: at.row, column: at.column };
          },
        };
      }
    return field;
  });
  if (links.length === 0) return register;
  const outside = register.outside.filter((reason) => reason !== "linked-sheets");
  const roleOf = new Map(
    fields.map(({ header, role }, at) => [`${register.fields[at]?.role} ${header}`, role]),
  );
  const columns = register.columns.map((column) => ({
    ...column,
    role: roleOf.get(`${column.role} ${column.header}`) ?? column.role,
  }));
  return {
    ...register,
    columns,
    fields,
    links: [...(register.links ?? []), ...links],
    selfContained: false,
    outside: [...outside, "linked-sheets"],
  };
}
