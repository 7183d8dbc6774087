/**
 * The tables in which people's decisions are kept: one sheet and one Excel table each, plain enough to edit by hand,
 * filter, protect and send. Columns are found by their headers, so their order may be changed.
 */

/** What a column holds. `open-choice` suggests words but takes others too. */
export type ColumnKind = "text" | "date" | "choice" | "open-choice" | "count";

export interface DecisionColumn<Id extends string = string> {
  readonly id: Id;
  readonly header: string;
  readonly kind: ColumnKind;
  /** The words to choose from; empty for other kinds. */
  readonly choices: readonly string[];
  /** In characters. */
  readonly width: number;
  /** What a person should write; shown when a cell is selected. "" where Estate Lens fills the column. */
  readonly prompt: string;
  /** Other headers that mean the same. */
  readonly aliases: readonly string[];
  /** Without this column the table says nothing. */
  readonly required: boolean;
}

export const decisionTableIds = [
  "sites",
  "makers",
  "policy",
  "found",
  "exceptions",
  "work",
  "audit",
  "lastCheck",
  "lastDecisions",
  "reading",
] as const;
export type DecisionTableId = (typeof decisionTableIds)[number];

export interface DecisionTable<Column extends string = string> {
  readonly id: DecisionTableId;
  readonly sheet: string;
  /** Name of the Excel table. */
  readonly table: string;
  /** In row 1 of the sheet; a renamed sheet is known by it. */
  readonly title: string;
  /** In row 2: one sentence that explains. */
  readonly intro: string;
  readonly hidden: boolean;
  readonly columns: readonly DecisionColumn<Column>[];
}

interface More {
  readonly aliases?: readonly string[];
  readonly required?: boolean;
}

function column<Id extends string>(
  id: Id,
  header: string,
  kind: ColumnKind,
  width: number,
  prompt: string,
  choices: readonly string[],
  { aliases = [], required = false }: More,
): DecisionColumn<Id> {
  return { id, header, kind, choices, width, prompt, aliases, required };
}

const text = <Id extends string>(id: Id, header: string, width: number, prompt = "", more: More = {}) =>
  column(id, header, "text", width, prompt, [], more);
const date = <Id extends string>(id: Id, header: string, prompt: string, more: More = {}) =>
  column(id, header, "date", 12, prompt, [], more);
const count = <Id extends string>(id: Id, header: string, more: More = {}) =>
  column(id, header, "count", Math.max(9, header.length + 1), "", [], more);
const choice = <Id extends string>(
  id: Id,
  header: string,
  width: number,
  choices: readonly string[],
  prompt: string,
  more: More = {},
) => column(id, header, "choice", width, prompt, choices, more);
const openChoice = <Id extends string>(
  id: Id,
  header: string,
  width: number,
  choices: readonly string[],
  prompt: string,
  more: More = {},
) => column(id, header, "open-choice", width, prompt, choices, more);

const yesNo = ["Yes", "No"] as const;
const networks = ["Main", "Separate", "None"] as const;
const day = "A date, YYYY-MM-DD.";

/** The three columns by which a row is about one asset of a register. */
const assetColumns = [
  text("asset", "Asset", 16, "The asset's tag; without one its serial number or MAC address.", {
    aliases: ["Asset id", "Asset tag", "Tag", "Asset number"],
  }),
  text("mark", "Row mark", 24, "Filled by Estate Lens: knows the row again. Leave it as it is.", {
    aliases: ["Mark"],
  }),
  text("register", "Register", 16, "The sheet that the asset stands on; blank for any."),
] as const;

