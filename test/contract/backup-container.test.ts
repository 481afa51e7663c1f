import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { ContainerClient } from "@azure/storage-blob";
import { afterAll, beforeAll, expect, test } from "vitest";

import { containerFiles } from "../../shared/adapters/backup/blob-files.ts";
import { Azurite } from "../../infra/local/azurite/azurite.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-blobs-"));
let azurite: Azurite | undefined;
let container: ContainerClient | undefined;

beforeAll(async () => {
  const ports = await freePorts();
  azurite = new Azurite({ dataDir, tablePort: ports.table, others: ports, log: () => undefined });
  await azurite.start();
  container = new ContainerClient(storageConnectionString(ports), "backups");
  await container.create();
});
afterAll(async () => {
  await azurite?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a container keeps the files of backups and lists the finished ones, oldest first", async () => {
  if (!container) throw new Error("There is no container");
  const files = containerFiles(container);
  const content = "row\n".repeat(100_000);
  await files.write("b/contracts-00001.ndjson.gz", Readable.from([content]));
  await files.write("b/manifest.json", Readable.from(["{}"]));
  await files.write("a/manifest.json", Readable.from(["{}"]));
  await files.write("c/contracts-00001.ndjson.gz", Readable.from(["unfinished"]));

  expect(await text(await files.read("b/contracts-00001.ndjson.gz"))).toBe(content);
  expect(await files.list()).toEqual(["a", "b"]);
  await expect(files.read("c/manifest.json")).rejects.toThrow();
});
