import { ActionType } from "../model/actions.ts";
import type { Action, ActivityCall, SubOrchestratorCall } from "../model/actions.ts";
import type { Functions } from "../model/functions.ts";
import { checkInstanceId } from "../model/instance-id.ts";
import { notSupported } from "../model/refused.ts";
import { withRetry } from "./retry.ts";
import type { Schedule } from "./schedule.ts";
import { settledTask, whenAll } from "./task.ts";
import type { Task } from "./task.ts";

/** The part of a replay that an action needs. */
export interface ActionContext {
  readonly functions: Functions;
  readonly schedule: Schedule;
  /** The orchestration's own time in milliseconds. */
  readonly now: number;
  /** `input` is JSON text. */
  continueAsNew(input: string): void;
}

/** Azure Storage holds no message longer than that; on Azure a longer timer is a chain of several. */
const timerMaxMs = 6 * 24 * 60 * 60 * 1000;

/**
 * Starts an action with all actions inside it, from left to right: the order gives the sequence
 * numbers. Throws `Refused` for what is not supported and for unknown functions.
 */
export function startAction(action: Action, context: ActionContext): Task {
  const { actionType } = action;
  switch (actionType) {
    case ActionType.CallActivity:
      return callActivity(action, context);
    case ActionType.CallActivityWithRetry:
      return withRetry(
        action.retryOptions,
        (milliseconds) => startTimer(new Date(context.now + milliseconds), context),
        () => callActivity(action, context),
      );
    case ActionType.CallSubOrchestrator:
      return callSubOrchestrator(action, context);
    case ActionType.ContinueAsNew:
      context.continueAsNew(JSON.stringify(action.input ?? null));
      return settledTask();
    case ActionType.CreateTimer:
      if (action.isCanceled) throw notSupported("cancel of a timer");
      return startTimer(new Date(action.fireAt), context);
    case ActionType.WhenAll:
      return whenAll(action.compoundActions.map((inner) => startAction(inner, context)));
    default:
      throw notSupported(featureOf(actionType));
  }
}

const featureOf = (actionType: number): string =>
  otherActions[actionType] ?? `action type ${actionType}`;

/** The other actions of Durable Functions, by the names that an author knows. */
const otherActions: Readonly<Record<number, string>> = {
  3: "callSubOrchestratorWithRetry",
  6: "waitForExternalEvent",
  7: "callEntity",
  8: "callHttp",
  9: "signalEntity",
  11: "Task.any",
  13: "lock (entities)",
  14: "lock (entities)",
};

/** The library has made a string input JSON text already; every other input is still a value. */
function callActivity(call: ActivityCall, { functions, schedule }: ActionContext): Task {
  const name = functions.require("activity", call.functionName);
  const input = typeof call.input === "string" ? call.input : JSON.stringify(call.input ?? null);
  return schedule.add({ kind: "activity", name, input });
}

function callSubOrchestrator(
  { functionName, input, instanceId = "", version }: SubOrchestratorCall,
  { functions, schedule }: ActionContext,
): Task {
  const name = functions.require("orchestrator", functionName);
  if (version !== undefined) throw notSupported("version of callSubOrchestrator");
  if (instanceId.trim() === "") throw notSupported("callSubOrchestrator without an instance ID");
  checkInstanceId(instanceId);
  return schedule.add({
    ...{ kind: "sub-orchestration", name, instanceId },
    input: JSON.stringify(input ?? null),
  });
}

function startTimer(fireAt: Date, { now, schedule }: ActionContext): Task {
  if (fireAt.getTime() - now > timerMaxMs) throw notSupported("timer of more than six days");
  return schedule.add({ kind: "timer", fireAt });
}
