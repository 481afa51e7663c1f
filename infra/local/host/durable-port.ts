/**
 * The seam between the host and the durable engine. The host imports the engine only when the app
 * registers an orchestrator, an activity or a durable client: from `infra/local/durable/engine.ts`,
 * which exports `createDurableEngine: CreateDurableEngine`.
 */

import type { DurableOptions } from "./durable-options.ts";

/** What the host offers the engine. Everything here is valid from the call of `createDurableEngine` on. */
export interface DurableHost {
  /** Names of the registered functions, as the app wrote them. */
  readonly orchestrators: readonly string[];
  readonly activities: readonly string[];
  /** `extensions.durableTask` of host.json, with Azure's defaults. */
  readonly options: DurableOptions;
  /** An existing directory that outlives the process. */
  readonly dataDir: string;
  /** Without a slash at the end, e.g. `http://127.0.0.1:7071`. The server already listens. */
  readonly baseUrl: string;
  /**
   * The key `durabletask_extension`, to be put as `code` into the URLs given to people. The host has
   * checked it on `/runtime/webhooks/durabletask/**` before `handle` is called; `/durabletask/**`
   * (the URL for the library, `rpcBaseUrl`) needs none, as on Azure.
   */
  readonly systemKey: string;
  /**
   * Runs the orchestrator function once. `input` is the JSON of the orchestrationTrigger binding
   * (`DurableOrchestrationBindingInfo`: history, input, instanceId, …); resolves to the JSON text that
   * the library returned (`OrchestratorState`). Rejects with the very error that the function threw:
   * a failed orchestrator throws one whose message carries its state after `$OutOfProcData$:`.
   */
  invokeOrchestrator(name: string, instanceId: string, input: string): Promise<string>;
  /**
   * Runs the activity once. `input` is the JSON text of its input; resolves to the JSON text of its
   * result (`"null"` when it returned nothing). Rejects with the very error that the function threw.
   */
  invokeActivity(name: string, instanceId: string, input: string): Promise<string>;
  /** One line under the category `Host.Triggers.DurableTask`, if host.json lets the level through. */
  log(level: "debug" | "information" | "warning" | "error", message: string): void;
}

export interface DurableRequest {
  readonly method: string;
  /** Decoded by nobody yet, e.g. `/runtime/webhooks/durabletask/instances/a%20b`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface DurableResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the engine offers the host. */
export interface DurableEngine {
  /** Takes up what the last process left; called once, before the host says that it is ready. */
  start(): Promise<void>;
  /** No new episodes or activities; resolves when those under way have ended and are stored. */
  stop(): Promise<void>;
  /** JSON text of the durableClient binding (`OrchestrationClientInputData`); called per invocation. */
  clientBinding(): string;
  /**
   * May be called before `start` has resolved: what start takes up may call the engine back.
   * Answers `/runtime/webhooks/durabletask/**` and `/durabletask/**`; a fault
   * rejects (the host answers 500).
   */
  handle(request: DurableRequest): Promise<DurableResponse>;
}

export type CreateDurableEngine = (host: DurableHost) => DurableEngine | Promise<DurableEngine>;
