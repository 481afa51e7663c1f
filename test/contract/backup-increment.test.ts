import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { backupFolder, manifestName } from "../../shared/adapters/backup/backup-files.ts";
import type { BackupFiles } from "../../shared/adapters/backup/backup-files.ts";
import { DamagedBackup } from "../../shared/adapters/backup/damaged-backup.ts";
import { pathOf, readManifest } from "../../shared/adapters/backup/manifest.ts";
import { restoreBackup } from "../../shared/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import type { EarlierBackup } from "../../shared/application/ports/backups.ts";
import { useAzurite } from "../support/azurite.ts";
import { useBackupFolder } from "../support/backup-folder.ts";
import { notDue, seed } from "../support/sweep-seed.ts";
import { storedContent } from "../support/stored-content.ts";

const storage = useAzurite();
const folder = useBackupFolder();

/** A backup with small parts, on clocks that agree. */
async function take(
  tables: Tables,
  earlier: EarlierBackup | null = null,
  now = new Date(),
): Promise<EarlierBackup> {
  const parts = { overlapMs: 0, rowsPerFile: 20, pagesPerSearch: 1 };
  const deps = { ...{ tables, files: backupFolder(folder.path), now: () => now }, ...parts };
  const { backupId, contracts } = await writeBackup({ ...deps, newSuffix: () => "0" }, earlier);
  return { backupId, chainsSha256: contracts.chainsSha256 };
}

const manifestOf = ({ backupId }: EarlierBackup) =>
  readManifest(backupFolder(folder.path), backupId);

async function change(tables: Tables, offerId: string, rowKey: string): Promise<void> {
  const row = { partitionKey: offerId, rowKey, data: "{}" };
  await tables.contracts.upsertEntity(row, "Replace");
}

test("a backup adds what has changed to the one before, and both are restored as they were", async () => {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, 30));
  await change(tables, "later-7", "mail:old");
  const whole = await take(tables);
  const before = await storedContent(tables);
  await seed(tables, notDue(30, 32));
  await change(tables, "later-3", "mail:1");
  await tables.contracts.submitTransaction([
    ["delete", { partitionKey: "later-7", rowKey: "mail:old" }],
    ["create", { partitionKey: "later-7", rowKey: "mail:new", data: "{}" }],
  ]);
  const added = await take(tables, await take(tables, whole));
  const after = await storedContent(tables);

  const read: string[] = [];
  const files = backupFolder(folder.path);
  const watched: BackupFiles = {
    ...files,
    read: (name) => {
      read.push(name);
      return files.read(name);
    },
  };
  for (const [{ backupId }, content] of [[whole, before] as const, [added, after] as const]) {
    const target = await storage.freshTables();
    await restoreBackup({ tables: target, files: watched }, { backupId });
    expect(await storedContent(target)).toEqual(content);
  }
  const { files: named } = await manifestOf(added);
  const contracts = named.filter(({ table }) => table === "contracts");
  const changed = contracts.filter((file) => "from" in file && file.from !== whole.backupId);
  expect(changed.reduce((sum, { partitions }) => sum + partitions, 0)).toBe(4);
  const all = read.filter((name) => name.endsWith(".gz")).toSorted();
  const known = [
    ...named,
    ...(await manifestOf(whole)).files.map((file) => ({ ...file, from: whole.backupId })),
  ];
  expect(new Set(all)).toEqual(new Set(known.map((file) => pathOf(added.backupId, file))));
});

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

test("six backups add to a whole one in as many days, and the next is a whole one", async () => {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, 1));
  const formats: number[] = [];
  let last: EarlierBackup | null = null;
  for (let n = 1; n <= 8; n += 1) {
    last = await take(tables, last);
    formats.push((await manifestOf(last)).format);
  }
  expect(formats).toEqual([1, 2, 2, 2, 2, 2, 2, 1]);
  const sixDaysLater = await take(tables, last, inDays(6));
  expect((await manifestOf(sixDaysLater)).format).toBe(2);
  expect((await manifestOf(await take(tables, sixDaysLater, inDays(7)))).format).toBe(1);
});

test("a backup is whole if the one before is damaged, gone or of other tables", async () => {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, 3));
  const whole = await take(tables);
  const formatAfter = async (earlier: EarlierBackup): Promise<number> =>
    (await manifestOf(await take(tables, earlier))).format;

  expect(await formatAfter({ ...whole, chainsSha256: "0".repeat(64) })).toBe(1);
  expect(await formatAfter({ ...whole, backupId: "2026-11-28T13-00-00-000Z" })).toBe(1);
  const manifest = path.join(folder.path, whole.backupId, manifestName);
  const genuine = readFileSync(manifest, "utf8");
  writeFileSync(manifest, genuine.replace(whole.chainsSha256 ?? "", "0".repeat(64)));
  expect(await formatAfter(whole)).toBe(1);
  writeFileSync(manifest, genuine);
  truncateSync(path.join(folder.path, whole.backupId, "chains-00001-0.txt"), 10);
  expect(await formatAfter(whole)).toBe(1);
});

test("a damaged file of an earlier backup is found before a restore writes", async () => {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, 30));
  const whole = await take(tables);
  await change(tables, "later-3", "mail:1");
  const added = await take(tables, whole);
  const target = await storage.freshTables();
  const { backupId } = added;
  const restore = () =>
    restoreBackup({ tables: target, files: backupFolder(folder.path) }, { backupId });
  const chains = path.join(folder.path, backupId, "chains-0.txt");
  expect(existsSync(chains)).toBe(true);
  const complete = readFileSync(chains, "utf8");
  expect(complete.split("\n")).toHaveLength(31);

  truncateSync(path.join(folder.path, whole.backupId, "contracts-00002-0.ndjson.gz"), 100);
  await expect(restore()).rejects.toThrow(DamagedBackup);
  expect(await storedContent(target)).toEqual({});
});
