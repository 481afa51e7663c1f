import { OrchestrationRuntimeStatus } from "durable-functions";
import type { DurableClient } from "durable-functions";

const dayMs = 24 * 3_600_000;
const windowMs = dayMs / 4;

/** Operators can read an instance for 30 days. */
const keptMs = 30 * dayMs;

/** One purge also removes what missed purges of the last days have left. */
const catchUpMs = 3 * dayMs;

const { Canceled, Completed, Failed, Terminated } = OrchestrationRuntimeStatus;
const finished = [Completed, Failed, Terminated, Canceled];

/**
 * Removes finished instances of workflows that were created more than 30 days ago, with their history.
 * Returns how many. Running ones stay. It asks for six hours at a time, because one purge of a busy day
 * can take longer than a call may. A repeat finds nothing more to remove.
 */
export async function purgeFinished(client: DurableClient, nowMs: number): Promise<number> {
  const end = nowMs - keptMs;
  let purged = 0;
  for (let from = end - catchUpMs; from < end; from += windowMs) {
    const { instancesDeleted } = await client.purgeInstanceHistoryBy({
      createdTimeFrom: new Date(from),
      createdTimeTo: new Date(from + windowMs),
      runtimeStatus: finished,
    });
    purged += instancesDeleted;
  }
  return purged;
}
