/** The roles of columns as people say them. */
import { columnRoles, type ColumnRole } from "../asset";
import { nameKey } from "../text";

export const roleWords: Readonly<Record<ColumnRole, string>> = {
  make: "make",
  model: "model",
  description: "description",
  category: "category",
  tag: "asset tag",
  mac: "MAC address",
  ip: "IP address",
  serial: "serial number",
  site: "site",
  siteType: "site type",
  location: "place on the site",
  sensitivity: "sensitive site, yes or no",
  network: "network",
  status: "status",
  quantity: "quantity",
  owner: "owner",
  purpose: "purpose",
  installDate: "date installed",
  replaceDate: "date to replace",
  notes: "notes",
  supplier: "supplier",
  secret: "secret, never read",
  other: "not used",
};

/** What else people call a role when they write it into a table. */
const otherWords: Readonly<Partial<Record<ColumnRole, readonly string[]>>> = {
  make: ["maker", "manufacturer", "brand"],
  model: ["model number"],
  category: ["type", "device type", "asset type", "type of device"],
  tag: ["tag", "asset number", "reference"],
  mac: ["mac"],
  ip: ["ip"],
  serial: ["serial"],
  site: ["site name"],
  location: ["location", "room", "place"],
  sensitivity: ["sensitivity", "sensitive", "sensitive site"],
  installDate: ["installed", "installation date"],
  replaceDate: ["replace", "replacement date"],
  notes: ["note", "comments"],
  secret: ["secret", "password"],
  other: ["nothing", "none", "ignore", "ignored", "leave out", "unused"],
};

const byWords: ReadonlyMap<string, ColumnRole> = new Map(
  columnRoles.flatMap((role) =>
    [role, roleWords[role], ...(otherWords[role] ?? [])].map((words) => [nameKey(words), role] as const),
  ),
);

/** The role that a person wrote; `null` where the words mean none. */
export function roleFromWords(text: string): ColumnRole | null {
  return byWords.get(nameKey(text)) ?? null;
}
