/** The `--json` contract: one object, streamed, so that a million rows need no memory here. */
import type { CheckBasis, CheckedAsset } from "../../core/check";
import { cellName, areaName } from "../../core/sheet";
import type { Question } from "../../core/questions";
import type { RegisterReading } from "../../core/register";
import type { Summary } from "../../core/summary";
import { decidedObject } from "./decided";
import type { TextSink } from "./sink";

/** One row as JSON. Row numbers are the sheet's, counted from 1. */
export function rowObject(asset: CheckedAsset, sheet: string): object {
  const { verdict } = asset;
  const { findings, deciding } = verdict;
  const { maker } = deciding;
  return {
    row: asset.row + 1,
    asset: { tag: asset.tag, site: asset.site, siteType: asset.siteType, quantity: asset.quantity },
    action: verdict.action,
    also: verdict.also,
    couldBe: verdict.couldBe,
    needs: verdict.needs,
    provisional: verdict.provisional,
    steps: verdict.steps,
    outcomes: verdict.outcomes,
    maker: maker.maker,
    brand: maker.brand,
    standing: maker.standing,
    confidence: maker.confidence,
    makers: verdict.makers.flatMap(({ maker: name, count }) =>
      name === null ? [] : [{ maker: name, count }],
    ),
    device: findings.device.scope,
    site: { sensitivity: findings.site.sensitivity, limbs: findings.site.limbs, basis: findings.site.basis },
    connection: findings.connection.connection,
    remoteAccess: findings.connection.remoteAccess,
    stage: findings.stage.stage,
    owner: findings.owner.owner,
    clauses: verdict.clauses,
    reason: asset.reason,
    ...decidedObject(asset),
    evidence: asset.evidence().map(({ cell, text, rule }) => ({
      cell:
        cell.sheet === sheet
          ? cellName(cell.row, cell.column)
          : `${cell.sheet}!${cellName(cell.row, cell.column)}`,
      text,
      rule,
    })),
  };
}

/** The columns by role, as letters. */
function columnsByRole(reading: RegisterReading): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const { role, column } of reading.columns)
    (columns[role] ??= []).push(cellName(0, column).replace(/\d+$/, ""));
  return columns;
}

/** Writes the object piece by piece, in the order in which its parts become known. */
export class JsonWriter {
  private files = 0;
  private tables = 0;
  private rows = 0;

  constructor(private readonly sink: TextSink) {}

  async begin({ catalogue, setting, asOf }: CheckBasis): Promise<void> {
    const head = {
      catalogue: { version: catalogue.version, date: catalogue.date },
      regimes: setting.regimes,
      asOf,
    };
    await this.sink.write(`${JSON.stringify(head).slice(0, -1)},"files":[`);
  }

  async beginFile(file: string): Promise<void> {
    await this.sink.write(`${this.files++ > 0 ? "," : ""}{"file":${JSON.stringify(file)},"tables":[`);
    this.tables = 0;
  }

  async beginTable(reading: RegisterReading): Promise<void> {
    const head = {
      sheet: reading.sheet,
      range: areaName(reading.area),
      headerRow: (reading.headerRows.at(-1) ?? -1) + 1 || null,
      firstRow: (reading.rows[0] ?? 0) + 1,
      lastRow: (reading.rows.at(-1) ?? 0) + 1,
      columns: columnsByRole(reading),
    };
    await this.sink.write(`${this.tables++ > 0 ? "," : ""}${JSON.stringify(head).slice(0, -1)},"rows":[`);
    this.rows = 0;
  }

  async row(asset: CheckedAsset, sheet: string): Promise<void> {
    await this.sink.write(`${this.rows++ > 0 ? "," : ""}\n${JSON.stringify(rowObject(asset, sheet))}`);
  }

  async endTable(): Promise<void> {
    await this.sink.write("]}");
  }

  /** `error`: why the file could not be read, as one sentence. */
  async endFile(error?: string, warnings: readonly string[] = []): Promise<void> {
    const warned = warnings.length === 0 ? "" : `,"warnings":${JSON.stringify(warnings)}`;
    await this.sink.write(
      error === undefined ? `]${warned}}` : `]${warned},"error":${JSON.stringify(error)}}`,
    );
  }

  /** @param more what comes after the contract's own fields */
  async end(questions: readonly Question[], summary: Summary, more: object = {}): Promise<void> {
    const actions = Object.fromEntries(
      Object.entries(summary.actions).map(([action, { rows }]) => [action, rows]),
    );
    const total = {
      assets: summary.assets,
      devices: summary.devices,
      actions,
      provisional: summary.provisional,
    };
    const last = JSON.stringify({ questions, summary: total, ...more });
    await this.sink.write(`],${last.slice(1)}\n`);
  }
}
