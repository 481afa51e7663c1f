import type { DurableClient } from "durable-functions";

import { isOpen } from "./instance-state.ts";
import { probeName } from "./names.ts";

/** `durableTask.storageProvider.partitionCount` of host.json. */
const queues = 4;

let calls = 0;

/**
 * The probes of the four queues in turn. Azure chooses the queue by FNV-1a of the ID, so IDs that differ only in a
 * last digit from 0 to 3 are in different queues. An instance that Azure loses stays open for ever, so each hour has
 * its own.
 */
function nextId(): string {
  const hour = Math.floor(Date.now() / 3_600_000);
  calls += 1;
  return `health-${hour}-${calls % queues}`;
}

/**
 * Starts an instance, the only write that the client has on every host. One instance for each queue is enough for all
 * processes: while it is open, it was written, and no other can be started. Returns for how many seconds it has been
 * open. Throws if no instance can be written.
 */
export async function probeHub(client: DurableClient): Promise<number> {
  const instanceId = nextId();
  for (let isLastAttempt = false; ; isLastAttempt = true) {
    try {
      await client.startNew(probeName, { instanceId });
      return 0;
    } catch (error) {
      const { createdTime, runtimeStatus } = await client.getStatus(instanceId);
      if (isOpen(runtimeStatus)) return (Date.now() - Number(createdTime)) / 1_000;
      // It may have ended since the start was refused.
      if (isLastAttempt) throw error;
    }
  }
}
