import { EventType } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import type { Scheduled } from "./scheduled.ts";

/** The orchestrator asks for other tasks than its history has. The words are the extension's. */
export class NonDeterministic extends Error {
  constructor(details: string) {
    const question =
      "Was a change made to the orchestrator code after this instance had already started running?";
    super(`Non-Deterministic workflow detected: ${details} ${question}`);
  }
}

export type ScheduledEvent = Extract<
  HistoryEvent,
  {
    EventType:
      | typeof EventType.TaskScheduled
      | typeof EventType.SubOrchestrationInstanceCreated
      | typeof EventType.TimerCreated;
  }
>;

const kinds: Readonly<Record<ScheduledEvent["EventType"], Scheduled["kind"]>> = {
  [EventType.TaskScheduled]: "activity",
  [EventType.SubOrchestrationInstanceCreated]: "sub-orchestration",
  [EventType.TimerCreated]: "timer",
};

/** The extension's names of the actions. */
const actionNames: Readonly<Record<Scheduled["kind"], string>> = {
  activity: "ScheduleTaskOrchestratorAction",
  "sub-orchestration": "CreateSubOrchestrationAction",
  timer: "CreateTimerOrchestratorAction",
};

/** Throws `NonDeterministic` unless the replay scheduled the event's task under the same number. */
export function expectSame(event: ScheduledEvent, found: Scheduled | undefined): void {
  const kind = kinds[event.EventType];
  const name = "Name" in event ? ` named '${event.Name}'` : "";
  const expected =
    `A previous execution of this orchestration scheduled ` +
    `${kind === "activity" ? "an" : "a"} ${kind} task with sequence number ${event.EventId}${name}, but the current `;

  if (!found)
    throw new NonDeterministic(`${expected}replay execution hasn't (yet?) scheduled this task.`);
  if (found.kind !== kind)
    throw new NonDeterministic(
      `${expected}orchestration replay instead produced a ${actionNames[found.kind]} action with this sequence number.`,
    );
  if (!("Name" in event) || found.kind === "timer") return;
  if (event.Name.toLowerCase() !== found.name.toLowerCase())
    throw new NonDeterministic(
      `${expected}orchestration replay instead scheduled ${kind === "activity" ? "an" : "a"} ${kind} task ` +
        `named '${found.name}' with this sequence number.`,
    );
}
