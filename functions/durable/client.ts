import { AsyncLocalStorage } from "node:async_hooks";

import type { DurableClient } from "durable-functions";

import { resumedRun } from "../../shared/application/ports/workflows.ts";
import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { isOpen } from "./instance-state.ts";
import {
  activateName,
  backupName,
  distributeName,
  eraseName,
  probeName,
  reconcileName,
  sweepName,
  replaceName,
} from "./names.ts";
import { probeHub } from "./probe-hub.ts";

const currentClient = new AsyncLocalStorage<DurableClient>();

/** Runs `body` with the durable client of its invocation. */
export const withClient = <Value>(
  client: DurableClient,
  body: () => Promise<Value>,
): Promise<Value> => currentClient.run(client, body);

/**
 * An instance that has made no progress for this long is lost. A step is retried within 2 minutes, who
 * waits for the sender asks again within 15 minutes, and a mail is retried within 21 minutes.
 */
const lostAfterMs = 2 * 3_600_000;

const runIdOf = (instanceId: string, run: number): string =>
  run === 0 ? instanceId : `${instanceId}-again-${run}`;

/** Runs of one instance that can be lost. The last one counts as running, so that calls stay bounded. */
const runsMax = 20;

function clientFor(name: string): DurableClient {
  const client = currentClient.getStore();
  if (!client) throw new Error(`${name} was started outside an invocation with a durable client`);
  return client;
}

/**
 * Starts the instance unless it is running. If it is lost, its work gets a run with an ID of its own.
 * An instance that was only late then runs beside it. That does no harm, because every effect has a key.
 */
async function start(name: string, instanceId: string, input: unknown): Promise<void> {
  const client = clientFor(name);
  for (let run = 0; run < runsMax; run += 1) {
    const runId = runIdOf(instanceId, run);
    if ((await startOnce(client, name, runId, input)) !== "Lost") return;
  }
}

/**
 * Starts one run unless it is running. A start can fail because another caller started the same run
 * first. If that one has ended by now, it is started once more.
 */
async function startOnce(
  client: DurableClient,
  name: string,
  instanceId: string,
  input: unknown,
): Promise<"Running" | "Lost"> {
  for (const isLastAttempt of [false, true]) {
    const found = await find(client, instanceId);
    if (found !== "Ended") return found;
    try {
      await client.startNew(name, { instanceId, input });
      return "Running";
    } catch (error) {
      if (isLastAttempt && (await find(client, instanceId)) === "Ended") throw error;
    }
  }
  return "Running";
}

/** `Ended`: also for an instance that does not exist. */
async function find(
  client: DurableClient,
  instanceId: string,
): Promise<"Running" | "Lost" | "Ended"> {
  try {
    const { lastUpdatedTime, runtimeStatus } = await client.getStatus(instanceId);
    if (!isOpen(runtimeStatus)) return "Ended";
    return Date.now() - Number(lastUpdatedTime) > lostAfterMs ? "Lost" : "Running";
  } catch {
    // The library throws for an instance that does not exist.
    return "Ended";
  }
}

/** Removes the histories of the ended runs of an instance. */
async function forget(name: string, instanceId: string): Promise<void> {
  const client = clientFor(name);
  for (let run = 0; run < runsMax; run += 1) {
    const runId = runIdOf(instanceId, run);
    try {
      const { runtimeStatus } = await client.getStatus(runId);
      if (!isOpen(runtimeStatus)) await client.purgeInstanceHistory(runId);
    } catch {
      // The library throws for an instance that does not exist, and then there is no later run.
      return;
    }
  }
}

const distributeIdOf = (distributionId: string, run: string | undefined): string =>
  ["distribute", distributionId, ...(run === undefined ? [] : [run])].join("-");

/** Starts the workflows as Durable Functions orchestrations. */
export const durableWorkflows: Workflows = {
  activate: (input) => start(activateName, input.activationId, input),
  distribute: ({ distributionId, offerId }, run) =>
    start(distributeName, distributeIdOf(distributionId, run), { offerId, distributionId }),
  replace: (input) => start(replaceName, `replace-${input.replacementId}`, input),
  sweep: (sweepId) => start(sweepName, sweepId, { sweepId }),
  reconcile: (reconciliationId) => start(reconcileName, reconciliationId, { reconciliationId }),
  backup: (backupId) => start(backupName, `backup-${backupId}`, { backupId }),
  erase: (erasureId) => start(eraseName, erasureId, { erasureId }),
  forgetDistribution: async ({ distributionId }) => {
    for (const run of [undefined, resumedRun]) {
      await forget(distributeName, distributeIdOf(distributionId, run));
    }
  },
  probe: () => probeHub(clientFor(probeName)),
};