export const sitesTable = {
  id: "sites",
  sheet: "Lens sites",
  table: "LensSites",
  title: "Sites: which of them are sensitive",
  intro:
    "One row for each site, or for every site of a type. A named person decides; the answer holds for every later check until somebody changes it.",
  hidden: false,
  columns: [
    text("site", "Site", 30, "As written in the register; blank where the row is for a site type.", {
      aliases: ["Site name", "Name"],
    }),
    text(
      "type",
      "Site type",
      22,
      "The kind of site; alone in the row it speaks for every site of that type.",
      {
        aliases: ["Type", "Kind of site"],
      },
    ),
    choice("sensitive", "Sensitive", 14, ["Yes", "No", "Not assessed"], "Yes, No or Not assessed.", {
      aliases: ["Sensitive site", "Sensitivity", "Sensitive (Yes/No/Not assessed)"],
      required: true,
    }),
    openChoice(
      "why",
      "Why",
      14,
      ["L1", "L2", "L3", "L4", "L1; L2", "L1; L3"],
      "L1 holds SECRET or above; L2 staff with developed vetting; L3 used by ministers; L4 protected by law. Several: L1; L3.",
      { aliases: ["Limb", "Limbs", "Why the site is sensitive", "Reason"] },
    ),
    text("partOf", "Part of", 22, "The complex it belongs to: its answer holds here too.", {
      aliases: ["Complex"],
    }),
    choice(
      "occupier",
      "Occupier",
      18,
      ["Own", "Central government", "Other"],
      "Who occupies the site: Own, Central government or Other.",
      { aliases: ["Occupied by"] },
    ),
    choice(
      "owner",
      "Owner",
      14,
      ["Own", "Landlord", "Contractor", "Neighbour", "Tenant", "Other"],
      "Who owns the CCTV there.",
      { aliases: ["Owner of the CCTV", "CCTV owner", "Owned by"] },
    ),
    choice(
      "network",
      "CCTV network",
      14,
      networks,
      "Main: the office network. Separate: one of its own. None: not connected.",
      { aliases: ["Network"] },
    ),
    choice(
      "extended",
      "Extended",
      10,
      yesNo,
      "Whether your organisation treats this site like a sensitive one.",
      {
        aliases: ["Extended to"],
      },
    ),
    text("extendedBy", "Extended by", 18, "Who decided that."),
    date("extendedOn", "Extended on", day),
    text("assessedBy", "Assessed by", 18, "Who decided whether the site is sensitive.", {
      aliases: ["Assessor", "Decided by", "By"],
    }),
    date("date", "Date", day, { aliases: ["Assessed on", "Date assessed", "Assessment date"] }),
    date("reviewDate", "Review date", "When somebody looks at it again, YYYY-MM-DD.", {
      aliases: ["Review", "Review on", "Review by", "Next review"],
    }),
    text("note", "Note", 30, "Anything else.", { aliases: ["Notes", "Comment", "Comments"] }),
    text("found", "Found", 40),
    count("assets", "Assets"),
  ],
} as const satisfies DecisionTable;

export const makersTable = {
  id: "makers",
  sheet: "Lens makers",
  table: "LensMakers",
  title: "Makers: what your organisation decided",
  intro:
    "One row for each name on a label that your organisation reads in its own way. It wins over the maker list and is shown as the reason.",
  hidden: false,
  columns: [
    text("name", "Name or alias", 26, "The name as it stands in the register.", {
      aliases: ["Name", "Alias", "Label", "Brand"],
      required: true,
    }),
    text("maker", "Maker", 26, "Who really makes it, where that is another name.", {
      aliases: ["Manufacturer", "Made by"],
    }),
    choice(
      "standing",
      "Standing",
      18,
      ["Subject", "Affiliate", "OEM", "Possible OEM", "PRC made", "Not subject", "Undetermined"],
      "Subject: counts. Not subject: cleared. OEM: made by a company that counts. Undetermined: not decided yet.",
      { aliases: ["Determination"] },
    ),
    text("basis", "Basis", 40, "Why: a letter, a list, advice.", { aliases: ["Reason", "Why"] }),
    text("decidedBy", "Decided by", 18, "Who decided.", { aliases: ["By"] }),
    date("date", "Date", day, { aliases: ["Decided on"] }),
  ],
} as const satisfies DecisionTable;

