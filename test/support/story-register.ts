/** The register of the whole story, told twice: on the real office.js, and as people click it. */
const makes = [
  ["Hikvision", "DS-2CD2143G0-I"],
  ["Dahua", "IPC-HFW2431S"],
  ["Axis", "P3245-LVE"],
  ["Bosch", "NBE-3502-AL"],
  ["Uniview", "IPC3614LB-SF28K-G"],
] as const;
const sites = [
  ["Fernhill House", "Office"],
  ["Weir Depot", "Depot"],
  ["Oak Lane", "Office"],
  ["Harbour Leisure Centre", "Leisure centre"],
] as const;
const networks = ["Corporate LAN", "Stand-alone", "4G"] as const;
const header = ["Tag", "Site", "Site type", "Make", "Model", "Network", "Status"];

export type Row = Readonly<Record<string, string>>;

/** A header and 400 assets: every make at every site on every network, again and again. */
export function storyRegister(): string[][] {
  const assets = Array.from({ length: 400 }, (_, index) => {
    const [make, model] = makes[index % makes.length] ?? makes[0];
    const [site, type] = sites[Math.floor(index / makes.length) % sites.length] ?? sites[0];
    const network = networks[Math.floor(index / 20) % networks.length] ?? "";
    return [`CAM-${String(index + 1).padStart(4, "0")}`, site, type, make, model, network, "Installed"];
  });
  return [header, ...assets];
}

/** What is decided in the story: one site is sensitive, the others are not. */
export const assessments = sites.map(([site]) => [site, site === "Fernhill House" ? "Yes" : "No"] as const);

/** The rows after a month: sorted, three gone, two new, and an Axis camera that became one of Hikvision's. */
export function aMonthLater<Cell extends string | number>(
  rows: readonly (readonly Cell[])[],
): (Cell | string)[][] {
  const gone = ["CAM-0050", "CAM-0051", "CAM-0052"];
  const kept = rows.filter(([tag]) => !gone.includes(String(tag))).map((row): (Cell | string)[] => [...row]);
  for (const row of kept) if (row[0] === "CAM-0003") row.splice(3, 2, "Hikvision", "DS-2CD2143G0-I");
  return [
    ["CAM-9001", "Fernhill House", "Office", "Hikvision", "DS-2CD2143G0-I", "Stand-alone", "Installed"],
    ...kept.reverse(),
    ["CAM-9002", "Oak Lane", "Office", "Axis", "P3245-LVE", "4G", "Installed"],
  ];
}

/** What the policy says of a row once Uniview is cleared and the sites are assessed, from the row's cells alone. */
export function expectedAction(row: Row): string {
  if (!["Hikvision", "Dahua"].includes(row["Make"] ?? "")) return "No action";
  if (row["Site"] === "Fernhill House") return "Remove";
  return row["Network"] === "Corporate LAN" ? "Isolate from network" : "No action";
}

/** How many rows each action has. */
export function countActions(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { "Lens action": word = "" } of rows) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
