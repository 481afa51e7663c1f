import { ActionType, Refused, refuseUnknown } from "./actions.ts";
import type { Action, SubOrchestratorCall } from "./actions.ts";
import type { Replay } from "./replay.ts";
import { withRetry } from "./retry.ts";
import { settledTask, whenAll, whenAny } from "./task.ts";
import type { Task } from "./task.ts";

/** Starts one action and everything in it, from left to right: the order gives the sequence numbers. */
export function invoke(action: Action, replay: Replay): Task {
  const clock = { now: () => replay.now, timer: (at: number) => replay.timer(new Date(at)) };
  const { actionType } = action;
  switch (actionType) {
    case ActionType.CallActivity:
      return callActivity(action, replay);
    case ActionType.CallActivityWithRetry:
      return withRetry(action.retryOptions, clock, () => callActivity(action, replay));
    case ActionType.CallSubOrchestrator:
      return callSubOrchestrator(action, replay);
    case ActionType.CallSubOrchestratorWithRetry:
      return withRetry(action.retryOptions, clock, () => callSubOrchestrator(action, replay));
    case ActionType.ContinueAsNew:
      replay.continueAsNew(JSON.stringify(action.input ?? null));
      return settledTask();
    case ActionType.CreateTimer:
      return replay.timer(new Date(action.fireAt), action.isCanceled);
    case ActionType.WaitForExternalEvent:
      return replay.events.wait(action.externalEventName);
    case ActionType.WhenAny:
      return whenAny(action.compoundActions.map((inner) => invoke(inner, replay)));
    case ActionType.WhenAll:
      return whenAll(action.compoundActions.map((inner) => invoke(inner, replay)));
    default:
      return refuseUnknown(actionType);
  }
}

/** The library has made a string input a JSON text already; everything else is still a value. */
function callActivity(call: { functionName: string; input?: unknown }, replay: Replay): Task {
  const name = replay.functions.require("activity", call.functionName);
  const input = typeof call.input === "string" ? call.input : JSON.stringify(call.input ?? null);
  return replay.schedule.add({ kind: "activity", name, input });
}

function callSubOrchestrator(call: SubOrchestratorCall, replay: Replay): Task {
  const name = replay.functions.require("orchestrator", call.functionName);
  const { instanceId: self, execution, parentInstanceId } = replay.identity;
  const instanceId = call.instanceId?.trim()
    ? call.instanceId
    : `${execution}:${replay.schedule.nextId}`;
  if (call.version !== undefined)
    throw new Refused(
      "'version' of callSubOrchestrator is not carried by the local durable engine.",
    );
  const ancestors = [self, parentInstanceId].map((id) => id?.toLowerCase());
  if (ancestors.includes(instanceId.toLowerCase()))
    throw new Refused(
      "The instance ID of a sub-orchestration must be different than the instance ID of a parent orchestration.",
    );
  if (instanceId.startsWith("@"))
    throw new Refused("Orchestration instance ids must not start with @.");
  const input = JSON.stringify(call.input ?? null);
  return replay.schedule.add({ kind: "sub-orchestration", name, instanceId, input });
}