export const policyTable = {
  id: "policy",
  sheet: "Lens policy",
  table: "LensPolicy",
  title: "Policy: whose rules bind, and your organisation's own",
  intro:
    "A blank value leaves a setting as the rules have it. Names and dates make a decision worth something.",
  hidden: false,
  columns: [
    text("setting", "Setting", 34, "", { required: true }),
    text("value", "Value", 26, "", { required: true }),
    text("decidedBy", "Decided by", 18, "Who decided.", { aliases: ["By"] }),
    date("date", "Date", day, { aliases: ["Decided on"] }),
    text("note", "Note", 60, "", { aliases: ["Notes", "Comment"] }),
  ],
} as const satisfies DecisionTable;

export const foundTable = {
  id: "found",
  sheet: "Lens found",
  table: "LensFound",
  title: "Found on site: what somebody saw on the unit itself",
  intro: "What a named person saw wins over the register's own words. A blank cell says nothing.",
  hidden: false,
  columns: [
    ...assetColumns,
    text("site", "Site", 24, "Where it stands, if not where the register has it."),
    text("label", "Label says", 20, "The name on the label.", { aliases: ["Label", "Make"] }),
    text("model", "Model", 22, "The model number on the label."),
    text("mac", "MAC", 20, "The MAC address on the label or in its settings.", { aliases: ["MAC address"] }),
    text("photo", "Photo", 16, "The photo's number or file.", { aliases: ["Photo reference"] }),
    choice("network", "Network", 14, networks, "Main, Separate or None.", { aliases: ["CCTV network"] }),
    choice("stillThere", "Still there?", 12, yesNo, "Yes or No.", { aliases: ["Still there"] }),
    text("foundBy", "Found by", 18, "Who looked.", { aliases: ["Surveyed by", "By"] }),
    date("date", "Date", day, { aliases: ["Found on", "Surveyed on"] }),
    text("note", "Note", 30, "", { aliases: ["Notes", "Comment"] }),
  ],
} as const satisfies DecisionTable;

export const exceptionsTable = {
  id: "exceptions",
  sheet: "Lens exceptions",
  table: "LensExceptions",
  title: "Exceptions: risks that a named person accepts until a date",
  intro:
    "A row counts with a date, a reason and an approver. After the date the action comes back by itself.",
  hidden: false,
  columns: [
    ...assetColumns,
    date("until", "Accepted until", "The last day on which it counts, YYYY-MM-DD.", {
      aliases: ["Until", "Accepted to", "Expires", "Expires on"],
      required: true,
    }),
    text("reason", "Reason", 40, "Why the risk is accepted.", { aliases: ["Why"] }),
    text("approvedBy", "Approved by", 18, "Who answers for it.", {
      aliases: ["Approver", "Accepted by", "By"],
    }),
    date("date", "Date", "When it was approved, YYYY-MM-DD.", { aliases: ["Approved on"] }),
    text("note", "Note", 30, "", { aliases: ["Notes", "Comment"] }),
  ],
} as const satisfies DecisionTable;

export const workTable = {
  id: "work",
  sheet: "Lens work",
  table: "LensWork",
  title: "Work done: what was isolated or removed, and where it went",
  intro: "One row for each piece of work that is done. Planned work does not belong here.",
  hidden: false,
  columns: [
    ...assetColumns,
    choice("what", "What", 12, ["Isolated", "Removed"], "Isolated or Removed.", {
      aliases: ["Work"],
      required: true,
    }),
    date("date", "Date", "When it was done, YYYY-MM-DD.", { aliases: ["Done on"] }),
    text("by", "By", 18, "Who did it.", { aliases: ["Done by"] }),
    choice(
      "wentTo",
      "Went to",
      14,
      ["Destroyed", "Returned", "In store", "Moved"],
      "For what was removed: Destroyed, Returned, In store or Moved.",
    ),
    text("movedTo", "Moved to site", 24, "The site that it was moved to; it is judged again there."),
    choice("diskWiped", "Disk wiped", 12, ["Yes", "No", "No disk"], "Yes, No or No disk."),
    text("certificate", "Certificate", 18, "The number of the certificate of destruction or wiping."),
    text("note", "Note", 30, "", { aliases: ["Notes", "Comment"] }),
  ],
} as const satisfies DecisionTable;

