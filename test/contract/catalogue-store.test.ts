import { expect, test } from "vitest";

import { TableCatalogueStore } from "../../shared/adapters/tables/table-catalogue-store.ts";
import type { StoredCatalogue } from "../../shared/application/ports/catalogue-store.ts";
import { useAzurite } from "../support/azurite.ts";

const storage = useAzurite();

const aVersion = (version: number, content = `{"version":${version}}`) => ({
  ...{ version, content },
  publishedAt: "2026-01-05T00:00:00.000Z",
  publishedBy: "operations",
});

async function versionsIn(store: TableCatalogueStore): Promise<StoredCatalogue[]> {
  const found: StoredCatalogue[] = [];
  for await (const stored of store.newestFirst()) found.push(stored);
  return found;
}

test("versions are listed newest first, and each is written once", async () => {
  const { operations } = await storage.freshTables();
  const store = new TableCatalogueStore(operations);
  expect(await versionsIn(store)).toEqual([]);
  for (const version of [2, 3, 9, 10, 11]) expect(await store.add(aVersion(version))).toBe(true);
  expect(await store.add({ ...aVersion(11), publishedBy: "another" })).toBe(false);
  expect(await versionsIn(store)).toEqual([11, 10, 9, 3, 2].map((version) => aVersion(version)));
});

test("of two processes that write the same version, one does", async () => {
  const { operations } = await storage.freshTables();
  const stores = [new TableCatalogueStore(operations), new TableCatalogueStore(operations)];
  const added = await Promise.all(
    stores.map((store, index) => store.add({ ...aVersion(2), publishedBy: `operator${index}` })),
  );
  expect(added.filter(Boolean)).toHaveLength(1);
});

test("a catalogue as large as a body may be is kept as it is", async () => {
  const { operations } = await storage.freshTables();
  const store = new TableCatalogueStore(operations);
  const content = JSON.stringify({ note: '\u2028"카탈로그"'.repeat(6_000) });
  await store.add(aVersion(2, content));
  expect(await versionsIn(store)).toEqual([aVersion(2, content)]);
});

test("a row that cannot be read is one without content, and the others follow", async () => {
  const { operations } = await storage.freshTables();
  const store = new TableCatalogueStore(operations);
  for (const version of [2, 3]) await store.add(aVersion(version));
  const row = { partitionKey: "catalogue", rowKey: "version:999999997" };
  for (const bad of [{ data: "{" }, { data: "{}", schemaVersion: 99 }]) {
    await operations.upsertEntity({ ...row, ...bad }, "Replace");
    expect(await versionsIn(store)).toEqual([
      { version: 3, publishedAt: null, publishedBy: null, content: null },
      aVersion(2),
    ]);
  }
});
