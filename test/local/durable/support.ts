import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll } from "vitest";

import { createDurableEngine } from "../../../infra/local/durable/engine.ts";
import type { CreateDurableEngine, DurableEngine } from "../../../infra/local/host/durable-port.ts";
import { startHost } from "../../../infra/local/host/host.ts";
import type { RunningHost } from "../../../infra/local/host/host.ts";

export const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

export interface Status {
  readonly runtimeStatus: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly customStatus: unknown;
  readonly instanceId: string;
  readonly historyEvents?: readonly Readonly<Record<string, unknown>>[];
}

/** The host's own HTTP, as the library's client and people use it. */
export class DurableApp {
  readonly url: string;
  readonly systemKey: string;
  readonly #engine: DurableEngine | undefined;

  constructor(url: string, systemKey = "", engine?: DurableEngine) {
    this.url = url;
    this.systemKey = systemKey;
    this.#engine = engine;
  }

  rpc(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}/durabletask/${path}`, init);
  }

  async start(name: string, input?: unknown, id = ""): Promise<string> {
    const body = input === undefined ? "" : JSON.stringify(input);
    const response = await this.rpc(`orchestrators/${name}/${id}`, { method: "POST", body });
    if (response.status !== 202) throw new Error(await response.text());
    return ((await response.json()) as { id: string }).id;
  }

  async raise(id: string, name: string, data: unknown = null): Promise<number> {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(data);
    const path = `instances/${id}/raiseEvent/${encodeURIComponent(name)}`;
    return (await this.rpc(path, { method: "POST", headers, body })).status;
  }

  /** All in one turn of the event loop, so that one episode is told all of them. */
  async raiseAtOnce(id: string, name: string, data: readonly unknown[]): Promise<void> {
    const call = {
      method: "POST",
      path: `/durabletask/instances/${id}/raiseEvent/${name}`,
      query: new URLSearchParams(),
      headers: { "content-type": "application/json" },
    };
    const engine = this.#engine;
    if (!engine) throw new Error("the engine is in another process");
    await Promise.all(data.map((each) => engine.handle({ ...call, body: JSON.stringify(each) })));
  }

  async status(id: string, query = ""): Promise<Status> {
    return (await (await this.rpc(`instances/${id}?${query}`)).json()) as Status;
  }

  /** Polls until it has come to that, or fails with what it is instead. */
  async until(
    id: string,
    holds: (status: Status) => boolean,
    deadlineMs = 10_000,
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
    const ends = ["Completed", "Failed", "Terminated"];
    return this.until(id, ({ runtimeStatus }) => ends.includes(runtimeStatus), deadlineMs);
  }

  /** Starts it and gives back how it ended. */
  async run(name: string, input?: unknown, id = ""): Promise<Status> {
    return this.end(await this.start(name, input, id));
  }

  /** What the library's client, used in a function, answers; an error it threw as `error`. */
  async client(use: string, ...args: unknown[]): Promise<{ answer?: unknown; error?: string }> {
    const init = { method: "POST", body: JSON.stringify(args) };
    return (await (await fetch(`${this.url}/api/client/${use}`, init)).json()) as object;
  }
}

/** The fixture workflows on the embedded host, in this process, for all tests of a file. */
export function useDurableApp(create: CreateDurableEngine = createDurableEngine): () => DurableApp {
  const dataDir = mkdtempSync(join(tmpdir(), "durable-test-"));
  let host: RunningHost | undefined;
  let engine: DurableEngine | undefined;
  beforeAll(async () => {
    const write = () => undefined;
    host = await startHost({
      appDir: fixtures,
      port: 0,
      dataDir,
      write,
      createDurableEngine: async (port) => (engine = await create(port)),
    });
  });
  afterAll(async () => {
    await host?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!host) throw new Error("the host did not start");
    return new DurableApp(host.url, host.keys.system.durabletask, engine);
  };
}
