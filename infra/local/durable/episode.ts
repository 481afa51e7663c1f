import { randomUUID } from "node:crypto";

import type { EngineContext } from "./context.ts";
import { crashPoint } from "./crash.ts";
import { decide } from "./decide.ts";
import type { Batch, Episode } from "./decide.ts";
import { EventType, historyEvent } from "./history.ts";
import { schedule } from "./schedule-tasks.ts";
import { carriedOverFirst, startsFirst } from "./start-instance.ts";
import { isFinished } from "./store/instances.ts";
import type { Instance } from "./store/instances.ts";
import type { WorkItem } from "./store/store.ts";
import { tellParent } from "./tell-parent.ts";

/** What others have to do once the episode is on disk. */
export interface Consequences {
  readonly wake: string[];
  readonly work: WorkItem[];
}

/**
 * One turn of an orchestration: everything that has arrived is told to it at once, and what it then
 * decides is stored together with the removal of what it was told.
 */
export async function runEpisode(engine: EngineContext, id: string): Promise<Consequences> {
  const { store } = engine;
  const messages = store.messages.dueFor(id, Date.now());
  const instance = store.instances.find(id);
  const fresh = messages.filter(
    ({ execution }) => execution === null || execution === instance?.execution,
  );
  if (!instance || isFinished(instance.status) || fresh.length === 0) {
    await store.commit(() => {
      store.messages.delete(messages);
    });
    return { wake: [], work: [] };
  }

  const arrived = fresh.map(({ event }) => event);
  const batch = { instance, past: store.history(id), arrived };
  const episode = await decide(engine, batch);
  const passing = { name: instance.name, instance: id };
  crashPoint("episode-before-commit", passing);
  const consequences = await store.commit(() => {
    store.messages.delete(messages);
    return write(engine, batch, episode);
  });
  crashPoint("episode-committed", passing);
  logFailure(engine, instance, episode);
  return consequences;
}

function logFailure({ host }: EngineContext, { id, name }: Instance, { decision }: Episode): void {
  if (decision.status !== "Failed") return;
  const reason = decision.output;
  host.log(
    "error",
    `${id}: Function '${name} (Orchestrator)' failed with an error. Reason: ${reason}`,
  );
}

function write(engine: EngineContext, { instance, past }: Batch, episode: Episode): Consequences {
  const { store } = engine;
  const consequences: Consequences = { wake: [], work: [] };
  const { decision, customStatus } = episode;
  const updated = { ...instance, customStatus, updated: Date.now() };
  if (decision.status === "ContinuedAsNew") {
    startAnew(engine, { ...updated, input: decision.input }, decision.carriedOver);
    consequences.wake.push(instance.id);
    return consequences;
  }

  const scheduled = schedule(engine, instance, episode.scheduled, consequences);
  const history = [...episode.events, ...scheduled];
  if (decision.status === "Running") {
    history.push(historyEvent({ EventType: EventType.OrchestratorCompleted }));
    store.instances.update({ ...updated, status: "Running" });
  } else {
    const { status, output } = decision;
    const ended = { EventType: EventType.ExecutionCompleted, OrchestrationStatus: status };
    history.push(historyEvent({ ...ended, Result: output }));
    history.push(historyEvent({ EventType: EventType.OrchestratorCompleted }));
    store.instances.update({ ...updated, status, output });
    store.messages.deleteAllFor(instance.id);
    tellParent(store, instance, decision, consequences);
  }
  store.appendHistory(instance.id, past.length, history);
  return consequences;
}

/** The same id with a new execution: no history, and what comes late for the old one is ignored. */
function startAnew(
  { store }: EngineContext,
  instance: Instance,
  carriedOver: Batch["arrived"],
): void {
  const { id, name, input } = instance;
  const execution = randomUUID();
  store.clearHistory(id);
  store.instances.update({ ...instance, execution, status: "Running" });
  const started = historyEvent({ EventType: EventType.ExecutionStarted, Name: name, Input: input });
  store.messages.send(id, execution, started, startsFirst);
  for (const event of carriedOver) store.messages.send(id, null, event, carriedOverFirst);
}
