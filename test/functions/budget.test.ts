/**
 * What the functions may cost, measured against what Excel's runtime has to do anyway: unpacking the same arguments
 * from JSON. Both are processor time of this process in the same run, so a busy machine fails nothing.
 * docs/performance.md has the figures of a quiet one.
 */
import { processorSeconds } from "../support/processor-time";
import { call, headers, openFunctions } from "./support";

beforeAll(openFunctions);

/** Arguments as Excel hands them over: a fresh copy, and how long it took to unpack it. */
function unpack(text: string): { given: unknown[]; took: number } {
  let given: unknown[] = [];
  const took = processorSeconds(() => {
    const unpacked: unknown = JSON.parse(text);
    if (Array.isArray(unpacked)) given = unpacked;
  });
  return { given, took };
}

const makes = ["Hikvision", "Dahua", "Axis", "Bosch", "Hanwha Vision", "Uniview", "Avigilon", "Mobotix"];
const types = ["Prison", "Court", "Leisure centre", "Office", "Depot", "School"];

function asset(number: number): (string | number)[] {
  const row: Record<string, string | number> = {
    Tag: `CAM-${number}`,
    Site: `Site ${number % 250}`,
    "Site type": types[number % types.length] ?? "",
    Make: makes[number % makes.length] ?? "",
    Model: ["DS-2CD2143G0-I", "P3245-V", "IPC-HDW2431T", "Dome"][number % 4] ?? "",
    Description: "Dome camera",
    Network: number % 2 === 0 ? "Corporate LAN" : "CCTV VLAN",
    Status: "In use",
  };
  return headers[0]!.map((header) => row[header] ?? 0);
}

const sites = [
  ["Site", "Site type", "Sensitive", "Limb", "Assessed by", "Date"],
  ...Array.from({ length: 300 }, (_, number) => [
    `Site ${number}`,
    types[number % types.length],
    number % 3 === 0 ? "Yes" : "No",
    number % 3 === 0 ? "L1" : 0,
    "A. Person",
    45_000,
  ]),
];

test("CHECK answers 100,000 rows in one call", () => {
  const register = [headers[0]!, ...Array.from({ length: 100_000 }, (_, number) => asset(number))];
  const { given, took: unpacking } = unpack(JSON.stringify([register, [["uk-central"]], sites]));
  let answer: unknown;
  const took = processorSeconds(() => {
    answer = call("CHECK", ...given);
  });
  expect(answer).toHaveLength(100_001);
  expect(took / unpacking).toBeLessThan(40);
});

test("10,000 formulas that each pass a 300-row Sites table, each a copy of its own", () => {
  const table = JSON.stringify(sites);
  let [took, unpacking, removed] = [0, 0, 0];
  for (let number = 0; number < 10_000; number++) {
    const text = `[[${JSON.stringify(asset(number))}],${JSON.stringify(headers)},[["uk-central"]],${table}]`;
    const unpacked = unpack(text);
    unpacking += unpacked.took;
    took += processorSeconds(() => {
      if (call("ACTION", ...unpacked.given) === "Remove") removed++;
    });
  }
  expect(removed).toBeGreaterThan(100);
  expect(took / unpacking).toBeLessThan(5);
});

test("10,000 formulas that each pass the tables of sites, exceptions and work besides", () => {
  const day = "2026-03-01";
  const exceptions = [
    ["Asset", "Row mark", "Register", "Accepted until", "Reason", "Approved by", "Date", "Note"],
    ...Array.from({ length: 200 }, (_, at) => [`CAM-${at * 7}`, "", "", 46_400, "sold", "G. Head", day, ""]),
  ];
  const work = [
    ["Asset", "Row mark", "Register", "What", "Date", "By", "Went to", "Moved to site", "Disk wiped", "Note"],
    ...Array.from({ length: 500 }, (_, at) => [
      `CAM-${at * 3}`,
      "",
      "",
      "Removed",
      day,
      "IT",
      "Destroyed",
      "",
      "Yes",
      "",
    ]),
  ];
  const tables = [sites, null, null, exceptions, work, 46_348].map((each) => JSON.stringify(each)).join();
  let [took, unpacking, removed] = [0, 0, 0];
  for (let number = 0; number < 10_000; number++) {
    const text = `[[${JSON.stringify(asset(number))}],${JSON.stringify(headers)},[["uk-central"]],${tables}]`;
    const unpacked = unpack(text);
    unpacking += unpacked.took;
    took += processorSeconds(() => {
      if (String(call("WHY", ...unpacked.given)).startsWith("Removed by IT")) removed++;
    });
  }
  expect(removed).toBeGreaterThan(400);
  expect(took / unpacking).toBeLessThan(5);
});

test("10,000 formulas asked again after one edit cost less than the first time", () => {
  const rows = Array.from({ length: 10_000 }, (_, number) => [asset(number)]);
  const ask = (): void => {
    for (const row of rows)
      call(
        "ACTION",
        row.map((line) => [...line]),
        headers,
        [["us-889"]],
      );
  };
  const first = processorSeconds(ask);
  const again = processorSeconds(ask);
  expect(again).toBeLessThan(first / 2);
});
