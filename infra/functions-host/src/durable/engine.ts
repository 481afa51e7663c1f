import { clientBinding } from "./http/client-binding.ts";
import { handleRequest } from "./http/management-api.ts";
import { Functions } from "./model/functions.ts";
import type { HistoryEvent } from "./model/history.ts";
import type { DurableEngine, DurableHost } from "./model/port.ts";
import { Alarm } from "./run/alarm.ts";
import { Client } from "./run/client.ts";
import type { EngineContext } from "./run/context.ts";
import { Dispatcher } from "./run/dispatcher.ts";
import { runEpisode } from "./run/episode.ts";
import { runActivity } from "./run/run-activity.ts";
import type { Instance } from "./store/instances.ts";
import type { WorkItem } from "./store/store.ts";
import { Store } from "./store/store.ts";

/** The engine, with what tests read of it and Azure's HTTP API does not show here. */
export interface LocalDurableEngine extends DurableEngine {
  instances(): readonly Instance[];
  history(id: string): readonly HistoryEvent[];
}

/** Durable Functions on one SQLite file. */
export function createDurableEngine(host: DurableHost): LocalDurableEngine {
  const functions = new Functions({ activity: host.activities, orchestrator: host.orchestrators });
  const { defaultVersion, hubName } = host.options;
  const store = new Store(host.dataDir, hubName, defaultVersion);
  const engine: EngineContext = { host, functions, store };

  const client = new Client(store, functions, (id) => {
    orchestrations.wake([id]);
  });
  const alarm = new Alarm(
    (after) => store.messages.nextDue(after),
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
      const { instances, work } = await runEpisode(engine, id);
      activities.wake(work);
      orchestrations.wake(instances);
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
      // An episode that ended meanwhile has set it again.
      alarm.clear();
      store.close();
    },
    clientBinding: () => clientBinding(host),
    handle: (request) => handleRequest(client, request),
    instances: () => store.instances.list(),
    history: (id) => store.history(id),
  };
}
