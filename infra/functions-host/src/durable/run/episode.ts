import { crashPoint } from "../model/crash-points.ts";
import { EventType, historyEvent } from "../model/history.ts";
import { isFinished } from "../store/instances.ts";
import type { Instance } from "../store/instances.ts";
import type { EngineContext, FollowUp } from "./context.ts";
import { decide } from "./decide.ts";
import type { Episode } from "./decide.ts";
import { notifyParent } from "./notify-parent.ts";
import type { Batch } from "./orchestrator-call.ts";
import { scheduleTasks } from "./schedule-tasks.ts";
import { continueAsNew } from "./start-instance.ts";

/**
 * One episode of an orchestration: it processes all messages that are due. One commit removes the
 * messages and stores what the orchestrator decided.
 */
export async function runEpisode(engine: EngineContext, id: string): Promise<FollowUp> {
  const { store } = engine;
  const messages = store.messages.dueFor(id, Date.now());
  const instance = store.instances.find(id);
  const current = messages.filter(({ execution }) => execution === instance?.execution);
  if (!instance || isFinished(instance) || current.length === 0) {
    await store.commit(() => {
      store.messages.delete(messages);
    });
    return { instances: [], work: [] };
  }

  const batch = {
    ...{ instance, past: store.history(id) },
    arrived: current.map(({ event }) => event),
  };
  const episode = await decide(engine, batch);
  const passing = { name: instance.name, instance: id };
  crashPoint("episode-before-commit", passing);
  const followUp = await store.commit(() => {
    store.messages.delete(messages);
    return write(engine, batch, episode);
  });
  crashPoint("episode-committed", passing);
  logFailure(engine, instance, episode);
  return followUp;
}

function logFailure({ host }: EngineContext, { id, name }: Instance, { decision }: Episode): void {
  if (decision.status !== "Failed") return;
  const reason = decision.output;
  host.log(
    "error",
    `${id}: Function '${name} (Orchestrator)' failed with an error. Reason: ${reason}`,
  );
}

/** Instances that older versions of the engine started have none. */
function versionOf({ arrived, past }: Batch): string | null {
  for (const event of [...past, ...arrived]) {
    if (event.EventType === EventType.ExecutionStarted) return event.Version ?? null;
  }
  return null;
}

function write({ store }: EngineContext, batch: Batch, episode: Episode): FollowUp {
  const { instance, past } = batch;
  const followUp: FollowUp = { instances: [], work: [] };
  const { decision, customStatus } = episode;
  const updated = { ...instance, customStatus, updated: Date.now() };
  if (decision.status === "ContinuedAsNew") {
    continueAsNew(store, { ...updated, input: decision.input }, versionOf(batch));
    followUp.instances.push(instance.id);
    return followUp;
  }

  const scheduled = scheduleTasks(store, instance, episode.scheduled, followUp);
  const history = [...episode.events, ...scheduled];
  if (decision.status === "Running") {
    store.instances.update({ ...updated, status: "Running" });
  } else {
    const { status, output } = decision;
    const ended = { EventType: EventType.ExecutionCompleted, OrchestrationStatus: status };
    history.push(historyEvent({ ...ended, Result: output }));
    store.instances.update({ ...updated, status, output });
    notifyParent(store, instance, decision, followUp);
  }
  history.push(historyEvent({ EventType: EventType.OrchestratorCompleted }));
  store.appendHistory(instance.id, past.length, history);
  return followUp;
}