export const auditTable = {
  id: "audit",
  sheet: "Lens audit",
  table: "LensAudit",
  title: "Audit: which checks were run",
  intro: "A record for people, not proof against tampering: anybody who can edit the workbook can edit it.",
  hidden: false,
  columns: [
    text("when", "When", 18, "", { required: true }),
    text("name", "Name", 18, "The name as typed."),
    text("what", "What was run", 30),
    text("rules", "Whose rules", 30),
    text("makerList", "Maker list", 24),
    count("assets", "Assets"),
    count("remove", "Remove"),
    count("doNotInstall", "Do not install"),
    count("isolate", "Isolate", { aliases: ["Isolate from network"] }),
    count("check", "Check"),
    count("noAction", "No action"),
    text("changed", "Changed by hand", 50, "What somebody changed by hand since the check before."),
    text("note", "Note", 30, "", { aliases: ["Notes", "Comment"] }),
  ],
} as const satisfies DecisionTable;

export const lastCheckTable = {
  id: "lastCheck",
  sheet: "Lens last check",
  table: "LensLastCheck",
  title: "The last check, kept to tell what changed since",
  intro: "Estate Lens writes this sheet anew at every check and compares the next one with it.",
  hidden: true,
  columns: [
    ...assetColumns,
    count("row", "Row"),
    text("site", "Site", 24),
    text("action", "Action", 20, "", { required: true }),
    text("toSettle", "To settle", 24),
    text("maker", "Maker", 24),
    text("why", "Why", 40),
    count("devices", "Devices"),
    text("textMark", "Text mark", 14),
    text("checked", "Checked", 24),
  ],
} as const satisfies DecisionTable;

export const lastDecisionsTable = {
  id: "lastDecisions",
  sheet: "Lens last decisions",
  table: "LensLastDecisions",
  title: "What the decision tables said at the last check",
  intro:
    "Estate Lens keeps it, to tell at the next check what was changed by hand. Changed here, it tells nothing any more.",
  hidden: true,
  columns: [
    text("table", "Table", 16, "", { required: true }),
    text("said", "Said", 80, "", { required: true }),
  ],
} as const satisfies DecisionTable;

/** What `readCorrections` of the register understands. */
export const readingTable = {
  id: "reading",
  sheet: "Lens reading",
  table: "LensReading",
  title: "Reading: what people corrected in how the register is read",
  intro:
    "One row for each correction: which row is the header, what a column holds, which rows are no assets, which line of another sheet belongs to a row. Take a row away to have it read anew.",
  hidden: false,
  columns: [
    text("sheet", "Sheet", 24, "The sheet's name.", { aliases: ["Sheet name", "Worksheet"], required: true }),
    text(
      "range",
      "Range or table",
      16,
      "Cells such as A5:N30, or a table's name; blank for the first table.",
      {
        aliases: ["Range", "Table"],
      },
    ),
    choice("what", "What", 14, ["Header row", "Column", "Leave out", "Asset", "Join"], "What is corrected.", {
      aliases: ["Correction"],
      required: true,
    }),
    text("where", "Where", 26, "A row, rows such as 31-33, a column's letters, or its heading in quotes.", {
      aliases: ["Place"],
    }),
    text("value", "Value", 26, "What the column holds, or the line that belongs to it.", {
      aliases: ["Is", "Meaning"],
    }),
    text("by", "By", 20, "Who says so.", { aliases: ["Corrected by", "Who"] }),
    date("date", "Date", day, { aliases: ["On", "When"] }),
  ],
} as const satisfies DecisionTable;

/** Every table, in the order in which people meet them. */
export const decisionTables: readonly DecisionTable[] = [
  sitesTable,
  makersTable,
  policyTable,
  foundTable,
  exceptionsTable,
  workTable,
  auditTable,
  lastCheckTable,
  lastDecisionsTable,
  readingTable,
];

const byId = new Map(decisionTables.map((table) => [table.id, table]));

/** The table of an id. */
export function decisionTable(id: DecisionTableId): DecisionTable {
  const table = byId.get(id);
  if (table === undefined) throw new Error(`There is no table ${id}.`);
  return table;
}

/** The ids of a table's columns. */
export type ColumnOf<Table extends DecisionTable> = Table["columns"][number]["id"];
