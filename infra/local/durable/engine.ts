import type { DurableEngine, DurableHost } from "../host/durable-port.ts";
import { Alarm } from "./alarm.ts";
import { Client } from "./client.ts";
import type { EngineContext } from "./context.ts";
import { Dispatcher } from "./dispatcher.ts";
import { runEpisode } from "./episode.ts";
import { clientBinding } from "./http/client-binding.ts";
import { handleRequest } from "./http/management-api.ts";
import { Functions } from "./replay/functions.ts";
import type { TimerLimits } from "./replay/replay.ts";
import { runActivity } from "./run-activity.ts";
import type { WorkItem } from "./store/store.ts";
import { Store } from "./store/store.ts";

const day = 24 * 60 * 60 * 1000;
/** Azure Storage's limits. Only tests use others: nobody waits six days for one. */
const azureStorageLimits: TimerLimits = { longest: 6 * day, interval: 3 * day };

/** Durable Functions on one SQLite file. */
export function createDurableEngine(
  host: DurableHost,
  { limits = azureStorageLimits }: { readonly limits?: TimerLimits } = {},
): DurableEngine {
  const functions = new Functions({ activity: host.activities, orchestrator: host.orchestrators });
  const store = new Store(host.dataDir, host.options.hubName);
  const engine: EngineContext = { host, functions, store, limits };

  const client = new Client(store, functions, (id) => {
    orchestrations.wake([id]);
  });
  const alarm = new Alarm(
    (now) => store.messages.nextDue(now),
    (now) => {
      orchestrations.wake(store.messages.instancesDue(now));
    },
  );
  const onFault = (error: unknown) => {
    host.log(
      "error",
      `Fault of the engine: ${error instanceof Error ? (error.stack ?? "") : String(error)}`,
    );
  };
  const activities = new Dispatcher<WorkItem>(
    { limit: host.options.maxConcurrentActivityFunctions, onFault },
    async (work) => {
      await runActivity(engine, work);
      orchestrations.wake([work.instance]);
    },
  );
  const orchestrations = new Dispatcher<string>(
    { limit: host.options.maxConcurrentOrchestratorFunctions, onFault },
    async (id) => {
      const { wake, work } = await runEpisode(engine, id);
      activities.wake(work);
      orchestrations.wake(wake);
      alarm.set();
    },
  );

  return {
    async start() {
      activities.wake(store.allWork());
      orchestrations.wake(store.messages.instancesDue(Date.now()));
      alarm.set();
    },
    async stop() {
      alarm.clear();
      await Promise.all([activities.stop(), orchestrations.stop()]);
      alarm.clear();
      store.close();
    },
    clientBinding: () => clientBinding(host),
    handle: (request) => handleRequest({ host, client }, request),
  };
}
