/**
 * How many actions of labelled registers are right, through `estate-lens check --json`, as a user gets them.
 * A labelled register is a .csv with a column "Expected" (last), named after the rules that bind: `uk-central.csv`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { z } from "zod";
import { regimeIds } from "../../src/core/policy/regime";
import type { Figure } from "./figure";

const output = z.object({
  files: z.array(
    z.object({
      tables: z.array(
        z.object({
          rows: z.array(
            z.object({
              row: z.number(),
              action: z.string(),
              standing: z.string(),
              maker: z.string().nullable(),
              reason: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const accusing = new Set(["remove", "do-not-deploy", "isolate"]);

/** Takes the last column off, so that the answers cannot be read. */
function withoutAnswers(text: string): { register: string; answers: string[] } {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const cut = (line: string): [string, string] => {
    const place = Math.max(line.lastIndexOf(","), line.lastIndexOf(";"));
    return [line.slice(0, place), line.slice(place + 1)];
  };
  const parts = lines.map(cut);
  return { register: parts.map(([line]) => line).join("\n"), answers: parts.map(([, answer]) => answer) };
}

function measure(path: string): Figure[] {
  const name = basename(path, ".csv");
  const regime = regimeIds.find((id) => name.startsWith(id));
  const { register, answers } = withoutAnswers(readFileSync(path, "utf8"));
  if (regime === undefined || answers[0] !== "Expected") return [];
  const folder = mkdtempSync(join(tmpdir(), "estate-lens-"));
  try {
    const file = join(folder, "register.csv");
    writeFileSync(file, register);
    const command = join(import.meta.dirname, "..", "..", "bin", "estate-lens.mjs");
    const run = spawnSync(
      process.execPath,
      [command, "check", "--json", "--regime", regime, "--as-of", "2026-11-22", file],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    const rows = output
      .parse(JSON.parse(run.stdout))
      .files.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    const byRow = new Map(rows.map((row) => [row.row, row]));
    let right = 0;
    let accused = 0;
    answers.slice(1).forEach((expected, index) => {
      const row = byRow.get(index + 2);
      if (row?.action === expected) right++;
      else
        console.log(
          `     ${name} row ${index + 2}: ${row?.action ?? "not read"}, expected ${expected}: ${row?.reason ?? ""}`,
        );
      if (row !== undefined && accusing.has(row.action) && !accusing.has(expected)) accused++;
    });
    const total = answers.length - 1;
    return [
      {
        set: name,
        what: "actions right",
        value: `${right} of ${total}`,
        threshold: "at least 95%",
        passed: right / total >= 0.95,
      },
      {
        set: name,
        what: "false accusations",
        value: String(accused),
        threshold: "none",
        passed: accused === 0,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures of every labelled register in a folder, or in its `registers` folder. */
export function measureRegisters(folder: string): Figure[] {
  return [folder, join(folder, "registers")]
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path)
        .filter((file) => file.endsWith(".csv"))
        .sort()
        .map((file) => join(path, file)),
    )
    .flatMap(measure);
}
