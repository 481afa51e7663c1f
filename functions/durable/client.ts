import { AsyncLocalStorage } from "node:async_hooks";

import type { DurableClient } from "durable-functions";

import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { activateName, distributeName, reconcileName, sweepName } from "./names.ts";

const current = new AsyncLocalStorage<DurableClient>();

/** Runs `body` with the client of the invocation that it belongs to. */
export const withClient = <Value>(
  client: DurableClient,
  body: () => Promise<Value>,
): Promise<Value> => current.run(client, body);

const alive: ReadonlySet<string> = new Set(["Running", "Pending", "ContinuedAsNew"]);

/**
 * Starts the one instance of that id, unless it is there and not at its end. A start may fail because
 * somebody else's came first; where that one has ended already, it is started once more.
 */
async function start(name: string, instanceId: string, input: unknown): Promise<void> {
  const client = current.getStore();
  if (!client) throw new Error(`${name} was started outside an invocation with a durable client`);
  for (const isLastTry of [false, true]) {
    if (await isAlive(client, instanceId)) return;
    try {
      await client.startNew(name, { instanceId, input });
      return;
    } catch (error) {
      if (isLastTry && !(await isAlive(client, instanceId))) throw error;
    }
  }
}

async function isAlive(client: DurableClient, instanceId: string): Promise<boolean> {
  try {
    const status = await client.getStatus(instanceId);
    return alive.has(status.runtimeStatus);
  } catch {
    // The library throws for an instance that does not exist.
    return false;
  }
}

/** The workflows as Durable Functions runs them. */
export const durableWorkflows: Workflows = {
  activate: (input) => start(activateName, input.activationId, input),
  distribute: ({ distributionId, offerId }, run) => {
    const instanceId = ["distribute", distributionId, ...(run === undefined ? [] : [run])];
    return start(distributeName, instanceId.join("-"), { offerId, distributionId });
  },
  sweep: (sweepId) => start(sweepName, sweepId, { sweepId }),
  reconcile: (reconciliationId) => start(reconcileName, reconciliationId, { reconciliationId }),
};
