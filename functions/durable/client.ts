import { AsyncLocalStorage } from "node:async_hooks";

import type { DurableClient } from "durable-functions";

import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { activateName, distributeName, reconcileName, sweepName } from "./names.ts";

const currentClient = new AsyncLocalStorage<DurableClient>();

/** Runs `body` with the durable client of its invocation. */
export const withClient = <Value>(
  client: DurableClient,
  body: () => Promise<Value>,
): Promise<Value> => currentClient.run(client, body);

const runningStates: ReadonlySet<string> = new Set(["Running", "Pending", "ContinuedAsNew"]);

/**
 * Starts the instance unless it is running. A start can fail because another caller started the same
 * instance first. If that one has ended by now, it is started once more.
 */
async function start(name: string, instanceId: string, input: unknown): Promise<void> {
  const client = currentClient.getStore();
  if (!client) throw new Error(`${name} was started outside an invocation with a durable client`);
  for (const isLastAttempt of [false, true]) {
    if (await isRunning(client, instanceId)) return;
    try {
      await client.startNew(name, { instanceId, input });
      return;
    } catch (error) {
      if (isLastAttempt && !(await isRunning(client, instanceId))) throw error;
    }
  }
}

async function isRunning(client: DurableClient, instanceId: string): Promise<boolean> {
  try {
    const status = await client.getStatus(instanceId);
    return runningStates.has(status.runtimeStatus);
  } catch {
    // The library throws for an instance that does not exist.
    return false;
  }
}

/** Starts the workflows as Durable Functions orchestrations. */
export const durableWorkflows: Workflows = {
  activate: (input) => start(activateName, input.activationId, input),
  distribute: ({ distributionId, offerId }, run) => {
    const instanceId = ["distribute", distributionId, ...(run === undefined ? [] : [run])];
    return start(distributeName, instanceId.join("-"), { offerId, distributionId });
  },
  sweep: (sweepId) => start(sweepName, sweepId, { sweepId }),
  reconcile: (reconciliationId) => start(reconcileName, reconciliationId, { reconciliationId }),
};
