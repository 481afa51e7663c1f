import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll } from "vitest";

import { Azurite } from "../../infra/local/azurite/azurite.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import type { TableOptions, Tables } from "../../shared/adapters/tables/tables.ts";

export interface TestStorage {
  /** Returns a new set of tables each time. */
  readonly freshTables: (options?: TableOptions) => Promise<Tables>;
}

/** One Azurite for all tests of a file. */
export function useAzurite(): TestStorage {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-azurite-"));
  let azurite: Azurite | undefined;
  let connectionString = "";
  let sets = 0;
  beforeAll(async () => {
    const ports = await freePorts();
    connectionString = storageConnectionString(ports);
    azurite = new Azurite({ dataDir, tablePort: ports.table, log: () => undefined });
    await azurite.start();
  });
  afterAll(async () => {
    await azurite?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    freshTables: async (options = {}) => {
      sets += 1;
      const settings = { mode: "connection-string", connectionString } as const;
      const tables = openTables(settings, options, `set${sets}`);
      await createTables(tables);
      return tables;
    },
  };
}
