import type { Decision } from "./decide.ts";
import type { Consequences } from "./episode.ts";
import { EventType, historyEvent } from "./history.ts";
import type { Instance } from "./store/instances.ts";
import type { Store } from "./store/store.ts";

type Ended = Extract<Decision, { output: string }>;

/** Inside a commit: the outcome of a sub-orchestration, for the task that waits for it. */
export function tellParent(
  store: Store,
  { parentId, parentExecution, parentTask }: Instance,
  decision: Ended,
  { wake }: Consequences,
): void {
  if (parentId === null || parentTask === null) return;
  store.messages.send(parentId, parentExecution, outcome(parentTask, decision));
  wake.push(parentId);
}

function outcome(TaskScheduledId: number, decision: Ended) {
  if (decision.status === "Completed")
    return historyEvent({
      EventType: EventType.SubOrchestrationInstanceCompleted,
      TaskScheduledId,
      Result: decision.output,
    });
  // A terminated one has no details, as on Azure, where the library then fails the parent as well.
  const details = decision.status === "Failed" ? { Details: decision.details } : {};
  return historyEvent({
    EventType: EventType.SubOrchestrationInstanceFailed,
    TaskScheduledId,
    Reason: decision.output,
    ...details,
  });
}
