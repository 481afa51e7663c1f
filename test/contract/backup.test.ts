import type { TransactionAction } from "@azure/data-tables";
import { describe, expect, test } from "vitest";

import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import { restoreBackup, TargetNotEmpty } from "../../shared/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import { makeReconcileOffer } from "../../shared/application/workflows/reconcile/reconcile-offer.ts";
import { TableAnchorMails } from "../../shared/adapters/tables/table-anchor-mails.ts";
import { useAzurite } from "../support/azurite.ts";
import { useBackupFolder } from "../support/backup-folder.ts";
import { storedContent } from "../support/stored-content.ts";
import { notDue, seed } from "../support/sweep-seed.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { storesOn } from "../support/table-stores.ts";

const storage = useAzurite();
const folder = useBackupFolder();

const newSuffix = (): string => "0";
const now = () => new Date("2026-11-28T12:00:00Z");

async function backedUp(offers = 10) {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, offers));
  const files = backupFolder(folder.path);
  const manifest = await writeBackup({ tables, files, now, newSuffix });
  return { files, manifest, tables };
}

describe("a backup", () => {
  test("restores every row of every table into an empty account, and its chains verify", async () => {
    const { files, manifest, tables } = await backedUp();
    const target = await storage.freshTables();
    const { newer, rows } = await restoreBackup(
      { tables: target, files },
      { backupId: manifest.backupId },
    );

    const content = await storedContent(tables);
    expect(await storedContent(target)).toEqual(content);
    expect({ newer, rows }).toEqual({ newer: 0, rows: Object.keys(content).length });
    expect(manifest.contracts.count).toBe(10);
    const reconcile = makeReconcileOffer({ ...storesOn(target), rules: defaultRules });
    for (const offerId of await storesOn(target).audit.offersAfter(null, 100)) {
      expect((await reconcile(offerId)).mismatches).toEqual([]);
    }
  });

  test("is listed when it is finished, and not before", async () => {
    const { files, manifest, tables } = await backedUp(1);
    const failing = { ...files, write: () => Promise.reject(new Error("the disk is full")) };
    await expect(writeBackup({ tables, files: failing, now, newSuffix })).rejects.toThrow(
      "disk is full",
    );
    expect(await files.list()).toEqual([manifest.backupId]);
    await expect(
      restoreBackup({ tables, files }, { backupId: "2026-11-28T13-00-00-000Z" }),
    ).rejects.toThrow("There is no finished backup");
  });

  test("of one partner restores its offers, and no other partner's rows", async () => {
    const tables = await storage.freshTables();
    await seed(tables, notDue(0, 3));
    const [owned = ""] = await storesOn(tables).audit.offersAfter(null, 1);
    const data = JSON.stringify({ offerId: owned });
    await tables.partners.createEntity({ partitionKey: "fabrikam", rowKey: "held:SPD", data });
    const files = backupFolder(folder.path);
    const { backupId } = await writeBackup({ tables, files, now, newSuffix });
    const target = await storage.freshTables();
    const restore = (partnerId: string) =>
      restoreBackup({ tables: target, files }, { backupId, partnerId });

    await expect(restore("Northwind")).rejects.toThrow("has no partner Northwind");
    expect(await storedContent(target)).toEqual({});
    await restore("Fabrikam");
    const content = Object.entries(await storedContent(tables));
    const wanted = content.filter(([key]) => key.includes(owned) || key.includes("/fabrikam/"));
    expect(await storedContent(target)).toEqual(Object.fromEntries(wanted));
  });

  test("has each contract in one version while it changes, on several pages too", async () => {
    const tables = await storage.freshTables();
    await seed(tables, notDue(0, 1));
    const [offerId = ""] = await storesOn(tables).audit.offersAfter(null, 1);
    const row = (n: number) => `row:${String(n).padStart(5, "0")}`;
    const filler = Array.from({ length: 1_500 }, (_, n): TransactionAction => [
      "create",
      { partitionKey: offerId, rowKey: row(n), data: "{}" },
    ]);
    for (let from = 0; from < filler.length; from += 100) {
      await tables.contracts.submitTransaction(filler.slice(from, from + 100));
    }
    const head = await tables.contracts.getEntity(offerId, "head");
    let changes = 0;
    const moved = (n: number): TransactionAction[] => [
      ["delete", { partitionKey: offerId, rowKey: `moved:${n - 1}` }],
      ["create", { partitionKey: offerId, rowKey: `moved:${n}`, data: "{}" }],
    ];
    await tables.contracts.createEntity({ partitionKey: offerId, rowKey: "moved:0", data: "{}" });
    // Each change writes the head, the first and the last row together, as a commit does. The first ones move a row.
    const change = async (): Promise<void> => {
      changes += 1;
      const version = { partitionKey: offerId, data: JSON.stringify({ changes }) };
      await tables.contracts.submitTransaction([
        ["update", { ...head, partitionKey: offerId, rowKey: "head", commitId: String(changes) }],
        ["upsert", { ...version, rowKey: "command:first" }],
        ["upsert", { ...version, rowKey: "row:99999" }],
        ...(changes < 9 ? moved(changes) : []),
      ]);
    };
    const reading = { isDone: false };
    const writer = (async () => {
      while (!reading.isDone) await change();
    })();
    const files = backupFolder(folder.path);
    const { backupId } = await writeBackup({ tables, files, now, newSuffix });
    reading.isDone = true;
    await writer;
    const target = await storage.freshTables();
    await restoreBackup({ tables: target, files }, { backupId });
    const versions = await Promise.all(
      ["command:first", "row:99999"].map((key) => target.contracts.getEntity(offerId, key)),
    );
    expect(changes).toBeGreaterThan(1);
    expect(versions[0]?.["data"]).toBe(versions[1]?.["data"]);
    const keys = Object.keys(await storedContent(target));
    expect(keys.filter((key) => key.includes("/moved:"))).toHaveLength(1);
  });

  test("leaves out references to contracts that are newer than the backup", async () => {
    const tables = await storage.freshTables();
    await seed(tables, notDue(0, 2));
    const data = JSON.stringify({ offerId: "bought-meanwhile" });
    await tables.partners.createEntity({ partitionKey: "p", rowKey: "held:CORE", data });
    const files = backupFolder(folder.path);
    const { backupId } = await writeBackup({ tables, files, now, newSuffix });
    const target = await storage.freshTables();
    const { newer } = await restoreBackup({ tables: target, files }, { backupId });
    expect(newer).toBe(1);
    expect(Object.keys(await storedContent(target))).not.toContain("partners/p/held:CORE");
  });
});

