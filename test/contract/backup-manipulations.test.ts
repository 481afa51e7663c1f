import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "vitest";

import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import { DamagedBackup } from "../../shared/adapters/backup/damaged-backup.ts";
import { manifestSha256, readManifest } from "../../shared/adapters/backup/manifest.ts";
import type { Manifest } from "../../shared/adapters/backup/manifest.ts";
import { restoreBackup } from "../../shared/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { useAzurite } from "../support/azurite.ts";
import { notDue, seed } from "../support/sweep-seed.ts";

const storage = useAzurite();
const genuine = mkdtempSync(path.join(tmpdir(), "benefits-genuine-"));
let backupId = "";

beforeAll(async () => {
  const tables = await storage.freshTables();
  await seed(tables, notDue(0, 3));
  const now = () => new Date("2026-11-28T12:00:00Z");
  const files = backupFolder(genuine);
  backupId = (await writeBackup({ tables, files, now, newSuffix: () => "0" })).backupId;
});
afterAll(() => {
  rmSync(genuine, { recursive: true, force: true });
});

type FileAt = (name: string) => string;
const [contracts, chains] = ["contracts-00001-0.ndjson.gz", "chains-00001-0.txt"];
const [partners, schedule] = ["partners-00001-0.ndjson.gz", "schedule-00001-0.ndjson.gz"];
const edit =
  (name: string, from: RegExp | string, to: string) =>
  (file: FileAt): void => {
    const content = readFileSync(file(name), "utf8");
    const edited = content.replace(from, to);
    expect(edited).not.toBe(content);
    writeFileSync(file(name), edited);
  };
const inManifest = (from: RegExp, to: string) => edit("manifest.json", from, to);

/** What somebody does to the files, and what the error names. */
const manipulations: Record<string, readonly [named: string, (file: FileAt) => void]> = {
  "a truncated file": [
    contracts,
    (file) => {
      truncateSync(file(contracts), 200);
    },
  ],
  "a file without content": [
    schedule,
    (file) => {
      truncateSync(file(schedule), 0);
    },
  ],
  "an edited file": [
    contracts,
    (file) => {
      const content = readFileSync(file(contracts));
      content[content.length - 20] = (content[content.length - 20] ?? 0) ^ 1;
      writeFileSync(file(contracts), content);
    },
  ],
  "a swapped file": [
    partners,
    (file) => {
      copyFileSync(file(schedule), file(partners));
    },
  ],
  "a removed file": [
    schedule,
    (file) => {
      rmSync(file(schedule));
    },
  ],
  "an edited file of chains": [chains, edit(chains, /[0-9a-f]{4}\n$/, "0000\n")],
  "a truncated file of chains": [chains, edit(chains, /[^\n]*\n$/, "")],
  "a removed file of chains": [
    chains,
    (file) => {
      rmSync(file(chains));
    },
  ],
  "a manifest without its chains": [
    "hash chains",
    inManifest(/"chainsSha256": "\w{4}/, `"chainsSha256": "0000`),
  ],
  "a manifest with another SHA-256 of a file": [
    contracts,
    inManifest(/"sha256": "\w{4}/, `"sha256": "0000`),
  ],
  "a manifest with another number of rows": [contracts, inManifest(/"rows": \d+/, `"rows": 1`)],
  "a manifest with another number of partitions": [
    contracts,
    inManifest(/"partitions": \d+/, `"partitions": 1`),
  ],
  "a manifest without the contracts": ["hash chains", inManifest(/\{[^{}]*\},/, "")],
  "a manifest that is cut": ["manifest.json", inManifest(/\}\s*$/, "")],
  "a manifest of another backup": [
    "manifest.json",
    inManifest(/"backupId": "\d+/, `"backupId": "2025`),
  ],
};
/** What a restore of a backup says after a manipulation. Nothing may be written. */
async function restoredAfter(
  manipulate: (file: FileAt) => void,
  kept: { readonly manifestSha256?: string } = {},
): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), "benefits-changed-"));
  cpSync(genuine, folder, { recursive: true });
  manipulate((name) => path.join(folder, backupId, name));
  try {
    const files = backupFolder(folder);
    return await restoreBackup({ tables: untouched, files }, { backupId, ...kept });
  } catch (error) {
    return error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tables that no restore may touch. */
const untouched = new Proxy({} as Tables, {
  get: () => {
    throw new Error("The restore wrote before it had verified everything.");
  },
});

test.each(Object.entries(manipulations))(
  "a restore finds %s before it writes, and names it",
  async (_, [named, manipulate]) => {
    const said = await restoredAfter(manipulate);
    expect(said).toBeInstanceOf(DamagedBackup);
    expect(String(said)).toContain(named);
  },
);

/** Removes a table's rows and writes the manifest anew, so that it agrees with the file. */
const rewritten = (file: FileAt): void => {
  const content = gzipSync("");
  writeFileSync(file(schedule), content);
  const manifest = JSON.parse(readFileSync(file("manifest.json"), "utf8")) as Manifest;
  const sha256 = createHash("sha256").update(content).digest("hex");
  const files = manifest.files.map((each) =>
    each.name === schedule ? { ...each, rows: 0, partitions: 0, sha256 } : each,
  );
  writeFileSync(file("manifest.json"), JSON.stringify({ ...manifest, files }));
};

test.each<[string, (file: FileAt) => void]>([
  ["a table left out of it", inManifest(/,\s*\{[^{}]*"table": "schedule"[^{}]*\}/, "")],
  ["another time in it", inManifest(/"startedAt": "\d+/, `"startedAt": "2025`)],
  ["a file and it written anew", rewritten],
])("a restore that is told the manifest's SHA-256 finds %s", async (_, manipulate) => {
  const files = backupFolder(genuine);
  const kept = { manifestSha256: await manifestSha256(files, backupId) };
  expect(await readManifest(files, backupId, kept.manifestSha256)).toMatchObject({ backupId });
  const said = await restoredAfter(manipulate, kept);
  expect(said).toBeInstanceOf(DamagedBackup);
  expect(String(said)).toMatch(/manifest.json .* was changed/);
});
