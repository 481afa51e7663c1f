import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll } from "vitest";

import { createDurableEngine } from "../../src/durable/engine.ts";
import type { LocalDurableEngine } from "../../src/durable/engine.ts";
import { EventType } from "../../src/durable/model/history.ts";
import type { DurableHost } from "../../src/durable/model/port.ts";
import { startHost } from "../../src/host.ts";
import type { RunningHost } from "../../src/host.ts";
import type { Keys } from "../../src/keys.ts";

export const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

export interface Status {
  readonly runtimeStatus: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly customStatus: unknown;
  readonly instanceId: string;
}

/** The host's HTTP API, as the library's client uses it. */
export class DurableApp {
  readonly url: string;
  readonly #key: string;
  readonly #engine: LocalDurableEngine | undefined;

  constructor(url: string, { system }: Keys, engine?: LocalDurableEngine) {
    this.url = url;
    this.#key = system.durabletask;
    this.#engine = engine;
  }

  rpc(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}/durabletask/${this.#key}/${path}`, init);
  }

  async start(name: string, input?: unknown, id = ""): Promise<string> {
    const body = input === undefined ? "" : JSON.stringify(input);
    const response = await this.rpc(`orchestrators/${name}/${id}`, { method: "POST", body });
    if (response.status !== 202) throw new Error(await response.text());
    return ((await response.json()) as { id: string }).id;
  }

  async status(id: string): Promise<Status> {
    return (await (await this.rpc(`instances/${id}`)).json()) as Status;
  }

  /** The names of the instance's history events, in their order. */
  events(id: string): string[] {
    if (!this.#engine) throw new Error("the engine is in another process");
    return this.#engine.history(id).map((event) => nameOf(event.EventType));
  }

  /** Polls until the status is like that, or fails with the last status. */
  async until(
    id: string,
    holds: (status: Status) => boolean,
    deadlineMs = 30_000,
  ): Promise<Status> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      const status = await this.status(id);
      if (holds(status)) return status;
      if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(status)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  end(id: string, deadlineMs?: number): Promise<Status> {
    const ends = ["Completed", "Failed"];
    return this.until(id, ({ runtimeStatus }) => ends.includes(runtimeStatus), deadlineMs);
  }

  /** Starts an instance and returns its status at the end. */
  async run(name: string, input?: unknown, id = ""): Promise<Status> {
    return this.end(await this.start(name, input, id));
  }

  /** The answer of the library's client, called in a function; the message of an error as `error`. */
  async client(use: string, ...args: unknown[]): Promise<{ answer?: unknown; error?: string }> {
    const init = { method: "POST", body: JSON.stringify(args) };
    return (await (await fetch(`${this.url}/api/client/${use}`, init)).json()) as object;
  }
}

const nameOf = (type: number): string =>
  Object.entries(EventType).find(([, number]) => number === type)?.[0] ?? String(type);

/** The test app on the host, in this process, for all tests of a file. */
export function useDurableApp(
  create: (host: DurableHost) => LocalDurableEngine = createDurableEngine,
): () => DurableApp {
  const dataDir = mkdtempSync(join(tmpdir(), "durable-test-"));
  let host: RunningHost | undefined;
  let engine: LocalDurableEngine | undefined;
  beforeAll(async () => {
    const write = () => undefined;
    host = await startHost({
      appDir: fixtures,
      port: 0,
      dataDir,
      write,
      createDurableEngine: (port) => (engine = create(port)),
    });
  });
  afterAll(async () => {
    await host?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!host) throw new Error("the host did not start");
    return new DurableApp(host.url, host.keys, engine);
  };
}
