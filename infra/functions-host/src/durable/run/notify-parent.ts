import { EventType, historyEvent } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import type { Instance } from "../store/instances.ts";
import type { Store } from "../store/store.ts";
import type { FollowUp } from "./context.ts";
import type { Decision } from "./decide.ts";

type Ended = Extract<Decision, { output: string }>;

/** Inside a commit: sends the outcome of a sub-orchestration to the task that waits for it. */
export function notifyParent(
  store: Store,
  { parentId, parentExecution, parentTask }: Instance,
  decision: Ended,
  { instances }: FollowUp,
): void {
  if (parentId === null || parentExecution === null || parentTask === null) return;
  store.messages.send(parentId, parentExecution, outcome(parentTask, decision));
  instances.push(parentId);
}

function outcome(TaskScheduledId: number, decision: Ended): HistoryEvent {
  if (decision.status === "Completed")
    return historyEvent({
      EventType: EventType.SubOrchestrationInstanceCompleted,
      TaskScheduledId,
      Result: decision.output,
    });
  return historyEvent({
    EventType: EventType.SubOrchestrationInstanceFailed,
    TaskScheduledId,
    Reason: decision.output,
    Details: decision.details,
  });
}
