import { randomUUID } from "node:crypto";

import { crashPoint } from "./crash.ts";
import { EventType, historyEvent } from "./history.ts";
import type { HistoryEvent } from "./history.ts";
import type { Functions } from "./replay/functions.ts";
import { startInstance } from "./start-instance.ts";
import { isFinished } from "./store/instances.ts";
import type { Instance, InstanceFilter } from "./store/instances.ts";
import type { Store } from "./store/store.ts";

/** An instance with this id is under way. */
export class AlreadyExists extends Error {}

export type Delivery = "accepted" | "not found" | "finished";

/** What callers from outside may do with orchestrations. Every change is on disk when it resolves. */
export class Client {
  readonly #store: Store;
  readonly #functions: Functions;
  readonly #wake: (id: string) => void;

  constructor(store: Store, functions: Functions, wake: (id: string) => void) {
    this.#store = store;
    this.#functions = functions;
    this.#wake = wake;
  }

  /** Gives back the id. Throws `Refused` for an unknown name and `AlreadyExists` for a running id. */
  async start(functionName: string, id: string | undefined, input: string | null): Promise<string> {
    const name = this.#functions.require("orchestrator", functionName);
    const instanceId = id ?? randomUUID().replaceAll("-", "");
    const passing = { name, instance: instanceId };
    crashPoint("start-before-commit", passing);
    await this.#store.commit(() => {
      const existing = this.#store.instances.find(instanceId);
      if (existing && !isFinished(existing.status))
        throw new AlreadyExists(
          `An Orchestration instance with the status ${existing.status} already exists.`,
        );
      startInstance(this.#store, { id: instanceId, name, input });
    });
    crashPoint("start-committed", passing);
    this.#wake(instanceId);
    return instanceId;
  }

  raiseEvent(id: string, name: string, data: string): Promise<Delivery> {
    return this.#deliver(
      id,
      historyEvent({ EventType: EventType.EventRaised, Name: name, Input: data }),
    );
  }

  /** Activities and sub-orchestrations under way go on, as on Azure; their outcome is ignored. */
  terminate(id: string, reason: string): Promise<Delivery> {
    return this.#deliver(
      id,
      historyEvent({ EventType: EventType.ExecutionTerminated, Input: reason }),
    );
  }

  find(id: string): Instance | undefined {
    return this.#store.instances.find(id);
  }

  history(id: string): HistoryEvent[] {
    return this.#store.history(id);
  }

  list(filter: InstanceFilter): Instance[] {
    return this.#store.instances.list(filter);
  }

  /** Finished instances only; gives back how many there were. */
  purge(instances: readonly Instance[]): Promise<number> {
    return this.#store.commit(() => {
      const finished = instances.filter(({ id }) => {
        const current = this.#store.instances.find(id);
        return current && isFinished(current.status);
      });
      for (const { id } of finished) this.#store.purge(id);
      return finished.length;
    });
  }

  async #deliver(id: string, event: HistoryEvent): Promise<Delivery> {
    const delivery = await this.#store.commit(() => {
      const instance = this.#store.instances.find(id);
      if (!instance) return "not found";
      if (isFinished(instance.status)) return "finished";
      this.#store.messages.send(id, null, event);
      return "accepted";
    });
    this.#wake(id);
    return delivery;
  }
}
