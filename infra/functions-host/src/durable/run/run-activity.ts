import { crashPoint } from "../model/crash-points.ts";
import { EventType, historyEvent } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import type { WorkItem } from "../store/store.ts";
import type { EngineContext } from "./context.ts";

/**
 * Runs an activity at least once. One commit stores the outcome and removes the work item: after a
 * crash before the commit the activity runs again, after a crash behind it it does not.
 */
export async function runActivity(engine: EngineContext, work: WorkItem): Promise<void> {
  const { store } = engine;
  crashPoint("activity-before", work);
  const outcome = await invoke(engine, work);
  crashPoint("activity-after", work);
  await store.commit(() => {
    if (store.deleteWork(work.seq)) store.messages.send(work.instance, work.execution, outcome);
  });
  crashPoint("activity-committed", work);
}

async function invoke({ host, functions }: EngineContext, work: WorkItem): Promise<HistoryEvent> {
  const { instance, task: TaskScheduledId, input } = work;
  const name = functions.find("activity", work.name);
  const failed = (Reason: string, Details: string) =>
    historyEvent({ EventType: EventType.TaskFailed, TaskScheduledId, Reason, Details });
  if (name === undefined) {
    const reason = `Activity function '${work.name}' does not exist.`;
    return failed(reason, reason);
  }
  try {
    const Result = await host.invokeActivity(name, instance, input);
    return historyEvent({ EventType: EventType.TaskCompleted, TaskScheduledId, Result });
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    // The extension cuts the message out of the worker's answer, with the blank before it.
    return failed(`Activity function '${name}' failed:  ${message}`, details(message, stack));
  }
}

/** The exception as the extension serializes it: its message, and the worker's answer inside. */
const details = (message: string, stack: string) =>
  JSON.stringify({
    ClassName: "System.Exception",
    Message: ` ${message}`,
    InnerException: {
      ClassName: "Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException",
      Message: `Result: Failure\nException: ${message}\nStack: ${stack}`,
    },
  });
