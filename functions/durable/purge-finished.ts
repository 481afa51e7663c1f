import { OrchestrationRuntimeStatus } from "durable-functions";
import type { DurableClient } from "durable-functions";

const dayMs = 24 * 3_600_000;
const windowMs = dayMs / 4;

/** Operators can read an instance for 30 days. */
const keptMs = 30 * dayMs;

/** Asked for in small windows. What is older was missed, or ended late, and is little. */
const recentMs = 3 * dayMs;

const { Canceled, Completed, Failed, Terminated } = OrchestrationRuntimeStatus;
const finished = [Completed, Failed, Terminated, Canceled];

/**
 * Removes finished instances of workflows that were created more than 30 days ago, with their history.
 * Returns how many. Running ones stay until a purge finds them ended. It asks for six hours at a time,
 * because one purge of a busy day can take longer than a call may. A repeat finds nothing more to remove.
 */
export async function purgeFinished(client: DurableClient, nowMs: number): Promise<number> {
  const purge = async (fromMs: number, toMs: number): Promise<number> => {
    const createdTimeFrom = new Date(fromMs);
    const filter = { createdTimeFrom, createdTimeTo: new Date(toMs), runtimeStatus: finished };
    return (await client.purgeInstanceHistoryBy(filter)).instancesDeleted;
  };
  const end = nowMs - keptMs;
  const recent = end - recentMs;
  let purged = 0;
  for (let from = recent; from < end; from += windowMs)
    purged += await purge(from, from + windowMs);
  return purged + (await purge(0, recent));
}
