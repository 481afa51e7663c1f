/**
 * `node infra/local/with-node.mjs test/bench/restore-drill.ts --help` says what this measures. docs/restore-drill.md
 * and docs/capacity.md have the figures.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { commandOptions, positive } from "../../infra/command-options.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { makeReconcileOffer } from "../../shared/application/workflows/reconcile/reconcile-offer.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { inParallel, notDue, repeatLost, seed } from "../support/sweep-seed.ts";
import { storesOn } from "../support/table-stores.ts";
import { startBigAzurite } from "./sweep-azurite.ts";

const values = commandOptions(
  `node infra/local/with-node.mjs test/bench/restore-drill.ts [-- options]

Fills a storage with offers, backs it up, loses it, verifies the backup, restores it into empty storage and reconciles
the offers. Prints the time and the peak memory of each command.

  --offers 10000    number of offers
  --incidents 6     incidents of each offer
  --reconcile 10000 number of offers to reconcile
  --help            shows this text`,
  {
    offers: { type: "string", default: "10000" },
    incidents: { type: "string", default: "6" },
    reconcile: { type: "string", default: "10000" },
  },
);
const offers = positive("offers", values.offers);
const incidents = positive("incidents", values.incidents);
const reconciled = Math.min(offers, positive("reconcile", values.reconcile));

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "benefits-drill-"));

const seconds = (startedMs: number): string =>
  `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;

/** Runs a command of infra/backup. Prints what it says, its time and its peak memory. */
async function run(what: string, script: string, ...args: readonly string[]): Promise<void> {
  const started = performance.now();
  const preload = ["--import", path.join(root, "test/bench/report-peak.ts")];
  const child = spawn(process.execPath, [...preload, path.join(root, script), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${what} ended with ${code}`);
  console.log(`${what}: ${seconds(started)}\n`);
}

/** What stops the storages that still run. */
const running = new Set<() => Promise<void>>();

async function storage() {
  const ports = await freePorts();
  const { stop } = await startBigAzurite(ports.table, "sorted");
  running.add(stop);
  const connectionString = storageConnectionString(ports);
  const tables = openTables({ mode: "connection-string", connectionString });
  return { stop, connectionString, tables };
}

async function lose(stop: () => Promise<void>): Promise<void> {
  running.delete(stop);
  await stop();
}

async function fill(tables: Tables): Promise<void> {
  const started = performance.now();
  await createTables(tables);
  await seed(tables, notDue(0, offers), incidents);
  console.log(`${offers} offers with ${incidents} incidents written: ${seconds(started)}\n`);
}

function sizeOf(directory: string): string {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const bytes = files.map((file) => statSync(path.join(directory, file)).size);
  return `${(bytes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB`;
}

const pageSize = 1_000;

/** Reconciles the first offers, up to a page. Throws if one has a mismatch, or if there are too few. */
async function reconcileSome(tables: Tables): Promise<void> {
  const started = performance.now();
  const stores = storesOn(tables);
  const reconcile = makeReconcileOffer({ ...stores, rules: defaultRules });
  let found = 0;
  for (let after: string | null = null; ;) {
    const page: readonly string[] = await stores.audit.offersAfter(after, pageSize);
    await inParallel(page, 16, async (offerId) => {
      const { mismatches } = await repeatLost(() => reconcile(offerId));
      if (mismatches.length > 0) throw new Error(`${offerId}: ${mismatches[0]?.problem}`);
    });
    found += page.length;
    const last = page.at(-1);
    if (last === undefined || found >= reconciled) break;
    after = last;
  }
  if (found < reconciled) throw new Error(`Of ${offers} offers, only ${found} are there.`);
  console.log(`Reconciliation of ${found} offers without a mismatch: ${seconds(started)}`);
}

async function drill(): Promise<void> {
  const { connectionString, stop, tables } = await storage();
  await fill(tables);
  await run("Backup", "infra/backup/backup.ts", "--from", connectionString, "--to", folder);
  console.log(`Size of the backup: ${sizeOf(folder)}\n`);
  await lose(stop);

  const from = ["--from", folder];
  await run("Verification", "infra/backup/restore.ts", ...from);
  const target = await storage();
  await run("Restore", "infra/backup/restore.ts", ...from, "--to", target.connectionString);
  await reconcileSome(target.tables);
}

try {
  await drill();
} finally {
  await Promise.all([...running].map(lose));
  rmSync(folder, { recursive: true, force: true });
}
