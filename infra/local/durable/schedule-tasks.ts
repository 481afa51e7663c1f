import type { EngineContext } from "./context.ts";
import type { Consequences } from "./episode.ts";
import { EventType, historyEvent } from "./history.ts";
import type { HistoryEvent } from "./history.ts";
import type { Scheduled } from "./replay/determinism.ts";
import { startInstance } from "./start-instance.ts";
import { isFinished } from "./store/instances.ts";
import type { Instance } from "./store/instances.ts";

/** Inside a commit: stores what is to be done, and gives back the history that says so. */
export function schedule(
  engine: EngineContext,
  instance: Instance,
  tasks: readonly Scheduled[],
  consequences: Consequences,
): HistoryEvent[] {
  return tasks.map((task) => {
    switch (task.kind) {
      case "activity":
        return scheduleActivity(engine, instance, task, consequences);
      case "timer":
        return scheduleTimer(engine, instance, task, consequences);
      case "sub-orchestration":
        return scheduleSubOrchestration(engine, instance, task, consequences);
    }
  });
}

type Of<Kind> = Extract<Scheduled, { kind: Kind }>;

function scheduleActivity(
  { store }: EngineContext,
  { id: instance, execution }: Instance,
  { id: task, name, input }: Of<"activity">,
  { work }: Consequences,
): HistoryEvent {
  work.push(store.addWork({ instance, execution, task, name, input }));
  return historyEvent({ EventType: EventType.TaskScheduled, Name: name, Input: input }, task);
}

function scheduleTimer(
  { store }: EngineContext,
  { id, execution }: Instance,
  task: Of<"timer">,
  { wake }: Consequences,
): HistoryEvent {
  const FireAt = task.fireAt.toISOString();
  const fired = { EventType: EventType.TimerFired, TimerId: task.id, FireAt };
  store.messages.send(id, execution, historyEvent(fired, -1, task.fireAt), task.fireAt.getTime());
  // A time that has passed already is no alarm's business any more.
  if (task.fireAt.getTime() <= Date.now()) wake.push(id);
  return historyEvent({ EventType: EventType.TimerCreated, FireAt }, task.id);
}

function scheduleSubOrchestration(
  { store }: EngineContext,
  { id: parentId, execution: parentExecution }: Instance,
  { id: task, name, input, instanceId }: Of<"sub-orchestration">,
  { wake }: Consequences,
): HistoryEvent {
  const existing = store.instances.find(instanceId);
  if (existing && !isFinished(existing.status)) {
    const Reason = `An Orchestration instance with the status ${existing.status} already exists.`;
    const failed = { TaskScheduledId: task, Reason, Details: instanceId };
    store.messages.send(
      parentId,
      parentExecution,
      historyEvent({ EventType: EventType.SubOrchestrationInstanceFailed, ...failed }),
    );
    wake.push(parentId);
  } else {
    const parent = { parentId, parentExecution, parentTask: task };
    startInstance(store, { id: instanceId, name, input }, parent);
    wake.push(instanceId);
  }
  const created = { Name: name, Input: input, InstanceId: instanceId };
  return historyEvent({ EventType: EventType.SubOrchestrationInstanceCreated, ...created }, task);
}
