/** What is wrong with a package, by the rules that Excel checks before it opens one. */
import { unzipSync } from "fflate";

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, "g")) ?? [];

function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The text of an inline string cell. */
function cellText(sheet: string, reference: string): string | undefined {
  const match = new RegExp(`<c r="${reference}"[^>]*t="inlineStr"[^>]*><is><t[^>]*>([^<]*)</t>`).exec(sheet);
  return match === null ? undefined : decode(match[1]!);
}

const order = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "autoFilter",
  "mergeCells",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "drawing",
  "legacyDrawing",
  "tableParts",
  "extLst",
];

function tableProblems(name: string, table: string, sheet: string): string[] {
  const problems: string[] = [];
  const [, left = "", top = "", right = ""] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(table, "ref") ?? "") ?? [];
  const columns = tags(table, "tableColumn").map((tag) => decode(attribute(tag, "name") ?? ""));
  if (columns.length !== columnOf(right) - columnOf(left) + 1)
    problems.push(`${name}: columns and reference differ`);
  if (new Set(columns.map((one) => one.toLowerCase())).size < columns.length)
    problems.push(`${name}: column twice`);
  columns.forEach((column, index) => {
    let letters = "";
    for (let rest = columnOf(left) + index; rest > 0; rest = Math.floor((rest - 1) / 26))
      letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    if (cellText(sheet, `${letters}${top}`) !== column)
      problems.push(`${name}: "${column}" is not its header cell`);
  });
  const ids = tags(table, "tableColumn").map((tag) => attribute(tag, "id"));
  if (new Set(ids).size < ids.length) problems.push(`${name}: column id twice`);
  return problems;
}

function sheetProblems(name: string, xml: string, styles: string): string[] {
  const problems: string[] = [];
  const found = [...xml.matchAll(/<(\w+)(?=[\s/>])/g)]
    .map((match) => match[1]!)
    .filter((tag) => order.includes(tag));
  const places = found.map((tag) => order.indexOf(tag));
  if (places.some((place, index) => index > 0 && place < places[index - 1]!))
    problems.push(`${name}: elements out of order`);
  const formats = tags(/<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? "", "xf").length;
  const looks = tags(/<dxfs[\s\S]*<\/dxfs>/.exec(styles)?.[0] ?? "", "dxf").length;
  for (const tag of tags(xml, "c"))
    if (Number(attribute(tag, "s") ?? 0) >= formats) problems.push(`${name}: a cell's format does not exist`);
  for (const tag of tags(xml, "cfRule"))
    if (Number(attribute(tag, "dxfId") ?? 0) >= looks)
      problems.push(`${name}: a rule's format does not exist`);
  let lastRow = 0;
  for (const row of xml.match(/<row [\s\S]*?(?:<\/row>|\/>)/g) ?? []) {
    const number = Number(attribute(row, "r"));
    if (number <= lastRow) problems.push(`${name}: rows out of order`);
    lastRow = number;
    let last = 0;
    for (const tag of tags(row, "c")) {
      const column = columnOf(/^[A-Z]+/.exec(attribute(tag, "r") ?? "")?.[0] ?? "");
      if (column <= last) problems.push(`${name}: cells out of order in row ${number}`);
      last = column;
    }
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml))
    problems.push(`${name}: a character that XML forbids`);
  return problems;
}

function styleProblems(styles: string): string[] {
  const problems: string[] = [];
  const inside = (name: string): string => new RegExp(`<${name}[\\s\\S]*?</${name}>`).exec(styles)?.[0] ?? "";
  const counts = {
    fontId: tags(inside("fonts"), "font").length,
    fillId: tags(inside("fills"), "fill").length,
    borderId: tags(inside("borders"), "border").length,
  };
  for (const name of ["numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"]) {
    const whole = inside(name);
    const child = {
      numFmts: "numFmt",
      fonts: "font",
      fills: "fill",
      borders: "border",
      cellXfs: "xf",
      dxfs: "dxf",
    }[name]!;
    const count = attribute(whole.slice(0, whole.indexOf(">") + 1), "count");
    if (
      count !== undefined &&
      name !== "fills" &&
      name !== "fonts" &&
      Number(count) !== tags(whole, child).length
    )
      problems.push(`styles: ${name} are miscounted`);
  }
  for (const tag of tags(inside("cellXfs"), "xf")) {
    for (const [name, count] of Object.entries(counts))
      if (Number(attribute(tag, name) ?? 0) >= count)
        problems.push(`styles: a format's ${name} does not exist`);
    const number = Number(attribute(tag, "numFmtId") ?? 0);
    if (number > 163 && !inside("numFmts").includes(`numFmtId="${number}"`))
      problems.push(`styles: number format ${number} does not exist`);
  }
  return problems;
}

