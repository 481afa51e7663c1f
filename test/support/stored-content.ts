import { expect } from "vitest";

import { tableNames } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";

/** All rows of the tables, without what storage adds. */
export async function storedContent(tables: Tables): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const name of tableNames) {
    for await (const { etag, timestamp, ...row } of tables[name].listEntities()) {
      expect([etag, timestamp]).toHaveLength(2);
      content[`${name}/${String(row.partitionKey)}/${String(row.rowKey)}`] = row;
    }
  }
  return content;
}
