import { randomUUID } from "node:crypto";

import { EventType, historyEvent } from "../model/history.ts";
import type { Instance, Parent } from "../store/instances.ts";
import type { Store } from "../store/store.ts";

interface NewInstance {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
}

const noParent: Parent = { parentId: null, parentExecution: null, parentTask: null };

/** Inside a commit. Replaces the instance that had this ID; the caller checks whether it may. */
export function startInstance(
  store: Store,
  { id, name, input }: NewInstance,
  parent = noParent,
): void {
  const now = Date.now();
  const instance: Instance = {
    ...parent,
    ...{ id, name, input, execution: randomUUID(), status: "Pending" },
    ...{ output: null, customStatus: null, created: now, updated: now },
  };
  store.purge(id);
  store.instances.insert(instance);
  sendStart(store, instance, store.defaultVersion);
}

/**
 * Inside a commit: the next execution of the same ID, in the version of the last one. What arrives later for the last
 * one is ignored.
 */
export function continueAsNew(store: Store, instance: Instance, version: string | null): void {
  const next: Instance = { ...instance, execution: randomUUID(), status: "Running" };
  store.clearHistory(next.id);
  store.instances.update(next);
  sendStart(store, next, version);
}

function sendStart(
  store: Store,
  { id, execution, name, input }: Instance,
  version: string | null,
): void {
  const start = { Name: name, Input: input, Version: version };
  const started = historyEvent({ EventType: EventType.ExecutionStarted, ...start });
  store.messages.send(id, execution, started);
}
