/** Every setting of an organisation's own policy: tried out, written, as a table and on the command line, the same. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policySettings } from "../../src/core/decisions";
import type { Summary } from "../../src/core/summary";
import { WorkbookModel } from "../../src/host";
import { run } from "../support/command";
import { PaneSide, today } from "./outside";

const rows = [
  ["Tag", "Type", "Make", "Model", "Site", "Site type", "Network", "Status", "Owner"],
  ["C1", "Camera", "Hikvision", "DS-2CD2143G0-I", "Hill House", "Office", "Corporate LAN", "In use", ""],
  ["C2", "Camera", "Dahua", "IPC-HDW2431T", "Hill House", "Office", "CCTV network", "In use", "Landlord"],
  ["C3", "Camera", "Acme", "", "Hill House", "Office", "Corporate LAN", "In use", ""],
  ["C4", "Camera", "LTS", "CMIP8342", "Hill House", "Office", "Corporate LAN", "In use", ""],
  ["C5", "Camera", "Xiaomi", "", "Hill House", "Office", "CCTV network", "In use", ""],
  ["C6", "Camera", "Tiandy", "", "Hill House", "Office", "Corporate LAN", "On order", ""],
  [
    "D1",
    "Access control panel",
    "Hikvision",
    "DS-K2604",
    "Hill House",
    "Office",
    "Corporate LAN",
    "In use",
    "",
  ],
  ["S1", "Network switch", "Huawei", "S5720", "Hill House", "Office", "Corporate LAN", "In use", ""],
  ["C7", "Camera", "Hikvision", "DS-2CD2143G0-I", "Hill House", "Office", "Standalone", "In use", ""],
  ["C8", "Camera", "Axis", "P3245-V", "Hill House", "Office", "Corporate LAN", "In use", ""],
  ["C9", "Camera", "Northlight", "", "Hill House", "Office", "CCTV network", "In use", ""],
  ["C10", "Camera", "Honeywell", "", "Hill House", "Office", "CCTV network", "In use", ""],
];
/** Nobody but an organisation says of a maker that it only manufactures in China. */
const makers = [
  ["Name or alias", "Standing", "Basis", "Decided by", "Date"],
  ["Northlight", "PRC made", "its data sheet", "A. Smith", "2026-03-01"],
];
const sites = [
  ["Site", "Sensitive", "Assessed by", "Date"],
  ["Hill House", "Yes", "A. Smith", "2026-03-01"],
];
/** What is written where a setting takes any words. */
const words: Readonly<Record<string, string>> = {
  Deadline: "2027-04-30",
  "Stock disposal rule": "Send it back to the supplier.",
  "Debarment list checked": "No such maker on it",
};
/** Tried under other rules or prices nothing here. */
const elsewhere: readonly string[] = [
  "Regime",
  "Decision on other sites",
  "Cost per camera",
  "Cost per recorder",
];
const tried = policySettings
  .filter(({ name }) => !elsewhere.includes(name))
  .flatMap(({ name, choices }) =>
    (choices.length === 0 ? [words[name] ?? ""] : choices).map((value) => [name, value] as const),
  );
/** Under a site that is not sensitive, or other rules. */
const onOtherSites = [
  ["uk-central", "Decision on other sites", "extend"],
  ["uk-central", "Decision on other sites", "do-not-extend"],
  ["uk-central", "Extend to all sites", "Yes"],
  ["uk-other", "Surveillance camera code", "Yes"],
  ["uk-other", "Decision on other sites", "remove"],
  ["uk-other", "Decision on other sites", "isolate"],
  ["uk-other", "Decision on other sites", "keep"],
] as const;

