/**
 * Complete rows and what they come to under each of the three rules: what stands in the register decides, and nothing
 * else. Expected as the design's decision tables say, not as the program answered.
 */
import { Checker } from "../../src/core/check";
import { contentHints } from "../../src/core/content-hints";
import { defaultPolicy } from "../../src/core/policy/own";
import { Lexicon, readSheet } from "../../src/core/register";
import { sheetFromRows } from "../../src/core/sheet";
import { catalogue } from "../support/catalogue";

const regimes = ["uk-central", "uk-other", "us-889"] as const;
const head = ["Make", "Model", "Description", "Site type", "Sensitive site?", "Network", "Status", "Owner", "Purpose", "Notes"]; // prettier-ignore

/** The cells in the order of the headings => the action for UK central government, other UK bodies, section 889. */
const table = `
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | Corporate LAN | In use | |  |  => remove, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | No | Corporate LAN | In use | |  |  => isolate, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | No | Standalone | In use | |  |  => review, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | | Corporate LAN | In use | |  |  => isolate, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | | Standalone | In use | |  |  => review, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | Standalone | In store | |  |  => do-not-deploy, review, do-not-deploy
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | Standalone | Removed 2022 | |  |  => none, none, none
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | Standalone | Decommissioned | |  |  => review, review, review
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | | Faulty | |  |  => remove, review, remove
  Hikvision | DS-2CD2143G2-I | Dome camera | Court | Yes | Corporate LAN | In use | Landlord | |  => review, review, review
  Axis | P3265-LVE | Dome camera | Court | Yes | Corporate LAN | In use | |  |  => none, none, none
   | | Dome camera | Court | Yes | Corporate LAN | In use | |  |  => review, review, review
   | | Dome camera | Court | No | Standalone | In use | |  |  => review, review, review
   | | Dome camera | School | | Standalone | In use | |  |  => review, review, review
  Unknown | | CCTV camera | Office | | CCTV VLAN | In use | |  |  => review, review, review
  Dahua | IPC-HFW2841S-S | Bullet camera | Barracks | | Standalone | In use | |  |  => remove, review, remove
  Dahua | IPC-HFW2841S-S | Bullet camera | Recycling centre | | 4G | In use | |  |  => review, review, remove
  Dahua | IPC-HFW2841S-S | Bullet camera | Leisure centre | | Corporate LAN | In use | |  |  => isolate, review, remove
  Uniview | IPC3618SB-ADF28KM-I0 | Turret | Prison | Yes | Isolated | In use | |  |  => remove, review, none
  Tiandy | TC-C35WS | Bullet | Prison | Yes | Isolated | In use | |  |  => remove, review, none
  EZVIZ | CS-C6N-A0-1C2WFR | WiFi camera | Office | No | WiFi | In use | |  |  => review, review, remove
  Honeywell | HBW4PER2 | Bullet camera | Prison | Yes | Isolated | In use | |  |  => remove, review, remove
  Honeywell | HC35W45R3 | Dome camera | Prison | Yes | Isolated | In use | |  |  => none, none, none
  Honeywell | | Dome camera | Prison | Yes | Isolated | In use | |  |  => review, review, review
  Amcrest | IP8M-T2599EW | Turret camera | Office | Yes | Isolated | In use | |  |  => remove, review, remove
  W Box | | Camera | Office | Yes | Isolated | In use | |  |  => review, review, review
  Hikvision | DS-1272ZJ-110 | Wall bracket | Prison | Yes | Isolated | In use | |  |  => review, none, review
  Hikvision | DS-1272ZJ-110 | Wall bracket | Prison | No | Isolated | In use | |  |  => none, none, review
  Hikvision | DS-3E0318P-E | PoE switch for CCTV | Prison | No | Corporate LAN | In use | |  |  => review, review, remove
  Hikvision | | HDD for NVR | Prison | Yes | Isolated | In use | |  |  => review, none, review
  Hikvision | DS-KV6113-WPE1 | Video door station | Prison | Yes | Corporate LAN | In use | |  |  => remove, review, remove
  Hikvision | DS-7608NI-K2 | NVR | Prison | Yes | Corporate LAN | In use | |  |  => remove, review, remove
  Hikvision | | HikCentral licence | Prison | Yes | Corporate LAN | In use | |  |  => review, review, remove
  Huawei | S5735-L24P4S-A1 | Network switch | Office | Yes | Corporate LAN | In use | |  |  => none, none, remove
  Huawei | IPC6325-WD-VRZ | Dome camera | Office | Yes | Standalone | In use | |  |  => remove, review, remove
  ZTE | ZXHN H298A | Router | Office | Yes | Corporate LAN | In use | |  |  => none, none, remove
  Hytera | PD785 | Handheld radio | Office | Yes | | In use | |  |  => none, none, remove
  Hytera | VM780D | Body worn camera | Office | Yes | | In use | |  |  => remove, review, remove
  DJI | Mavic 3T | Drone | Office | Yes | | In use | |  |  => none, none, none
  TP-Link | TL-SG1008P | Network switch | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
  TP-Link | Tapo C200 | Camera | Office | Yes | WiFi | In use | |  |  => review, review, none
  Milestone | XProtect | VMS server | Court | Yes | Corporate LAN | In use | |  |  => none, none, none
  Hikvision | DS-2CD2143G2-I | Camera | Office | | Corporate LAN | Planned | |  |  => review, review, do-not-deploy
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | | On order | |  |  => do-not-deploy, review, do-not-deploy
  Axis | DS-2CD2143G2-I | Camera | Office | Yes | Isolated | In use | |  |  => review, review, review
  Hikvision | | Dummy camera | Office | Yes | Isolated | In use | |  |  => none, none, none
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | Isolated | In use | | Traffic counting |  => remove, review, review
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | Isolated | In use | |  | Replaced by Axis P3265 June 2024 => review, review, review
  Axis | P3265-LVE | Camera | Office | Yes | Isolated | In use | |  | Replaced Hikvision DS-2CD2143 June 2024 => none, none, none
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | Isolated | In use | |  | To be removed 03/2027 => remove, review, remove
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | Corporate LAN | Removed to store | |  |  => do-not-deploy, review, do-not-deploy
  Hikvision | DS-2CD2143G2-I | Camera | Office | Yes | Off the corporate LAN since 2023 | In use | |  |  => remove, review, remove
  Seagate | SkyHawk 8TB | HDD for Hikvision NVR | Office | Yes | Isolated | In use | |  |  => none, none, none
  Bosch | GR-9001 | Boiler | Office | Yes | | In use | |  |  => none, none, none
  Apple | iPad | Tablet | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
   | | Boiler | Office | Yes | | In use | |  |  => none, none, none
  Hikvision/Axis | | CCTV cameras | Office | Yes | Isolated | In use | |  |  => remove, review, remove
   | | 12 x Hikvision domes, 2 x Axis PTZ | Office | Yes | Isolated | In use | |  |  => remove, review, remove
  Reolink | RLC-810A | Turret | Office | Yes | Isolated | In use | |  |  => remove, review, none
  Sunell | SN-IPR5940ETDN | Camera | Office | Yes | Isolated | In use | |  |  => remove, review, none
  Lorex | LNB8973B | Camera | Office | Yes | Isolated | In use | |  |  => review, review, review
  Hanwha | QNV-8080R | Camera | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
  Pyronix | Enforcer | Intruder panel | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
  Hikvision | AX PRO DS-PWA96 | Intruder panel | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
  Hikvision | DS-2TD2637 | Thermal camera | Office | Yes | Isolated | In use | |  |  => remove, review, remove
  Hikvision | iDS-TCM403-GIR | ANPR camera | Car park | Yes | 4G | In use | |  |  => remove, review, remove
  2N | IP Verso | Video intercom | Office | Yes | Corporate LAN | In use | |  |  => none, none, none
  Akuvox | R29C | Video intercom | Office | Yes | Corporate LAN | In use | |  |  => remove, review, none
  Grandstream | GXV3674 | Camera | Office | Yes | Corporate LAN | In use | |  |  => review, review, none
  | | 16ch NVR with Seagate 4TB | Office | Yes | Isolated | In use | | |  => review, review, review
  | | WD Purple 4TB disk for NVR | Office | Yes | Isolated | In use | | |  => none, none, none
  | | Camera above Dell rack | Office | Yes | Isolated | In use | | |  => review, review, review
  | | Dell R740 CCTV recording server | Office | Yes | Isolated | In use | | |  => none, none, none
  | DS-7608NI-K2 | NVR with Seagate 4TB disk | Office | Yes | Isolated | In use | | |  => remove, review, remove
`;
const cases = table
  .trim()
  .split("\n")
  .map((line) => {
    const [row = "", actions = ""] = line.split(" => ");
    return { row: row.split("|").map((cell) => cell.trim()), actions };
  });

const lexicon = new Lexicon(catalogue.vocabulary.columns, contentHints(catalogue));
const rows = cases.map(({ row }, at) => [`A${at}`, `Site ${at}`, ...row]);
const [register] = readSheet(
  sheetFromRows("Register", [["Asset", "Site", ...head], ...rows]),
  catalogue.vocabulary.columns,
  { lexicon },
).registers;

const answers = regimes.map((regime) => {
  const setting = { ...defaultPolicy, regimes: [regime] };
  const checker = new Checker({ catalogue, setting, sites: [], makers: [], asOf: "2026-11-22" });
  return register === undefined
    ? []
    : [...checker.check(register)].flat().map(({ verdict }) => verdict.action);
});

test.each(cases.map(({ row, actions }, at) => [row.join(" | "), actions, at] as const))(
  "%s => %s",
  (_, actions, at) => {
    expect(answers.map((answer) => answer[at]).join(", ")).toBe(actions);
  },
);
