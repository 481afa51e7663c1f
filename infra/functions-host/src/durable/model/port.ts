/** The interface between the host and the durable engine. */

import type { DurableOptions } from "./options.ts";

/** What the host offers the engine. Everything here works from the call of `createDurableEngine` on. */
export interface DurableHost {
  /** Names of the registered functions, as the app wrote them. */
  readonly orchestrators: readonly string[];
  readonly activities: readonly string[];
  /** `extensions.durableTask` of host.json, with Azure's defaults. */
  readonly options: DurableOptions;
  /** An existing directory that outlives the process. */
  readonly dataDir: string;
  /** Without a slash at the end, for example `http://127.0.0.1:7071`. The server already listens. */
  readonly baseUrl: string;
  /** Where the library sends its requests. It contains the system key of the endpoints. */
  readonly rpcBaseUrl: string;
  /**
   * Runs the orchestrator function once. `input` is the JSON text of the orchestrationTrigger binding
   * (`DurableOrchestrationBindingInfo`: history, input, instanceId, …). Resolves to the JSON text that
   * the library returned (`OrchestratorState`). Rejects with the error that the function threw: a
   * failed orchestrator throws one whose message has its state after `$OutOfProcData$:`.
   */
  invokeOrchestrator(name: string, instanceId: string, input: string): Promise<string>;
  /**
   * Runs the activity once. `input` is the JSON text of its input. Resolves to the JSON text of its
   * result (`"null"` when it returned nothing). Rejects with the error that the function threw.
   */
  invokeActivity(name: string, instanceId: string, input: string): Promise<string>;
  /** Writes one line under the category `Host.Triggers.DurableTask`, if host.json allows the level. */
  log(level: "debug" | "information" | "warning" | "error", message: string): void;
}

export interface DurableRequest {
  readonly method: string;
  /** Without the key and still percent-encoded, for example `/durabletask/instances/a%20b`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface DurableResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the engine offers the host. */
export interface DurableEngine {
  /** Resumes the work that the last process left. Called once, before the host is ready. */
  start(): Promise<void>;
  /** Starts no new episodes or activities. Resolves when the running ones have ended and are stored. */
  stop(): Promise<void>;
  /** JSON text of the durableClient binding (`OrchestrationClientInputData`). Called per invocation. */
  clientBinding(): string;
  /**
   * Answers `/durabletask/**`, for which the host has checked the key. Rejects on a fault, and the host then answers 500. May be called before
   * `start` has resolved, because a resumed activity may call the engine.
   */
  handle(request: DurableRequest): Promise<DurableResponse>;
}

export type CreateDurableEngine = (host: DurableHost) => DurableEngine | Promise<DurableEngine>;
