import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TransactionAction } from "@azure/data-tables";

import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";
import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import type { EarlierBackup } from "../../shared/application/ports/backups.ts";
import { notDue, seed } from "../support/sweep-seed.ts";
import { compared } from "./row.ts";
import type { Benchmark, Row } from "./row.ts";
import { startBigAzurite } from "./sweep-azurite.ts";

/** The further rows of a contract after a year: incidents, ledger entries, links and mails. */
const rowsPerOffer = 28;
const text = (): string => randomBytes(275).toString("hex");
const everyNth = 100;
const sampleMs = 500;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const later = (n: number): string => `later-${n}`;

async function addRows(tables: Tables, offers: number): Promise<void> {
  for (let n = 0; n < offers; n += 1) {
    const rows = Array.from({ length: rowsPerOffer }, (_, row): TransactionAction => [
      "create",
      {
        ...{ partitionKey: later(n), rowKey: `mail:${row}` },
        data: JSON.stringify({ n, row, text: text() }),
      },
    ]);
    await tables.contracts.submitTransaction(rows);
  }
}

interface Measured {
  readonly earlier: EarlierBackup;
  readonly requests: number;
  readonly read: number;
  readonly written: number;
  readonly heap: number;
  readonly ms: number;
}

/** Takes a backup, and counts what it costs. */
async function measured(
  connectionString: string,
  folder: string,
  earlier: EarlierBackup | null,
): Promise<Measured> {
  const sums = { requests: 0, read: 0 };
  const count: PipelinePolicy = {
    name: "count",
    sendRequest: async (request, next) => {
      const response = await next(request);
      sums.requests += 1;
      sums.read += response.bodyAsText?.length ?? 0;
      return response;
    },
  };
  const storage = { mode: "connection-string", connectionString } as const;
  const tables = openTables(storage, { policies: [count], timeoutMs: 60_000 });
  const before = held();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, held());
  }, sampleMs);
  const started = performance.now();
  const deps = { tables, files: backupFolder(folder), now: () => new Date(), overlapMs: 0 };
  const { backupId, contracts } = await writeBackup({ ...deps, newSuffix: () => "0" }, earlier);
  const ms = performance.now() - started;
  clearInterval(timer);
  const own = path.join(folder, backupId);
  const written = readdirSync(own).reduce(
    (sum, name) => sum + statSync(path.join(own, name)).size,
    0,
  );
  const { chainsSha256 } = contracts;
  return { ...sums, written, ms, heap: most - before, earlier: { backupId, chainsSha256 } };
}

const kilobytes = (bytes: number): number => bytes / 1024;

function rowsOf(offers: number, whole: Measured, added: Measured): Row[] {
  const name = `backup, 1 % of ${offers.toLocaleString("en")} offers changed`;
  const row = (what: string, of: (each: Measured) => number, unit: string, atMost: number): Row =>
    compared(
      `${name}: ${what}`,
      of(added),
      unit,
      { what: "for a whole one", value: of(whole) },
      { atMost },
    );
  return [
    row("requests", ({ requests }) => requests, "requests", 0.5),
    row("bytes read", ({ read }) => kilobytes(read), "KB", 0.15),
    row("bytes written", ({ written }) => kilobytes(written), "KB", 0.15),
    row("memory held at most", ({ heap }) => kilobytes(heap), "KB", 1.5),
    row("time", ({ ms }) => ms, "ms", 1),
  ];
}

/** A whole backup, and one that adds to it after one of a hundred contracts has changed. */
export const backupOver =
  (offers: number): Benchmark =>
  async () => {
    const ports = await freePorts();
    const azurite = await startBigAzurite(ports.table);
    const folder = mkdtempSync(path.join(tmpdir(), "benefits-bench-backup-"));
    try {
      const connectionString = storageConnectionString(ports);
      const storage = { mode: "connection-string", connectionString } as const;
      const tables = openTables(storage, { timeoutMs: 60_000 });
      await createTables(tables);
      await seed(tables, notDue(0, offers));
      await addRows(tables, offers);
      const whole = await measured(connectionString, folder, null);
      for (let n = 0; n < offers; n += everyNth) {
        const row = { partitionKey: later(n), rowKey: "mail:new", data: "{}" };
        await tables.contracts.upsertEntity(row, "Replace");
      }
      return rowsOf(offers, whole, await measured(connectionString, folder, whole.earlier));
    } finally {
      await azurite.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
