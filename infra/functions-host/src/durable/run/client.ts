import { randomUUID } from "node:crypto";

import { crashPoint } from "../model/crash-points.ts";
import type { Functions } from "../model/functions.ts";
import { checkInstanceId } from "../model/instance-id.ts";
import { isFinished } from "../store/instances.ts";
import type { Instance, InstanceFilter } from "../store/instances.ts";
import type { Store } from "../store/store.ts";
import { startInstance } from "./start-instance.ts";

/** An instance with this ID is Pending or Running. */
export class AlreadyExists extends Error {}

/** The instance has not ended. */
export class NotFinished extends Error {}

/** What callers may do with orchestrations. A change is on disk when its promise resolves. */
export class Client {
  readonly #store: Store;
  readonly #functions: Functions;
  readonly #wake: (id: string) => void;

  constructor(store: Store, functions: Functions, wake: (id: string) => void) {
    this.#store = store;
    this.#functions = functions;
    this.#wake = wake;
  }

  /**
   * Starts an instance with this ID, or with a new one, and returns the ID. `input` is JSON text. Throws
   * `Refused` for an unknown function or a wrong ID, and `AlreadyExists`.
   */
  async start(functionName: string, id: string | undefined, input: string | null): Promise<string> {
    const name = this.#functions.require("orchestrator", functionName);
    const instanceId = id ?? randomUUID().replaceAll("-", "");
    checkInstanceId(instanceId);
    const passing = { name, instance: instanceId };
    crashPoint("start-before-commit", passing);
    await this.#store.commit(() => {
      const existing = this.find(instanceId);
      if (existing && !isFinished(existing))
        throw new AlreadyExists(
          `An Orchestration instance with the status ${existing.status} already exists.`,
        );
      startInstance(this.#store, { id: instanceId, name, input });
    });
    crashPoint("start-committed", passing);
    this.#wake(instanceId);
    return instanceId;
  }

  find(id: string): Instance | undefined {
    return this.#store.instances.find(id);
  }

  /** False when there is no such instance. Throws `NotFinished`. */
  purge(id: string): Promise<boolean> {
    return this.#store.commit(() => {
      const instance = this.find(id);
      if (instance && !isFinished(instance))
        throw new NotFinished(
          "Only orchestrations in a terminal state can be purged, but the orchestration with instance ID " +
            `${id} has status ${instance.status}`,
        );
      this.#store.purge(id);
      return instance !== undefined;
    });
  }

  /** Purges the instances that have ended, and returns how many. */
  purgeAll(filter: InstanceFilter): Promise<number> {
    return this.#store.commit(() => {
      const finished = this.#store.instances.list(filter).filter(isFinished);
      for (const { id } of finished) this.#store.purge(id);
      return finished.length;
    });
  }
}
