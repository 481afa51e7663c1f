import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { mainPath } from "functions-host/main-path";

import { freePorts } from "../../infra/local/ports.ts";
import { inheritedVariables } from "../../infra/local/processes.ts";
import { localSettings } from "../../infra/local/settings.ts";
import { SupervisedProcess } from "../../infra/local/supervised-process.ts";
import { environment } from "./environment.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface FurtherHost {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly said: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Further hosts on the tables, the issuer and the mailbox of the shared environment. */
export function furtherHosts() {
  const shared = environment();
  const folders: string[] = [];
  const running: FurtherHost[] = [];

  /** A host with some settings of its own, and with data of its own by default. */
  async function start(
    own: Readonly<Record<string, string>>,
    dataDir = mkdtempSync(path.join(tmpdir(), "benefits-host-")),
  ): Promise<FurtherHost> {
    folders.push(dataDir);
    const portOf = (url: string): number => Number(new URL(url).port);
    const free = await freePorts();
    const port = free.host;
    const table = Number(
      /TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(shared.connectionString)?.[1],
    );
    const settings = localSettings({
      dataDir: shared.dataDir,
      ports: {
        ...{ ...free, table },
        identity: portOf(shared.identityUrl),
        mailbox: portOf(shared.mailboxUrl),
      },
    });
    const said: string[] = [];
    const host = new SupervisedProcess({
      ...{ name: "host", dataDir, cwd: root },
      script: mainPath,
      args: ["--app", root, "--port", String(port)],
      env: {
        ...inheritedVariables(),
        ...settings,
        ...{ LOCAL_DATA_DIR: dataDir, TELEMETRY_FILE: "", RENEWAL_SWEEP_SCHEDULE: "0 0 0 1 1 *" },
        ...own,
      },
      log: (line) => said.push(line),
    });
    await host.start();
    const started = { baseUrl: `http://localhost:${port}`, dataDir, said, stop: () => host.stop() };
    running.push(started);
    return started;
  }

  const stop = async (): Promise<void> => {
    await Promise.all(running.map((host) => host.stop()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  return { start, stop };
}
