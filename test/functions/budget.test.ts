/**
 * What the functions may cost. Measured as processor time of this process, so that a busy machine does not fail it;
 * docs/performance.md has the figures of a quiet one.
 */
import * as estate from "../../src/functions/functions";
import { headers, openFunctions } from "./support";

beforeAll(openFunctions);

function seconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
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
  let lines = 0;
  const took = seconds(() => {
    lines = estate.check(register, [["uk-central"]], sites).length;
  });
  expect(lines).toBe(100_001);
  expect(took).toBeLessThan(4);
});

test("10,000 formulas that each pass a 300-row Sites table, each with a copy of its own as Excel sends it", () => {
  const calls = Array.from({ length: 10_000 }, (_, number) => [
    [asset(number)],
    structuredClone(headers),
    [["uk-central"]],
    structuredClone(sites),
  ]);
  let removed = 0;
  const took = seconds(() => {
    for (const [row, head, policy, table] of calls) {
      if (estate.action(row!, head!, policy, table) === "Remove") removed++;
    }
  });
  expect(removed).toBeGreaterThan(100);
  expect(took).toBeLessThan(4);
});

test("10,000 formulas asked again after one edit cost a fraction", () => {
  const rows = Array.from({ length: 10_000 }, (_, number) => [asset(number)]);
  const ask = (): void => {
    for (const row of rows) estate.action([...row], headers, [["uk-central"]]);
  };
  const first = seconds(ask);
  const again = seconds(ask);
  expect(again).toBeLessThan(Math.max(0.2, first));
  expect(again).toBeLessThan(1);
});