/** Sentences, one for each thing that Excel would repair or refuse; of the sheets only those named `Lens ...`. */
export function packageProblems(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const names = new Set(Object.keys(files).filter((name) => !name.endsWith("/")));
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString("utf8");
  const problems: string[] = [];
  const types = text("[Content_Types].xml");
  const defaults = new Set(tags(types, "Default").map((tag) => attribute(tag, "Extension")));
  const overrides = tags(types, "Override").map((tag) => attribute(tag, "PartName")!.slice(1));
  if (new Set(overrides).size < overrides.length) problems.push("a part's type is given twice");
  for (const name of overrides)
    if (!names.has(name)) problems.push(`a type is given for ${name}, which is not there`);
  for (const name of names)
    if (name !== "[Content_Types].xml" && !overrides.includes(name) && !defaults.has(name.split(".").at(-1)))
      problems.push(`${name} has no type`);
  const targets = new Map<string, { id: string; kind: string; target: string }[]>();
  for (const name of names) {
    if (!name.endsWith(".rels")) continue;
    const owner = name.replace(/_rels\/([^/]*)\.rels$/, "$1");
    if (owner !== "" && !names.has(owner)) problems.push(`${name} belongs to nothing`);
    const links = tags(text(name), "Relationship")
      .filter((tag) => attribute(tag, "TargetMode") !== "External")
      .map((tag) => ({
        id: attribute(tag, "Id")!,
        kind: attribute(tag, "Type")!.split("/").at(-1)!,
        target: resolve(owner, attribute(tag, "Target")!),
      }));
    targets.set(owner, links);
    if (new Set(links.map(({ id }) => id)).size < links.length) problems.push(`${name}: an id twice`);
    for (const { target } of links) if (!names.has(target)) problems.push(`${name}: ${target} is not there`);
  }
  for (const [owner, links] of targets) {
    if (!owner.endsWith(".xml")) continue;
    const used = [...text(owner).matchAll(/\sr:(?:id|embed)="([^"]*)"/g)].map((match) => match[1]!);
    for (const id of used)
      if (!links.some((link) => link.id === id)) problems.push(`${owner}: ${id} leads nowhere`);
  }
  const workbook = (targets.get("") ?? []).find(({ kind }) => kind === "officeDocument")?.target ?? "";
  const links = targets.get(workbook) ?? [];
  const styles = text(links.find(({ kind }) => kind === "styles")?.target ?? "");
  problems.push(...styleProblems(styles));
  const sheets = tags(text(workbook), "sheet");
  const sheetNames = sheets.map((tag) => decode(attribute(tag, "name")!).toLowerCase());
  if (new Set(sheetNames).size < sheetNames.length) problems.push("two sheets have one name");
  for (const name of sheetNames) if (name.length > 31) problems.push(`the name ${name} is too long`);
  if (new Set(sheets.map((tag) => attribute(tag, "sheetId"))).size < sheets.length)
    problems.push("two sheets have one id");
  for (const tag of tags(text(workbook), "definedName")) {
    const scope = attribute(tag, "localSheetId");
    if (scope !== undefined && Number(scope) >= sheets.length) problems.push("a name belongs to no sheet");
  }
  const scoped = tags(text(workbook), "definedName").map(
    (tag) => `${attribute(tag, "name")} ${attribute(tag, "localSheetId")}`,
  );
  if (new Set(scoped).size < scoped.length) problems.push("a name is defined twice");
  const tableIds: (string | undefined)[] = [];
  const tableNames: (string | undefined)[] = [];
  for (const { id, kind, target } of links) {
    if (kind !== "worksheet") continue;
    const xml = text(target);
    const name = attribute(sheets.find((tag) => attribute(tag, "r:id") === id) ?? "", "name") ?? "";
    if (name.startsWith("Lens ")) problems.push(...sheetProblems(target, xml, styles));
    for (const link of targets.get(target) ?? []) {
      if (link.kind !== "table") continue;
      const table = text(link.target);
      const root = tags(table, "table")[0]!;
      tableIds.push(attribute(root, "id"));
      tableNames.push(attribute(root, "displayName")?.toLowerCase());
      if (xml.includes("inlineStr")) problems.push(...tableProblems(link.target, table, xml));
    }
  }
  if (new Set(tableIds).size < tableIds.length) problems.push("two tables have one id");
  if (new Set(tableNames).size < tableNames.length) problems.push("two tables have one name");
  return problems;
}
