import type { EngineContext } from "./context.ts";
import { crashPoint } from "./crash.ts";
import { EventType, historyEvent } from "./history.ts";
import type { HistoryEvent } from "./history.ts";
import type { WorkItem } from "./store/store.ts";

/**
 * At least once: the outcome and the removal of the work item are one transaction, so that a crash
 * before it runs the activity again and a crash after it does not.
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
    // The extension cuts the message out of the worker's answer together with the blank before it.
    return failed(`Activity function '${name}' failed:  ${message}`, details(message, stack));
  }
}

/** The exception as the extension serializes it: what it shows, and the worker's answer inside. */
const details = (message: string, stack: string) =>
  JSON.stringify({
    ClassName: "System.Exception",
    Message: ` ${message}`,
    InnerException: {
      ClassName: "Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException",
      Message: `Result: Failure\nException: ${message}\nStack: ${stack}`,
    },
  });