const folder = mkdtempSync(join(tmpdir(), "estate-lens-switches-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const quoted = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");

type Rows = readonly (readonly [action: string, reason: string, steps: string])[];

/** The command line's answers with the setting in a file. */
async function byCommand(
  regime: string,
  assessed: readonly (readonly string[])[],
  setting: string,
  value: string,
): Promise<{ summary: Pick<Summary, "actions">; rows: Rows }> {
  const at = (name: string, cells: readonly (readonly string[])[]): string => {
    const path = join(folder, name);
    writeFileSync(path, quoted(cells));
    return path;
  };
  const policy = [
    ["Setting", "Value", "Decided by", "Date"],
    ["Regime", regime, "", ""],
    ...(value === "" ? [] : [[setting, value, "Ann Example", today]]),
  ];
  const files = [at("Register.csv", rows), "--sites", at("sites.csv", assessed)];
  files.push("--makers", at("makers.csv", makers));
  const { stdout } = await run(
    ...["check", ...files, "--policy", at("policy.csv", policy), "--as-of", today, "--json"],
  );
  const { summary, files: told } = JSON.parse(stdout) as {
    summary: Pick<Summary, "actions">;
    files: { tables: { rows: { action: string; reason: string; steps: string[] }[] }[] }[];
  };
  const checked = told.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  return { summary, rows: checked.map(({ action, reason, steps }) => [action, reason, steps.join(" ")]) };
}

async function paneWith(regime: string, assessed: readonly (readonly string[])[]): Promise<PaneSide> {
  const book = new WorkbookModel(["Register"]);
  book.sheets[0]!.fill(0, 0, rows);
  book.addSheet("Lens sites").fill(0, 0, assessed);
  book.addSheet("Lens makers").fill(0, 0, makers);
  book.addSheet("Lens policy").fill(0, 0, [
    ["Setting", "Value", "Decided by", "Date"],
    ["Regime", regime, "", ""],
  ]);
  const side = new PaneSide(book);
  await side.begin();
  return side;
}

const shownIn = ({ pane }: PaneSide): Rows =>
  (pane.state().results?.assets ?? []).map(({ verdict, reason }) => [
    verdict.action,
    reason,
    verdict.steps.join(" "),
  ]);
const countsOf = (actions: Summary["actions"]) =>
  Object.fromEntries(Object.entries(actions).map(([action, { rows: count }]) => [action, count]));
const countsOfRows = (answers: Rows): Record<string, number> => {
  const counts: Record<string, number> = { remove: 0, "do-not-deploy": 0, isolate: 0, review: 0, none: 0 };
  for (const [action] of answers) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
};

async function compare(
  side: PaneSide,
  regime: string,
  assessed: typeof sites,
  setting: string,
  value: string,
) {
  const { decisions } = side.pane;
  const plan = decisions.policyPlan([{ setting, value }]);
  const tried = await decisions.preview(plan);
  expect(await decisions.write(plan, "Written.")).toBe(true);
  expect(side.pane.state().problems).toEqual([]);
  const written = shownIn(side);
  const expected = countsOfRows(written);
  expect(countsOf(tried!.actions)).toEqual(expected);
  const command = await byCommand(regime, assessed, setting, value);
  expect(command.rows).toEqual(written);
  return written;
}

test("each switch, each value: what was tried out is what is written, and what the command line says", async () => {
  const side = await paneWith("uk-central", sites);
  try {
    const plain = shownIn(side);
    const idle: string[] = [];
    for (const [setting, value] of tried) {
      const after = await compare(side, "uk-central", sites, setting, value);
      if (JSON.stringify(after) === JSON.stringify(plain)) idle.push(`${setting}: ${value}`);
      await side.pane.decisions.write(side.pane.decisions.policyPlan([{ setting, value: "" }]), "Back.");
      expect([setting, shownIn(side)]).toEqual([setting, plain]);
    }
    // What the rules do without the setting; two change something below; the debarment list stands in the report alone.
    expect(idle).toEqual([
      "Maker list adopted: No",
      "Debarment list checked: No such maker on it",
      "Treat advice as mandatory: No",
      "Extend to all sites: Yes",
      "Extend to all sites: No",
      "Test: T1",
      "Isolation is enough: No",
      "Include access control intercom: No",
      "OEM counts: Yes",
      "Unknown maker action: review",
      "Landlord kit in scope: ask",
      "Surveillance camera code: Yes",
      "Surveillance camera code: No",
    ]);
  } finally {
    side.office.close();
  }
}, 240_000);

test.each(onOtherSites)(
  "under %s: %s, %s",
  async (regime, setting, value) => {
    const open = [sites[0]!, ["Hill House", "No", "A. Smith", "2026-03-01"]];
    const side = await paneWith(regime, open);
    try {
      const plain = shownIn(side);
      expect(await compare(side, regime, open, setting, value)).not.toEqual(plain);
    } finally {
      side.office.close();
    }
  },
  60_000,
);
