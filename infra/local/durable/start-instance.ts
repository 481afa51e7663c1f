import { randomUUID } from "node:crypto";

import { EventType, historyEvent } from "./history.ts";
import type { Parent } from "./store/instances.ts";
import type { Store } from "./store/store.ts";

interface NewInstance {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
}

const noParent: Parent = { parentId: null, parentExecution: null, parentTask: null };

/** Inside a commit. Replaces whatever had this id; whether that is allowed is the caller's question. */
export function startInstance(
  store: Store,
  { id, name, input }: NewInstance,
  parent = noParent,
): void {
  const now = Date.now();
  const execution = randomUUID();
  store.purge(id);
  store.instances.insert({
    ...parent,
    id,
    execution,
    name,
    input,
    status: "Pending",
    output: null,
    customStatus: null,
    created: now,
    updated: now,
  });
  const started = historyEvent({ EventType: EventType.ExecutionStarted, Name: name, Input: input });
  store.messages.send(id, execution, started, startsFirst);
}

/** Before everything that waits for the instance, also before events from its previous execution. */
export const startsFirst = -2;
export const carriedOverFirst = -1;
