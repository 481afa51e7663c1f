import { EventType } from "../history.ts";
import type { HistoryEvent } from "../history.ts";
import type { Instance } from "../store/instances.ts";

interface Shown {
  readonly input: boolean;
  readonly history?: readonly HistoryEvent[];
  readonly historyOutput?: boolean;
}

/** Times are given to the second, as the extension does. */
const seconds = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** JSON where it is JSON; the plain words of a failure or termination as a string. */
function jsonOrText(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export function statusPayload(instance: Instance, shown: Shown) {
  const { history, historyOutput = false } = shown;
  return {
    name: instance.name,
    instanceId: instance.id,
    runtimeStatus: instance.status,
    input: shown.input ? jsonOrText(instance.input) : null,
    customStatus: jsonOrText(instance.customStatus),
    output: jsonOrText(instance.output),
    createdTime: seconds(instance.created),
    lastUpdatedTime: seconds(instance.updated),
    ...(history && { historyEvents: readableHistory(history, shown.input, historyOutput) }),
  };
}

const names = Object.fromEntries(Object.entries(EventType).map(([name, id]) => [id, name]));

/** Without what only replays need; outcomes carry the name and time of what was scheduled. */
function readableHistory(
  history: readonly HistoryEvent[],
  showInput: boolean,
  showOutput: boolean,
) {
  const scheduled = new Map(history.map((event) => [event.EventId, event]));
  const hidden: readonly number[] = [
    EventType.OrchestratorStarted,
    EventType.OrchestratorCompleted,
    EventType.TaskScheduled,
    EventType.SubOrchestrationInstanceCreated,
  ];
  return history
    .filter((event) => !hidden.includes(event.EventType))
    .map((event) => {
      const { Timestamp, EventType: type } = event;
      const call = "TaskScheduledId" in event ? scheduled.get(event.TaskScheduledId) : undefined;
      const named = call && "Name" in call ? call : undefined;
      return {
        EventType: names[type],
        Timestamp,
        ...(named && { FunctionName: named.Name, ScheduledTime: named.Timestamp }),
        ...("Name" in event && nameOf(event.Name, type)),
        ...("FireAt" in event && { FireAt: event.FireAt }),
        ...("Reason" in event && { Reason: event.Reason }),
        ...("OrchestrationStatus" in event && { OrchestrationStatus: event.OrchestrationStatus }),
        ...(showInput && "Input" in event && { Input: jsonOrText(event.Input) }),
        ...(showOutput && "Result" in event && { Result: jsonOrText(event.Result) }),
        ...(showOutput && "Details" in event && { Details: event.Details }),
      };
    });
}

const nameOf = (name: string, type: number) =>
  type === EventType.EventRaised ? { Name: name } : { FunctionName: name };
