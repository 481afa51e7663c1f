/** The history events of Durable Functions, numbered and spelled as the extension hands them to workers. */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
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
  EventRaised: 15,
} as const;

interface Of<Type extends keyof typeof EventType> {
  readonly EventType: (typeof EventType)[Type];
  /** The sequence number of a scheduled task; -1 for everything else. */
  readonly EventId: number;
  readonly Timestamp: string;
}

interface Completed {
  readonly TaskScheduledId: number;
  readonly Result: string;
}

/** Both texts must be there: the library builds the orchestrator's error from them and from nothing else. */
interface Failed {
  readonly TaskScheduledId: number;
  readonly Reason: string;
  readonly Details?: string;
}

interface Named {
  readonly Name: string;
  /** JSON text, or null where no input was given. */
  readonly Input: string | null;
}

export type HistoryEvent =
  | (Of<"ExecutionStarted"> & Named)
  | (Of<"ExecutionCompleted"> & { readonly OrchestrationStatus: string; readonly Result: string })
  | (Of<"ExecutionTerminated"> & { readonly Input: string })
  | (Of<"TaskScheduled"> & Named)
  | (Of<"TaskCompleted"> & Completed)
  | (Of<"TaskFailed"> & Failed)
  | (Of<"SubOrchestrationInstanceCreated"> & Named & { readonly InstanceId: string })
  | (Of<"SubOrchestrationInstanceCompleted"> & Completed)
  | (Of<"SubOrchestrationInstanceFailed"> & Failed)
  | (Of<"TimerCreated"> & { readonly FireAt: string })
  | (Of<"TimerFired"> & { readonly TimerId: number; readonly FireAt: string })
  | Of<"OrchestratorStarted">
  | Of<"OrchestratorCompleted">
  | (Of<"EventRaised"> & Named);

/** An event without its time and number: what a sender knows. */
type Body<Event> = Event extends HistoryEvent ? Omit<Event, "EventId" | "Timestamp"> : never;

export const historyEvent = (body: Body<HistoryEvent>, eventId = -1, at = new Date()) =>
  ({ ...body, EventId: eventId, Timestamp: at.toISOString() }) as HistoryEvent;