test("the e-mail about a backup is in one row, without the address", async () => {
  const tables = await storage.freshTables();
  const log = new TableAnchorMails(tables.operations, "digests@contoso.com");
  await log.queue("b1");
  const stored = await log.readMail("", "b1");
  if (!stored) throw new Error("Nothing was queued");
  expect(stored.value).toMatchObject({
    state: "Queued",
    contact: { email: "digests@contoso.com" },
  });
  const sent = { ...stored.value, state: "Sent" } as const;
  expect(await log.writeMail(sent, stored.etag)).toBe(true);
  expect(await log.writeMail(sent, stored.etag)).toBe(false);
  await log.queue("b1");
  expect((await log.readMail("", "b1"))?.value).toMatchObject({ state: "Sent" });
  const content = await storedContent(tables);
  expect(Object.keys(content)).toEqual(["operations/anchor/b1"]);
  expect(JSON.stringify(content)).not.toContain("@");
});

describe("a restore", () => {
  test("refuses a target with rows unless it is told to overwrite", async () => {
    const { files, manifest, tables } = await backedUp(2);
    const { backupId } = manifest;
    await expect(restoreBackup({ tables, files }, { backupId })).rejects.toThrow(TargetNotEmpty);
    const before = await storedContent(tables);
    await restoreBackup({ tables, files }, { backupId, overwrite: true });
    expect(await storedContent(tables)).toEqual(before);
  });

  test("continues after a stop", async () => {
    const { files, manifest, tables } = await backedUp(5);
    const { backupId } = manifest;
    const target = await storage.freshTables();
    const stop = () => {
      throw new Error("stopped");
    };
    await expect(
      restoreBackup({ tables: target, files, report: stop }, { backupId }),
    ).rejects.toThrow("stopped");
    await restoreBackup({ tables: target, files }, { backupId });
    expect(await storedContent(target)).toEqual(await storedContent(tables));
  });
});
