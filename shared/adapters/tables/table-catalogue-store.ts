import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type { CatalogueStore, StoredCatalogue } from "../../application/ports/catalogue-store.ts";
import { UnreadableRow, UnsupportedRowVersion } from "../../application/ports/unreadable-row.ts";
import { pages } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";
import { JsonTable } from "./json-table.ts";
import { valueOf } from "./row-kind.ts";
import { catalogueKind } from "./rows/operation-rows.ts";

const partition = "catalogue";

/** More than any version. Keys count down from it, so the newest version comes first. */
const endOfVersions = 1_000_000_000;

const keyOf = (version: number): string => `version:${endOfVersions - version}`;
const versionOf = (key: string): number => endOfVersions - Number(key.slice("version:".length));

/** One row for each version, written once. The newest one is in force; nothing else says so. */
export class TableCatalogueStore implements CatalogueStore {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  async *newestFirst(): AsyncGenerator<StoredCatalogue> {
    const filter = odata`PartitionKey eq ${partition} and RowKey ge 'version:' and RowKey lt 'version;'`;
    for await (const page of pages(this.#table, filter, { maxPageSize: 1 })) {
      for (const row of page) yield this.#storedIn(row);
    }
  }

  async add({ version, ...value }: Parameters<CatalogueStore["add"]>[0]): Promise<boolean> {
    const stored = await this.#rows.add(catalogueKind, partition, keyOf(version), value);
    // A request that the network sent twice finds its own row.
    const { content, publishedAt, publishedBy } = stored.value;
    const same = publishedAt === value.publishedAt && publishedBy === value.publishedBy;
    return stored.added || (same && content === value.content);
  }

  #storedIn(row: JsonRow): StoredCatalogue {
    const version = versionOf(row.rowKey);
    try {
      return { version, ...valueOf(this.#table, row, catalogueKind) };
    } catch (error) {
      const known = error instanceof UnreadableRow || error instanceof UnsupportedRowVersion;
      if (!known) throw error;
      return { version, publishedAt: null, publishedBy: null, content: null };
    }
  }
}
