import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { TableClient } from "@azure/data-tables";

import { endAzurite } from "../../../infra/local/azurite/azurite.ts";
import {
  startEnvironment,
  type Environment,
  type EnvironmentOptions,
} from "../../../infra/local/environment.ts";
import type { Ports } from "../../../infra/local/ports.ts";
import type { ServiceName } from "../../../infra/local/processes.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
export const fixtureHost = here("fixture-host.ts");

/** Environments with the fixture host, and their clean-up. */
export class Environments {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), "environment-"));
  readonly said: string[] = [];
  readonly #running: Environment[] = [];
  readonly #children: ChildProcess[] = [];

  async start(options: Partial<EnvironmentOptions> = {}): Promise<Environment> {
    const environment = await startEnvironment({
      ...{ dataDir: this.dataDir, host: fixtureHost },
      log: (service, line) => this.said.push(`[${service}] ${line}`),
      ...options,
    });
    this.#running.push(environment);
    return environment;
  }

  /** Runs in its own process. Resolves with the first line that it prints. */
  async startElsewhere(
    ports: Ports,
    host = fixtureHost,
  ): Promise<{ child: ChildProcess; line: string }> {
    const args = [here("supervisor.ts"), this.dataDir, JSON.stringify(ports), host];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#children.push(child);
    const line = await new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).once("line", resolve);
    });
    return { child, line };
  }

  pidFile(name: ServiceName): number {
    return Number(readFileSync(path.join(this.dataDir, "pids", `${name}.pid`), "utf8"));
  }

  async remove(): Promise<void> {
    for (const child of this.#children) child.kill("SIGKILL");
    await Promise.all(this.#running.map((environment) => environment.stop()));
    await endAzurite(this.dataDir, () => undefined);
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export function table({ connectionString }: { readonly connectionString: string }): TableClient {
  return TableClient.fromConnectionString(connectionString, "things", {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}
