import { EventType, historyEvent } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import type { Scheduled } from "../replay/scheduled.ts";
import { isFinished } from "../store/instances.ts";
import type { Instance } from "../store/instances.ts";
import type { Store } from "../store/store.ts";
import type { FollowUp } from "./context.ts";
import { startInstance } from "./start-instance.ts";

/** Inside a commit: stores the tasks as work, timers and instances. Returns their history events. */
export function scheduleTasks(
  store: Store,
  instance: Instance,
  tasks: readonly Scheduled[],
  followUp: FollowUp,
): HistoryEvent[] {
  return tasks.map((task) => {
    switch (task.kind) {
      case "activity":
        return scheduleActivity(store, instance, task, followUp);
      case "timer":
        return scheduleTimer(store, instance, task, followUp);
      case "sub-orchestration":
        return scheduleSubOrchestration(store, instance, task, followUp);
    }
  });
}

type Of<Kind> = Extract<Scheduled, { kind: Kind }>;

function scheduleActivity(
  store: Store,
  { id: instance, execution }: Instance,
  { id: task, name, input }: Of<"activity">,
  { work }: FollowUp,
): HistoryEvent {
  work.push(store.addWork({ instance, execution, task, name, input }));
  return historyEvent({ EventType: EventType.TaskScheduled, Name: name, Input: input }, task);
}

function scheduleTimer(
  store: Store,
  { id, execution }: Instance,
  task: Of<"timer">,
  { instances }: FollowUp,
): HistoryEvent {
  const FireAt = task.fireAt.toISOString();
  const fired = { EventType: EventType.TimerFired, TimerId: task.id, FireAt };
  store.messages.send(id, execution, historyEvent(fired, -1, task.fireAt), task.fireAt.getTime());
  // The alarm waits for future times only.
  if (task.fireAt.getTime() <= Date.now()) instances.push(id);
  return historyEvent({ EventType: EventType.TimerCreated, FireAt }, task.id);
}

function scheduleSubOrchestration(
  store: Store,
  { id: parentId, execution: parentExecution }: Instance,
  { id: task, name, input, instanceId }: Of<"sub-orchestration">,
  { instances }: FollowUp,
): HistoryEvent {
  const existing = store.instances.find(instanceId);
  if (existing && !isFinished(existing)) {
    const Reason = `An Orchestration instance with the status ${existing.status} already exists.`;
    const failed = { TaskScheduledId: task, Reason, Details: instanceId };
    store.messages.send(
      parentId,
      parentExecution,
      historyEvent({ EventType: EventType.SubOrchestrationInstanceFailed, ...failed }),
    );
    instances.push(parentId);
  } else {
    const parent = { parentId, parentExecution, parentTask: task };
    startInstance(store, { id: instanceId, name, input }, parent);
    instances.push(instanceId);
  }
  const created = { Name: name, Input: input, InstanceId: instanceId };
  return historyEvent({ EventType: EventType.SubOrchestrationInstanceCreated, ...created }, task);
}
