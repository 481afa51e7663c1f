/** The history events of Durable Functions, with the extension's numbers and names. */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
} as const;

interface Of<Type extends keyof typeof EventType> {
  readonly EventType: (typeof EventType)[Type];
  /** The sequence number of a scheduled task; -1 for every other event. */
  readonly EventId: number;
  /** ISO 8601. */
  readonly Timestamp: string;
}

interface Completed {
  readonly TaskScheduledId: number;
  /** JSON text. */
  readonly Result: string;
}

/** The library makes the orchestrator's error of these two texts. */
interface Failed {
  readonly TaskScheduledId: number;
  readonly Reason: string;
  readonly Details: string;
}

interface Named {
  readonly Name: string;
  /** JSON text, or null where no input was given. */
  readonly Input: string | null;
}

export type HistoryEvent =
  | (Of<"ExecutionStarted"> & Named & { readonly Version?: string | null })
  | (Of<"ExecutionCompleted"> & { readonly OrchestrationStatus: string; readonly Result: string })
  | (Of<"TaskScheduled"> & Named)
  | (Of<"TaskCompleted"> & Completed)
  | (Of<"TaskFailed"> & Failed)
  | (Of<"SubOrchestrationInstanceCreated"> & Named & { readonly InstanceId: string })
  | (Of<"SubOrchestrationInstanceCompleted"> & Completed)
  | (Of<"SubOrchestrationInstanceFailed"> & Failed)
  | (Of<"TimerCreated"> & { readonly FireAt: string })
  | (Of<"TimerFired"> & { readonly TimerId: number; readonly FireAt: string })
  | Of<"OrchestratorStarted">
  | Of<"OrchestratorCompleted">;

/** The part of an event that does not depend on its time and number. */
type Body<Event> = Event extends HistoryEvent ? Omit<Event, "EventId" | "Timestamp"> : never;

export const historyEvent = (body: Body<HistoryEvent>, eventId = -1, at = new Date()) =>
  ({ ...body, EventId: eventId, Timestamp: at.toISOString() }) as HistoryEvent;
