import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Azurite } from "../../infra/local/azurite/azurite.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";

/** An Azurite for one test, in its own process. */
export interface OwnAzurite {
  readonly connectionString: string;
  readonly tablePort: number;
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

export async function startOwnAzurite(): Promise<OwnAzurite> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-tables-"));
  const ports = await freePorts();
  const azurite = new Azurite({ dataDir, tablePort: ports.table, log: () => undefined });
  await azurite.start();
  return {
    connectionString: storageConnectionString(ports),
    tablePort: ports.table,
    pid: () => azurite.pid,
    stop: async () => {
      await azurite.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
