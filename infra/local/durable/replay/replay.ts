import { EventType } from "../history.ts";
import type { HistoryEvent } from "../history.ts";
import { Refused } from "./actions.ts";
import type { Action } from "./actions.ts";
import { ExternalEvents } from "./external-events.ts";
import type { Functions } from "./functions.ts";
import { invoke } from "./invoke.ts";
import { Schedule } from "./schedule.ts";
import { settledTask } from "./task.ts";
import type { Task } from "./task.ts";

interface Identity {
  readonly instanceId: string;
  readonly execution: string;
  readonly parentInstanceId: string | null;
}

/** Azure Storage cannot hold a message longer than that, so a longer timer is a chain. Milliseconds. */
export interface TimerLimits {
  readonly longest: number;
  readonly interval: number;
}

/**
 * Plays the orchestrator's actions against the history, the way the extension does it beside the
 * library: the next action starts when the one before is done. The outcome is the tasks which the
 * history does not have yet (`schedule.added`), and whether all actions are done.
 */
export class Replay {
  readonly schedule = new Schedule();
  readonly events = new ExternalEvents();
  readonly identity: Identity;
  readonly functions: Functions;
  readonly #limits: TimerLimits;
  readonly #actions: readonly Action[];
  #nextAction = 0;
  /** The orchestration's own time: that of the last episode's start, in milliseconds. */
  now = 0;
  isDone = false;
  refusal: Refused | undefined;
  /** JSON text of the next execution's input. */
  nextInput: string | undefined;
  /** Events that came after the decision to continue as new: the next execution's. */
  readonly carriedOver: HistoryEvent[] = [];

  constructor(
    actions: readonly Action[],
    context: { identity: Identity; functions: Functions; limits: TimerLimits },
  ) {
    this.#actions = actions;
    this.identity = context.identity;
    this.functions = context.functions;
    this.#limits = context.limits;
  }

  /** Throws `NonDeterministic`. */
  play(history: readonly HistoryEvent[]): void {
    for (const event of history) {
      try {
        this.#handle(event);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.refusal = error;
      }
    }
  }

  continueAsNew(input: string): void {
    this.nextInput = input;
  }

  timer(fireAt: Date, cancelled = false): Task {
    const rest = fireAt.getTime() - this.now;
    const next = rest > this.#limits.longest ? new Date(this.now + this.#limits.interval) : fireAt;
    if (cancelled) return this.schedule.addCancelledTimer(next);
    const task = this.schedule.add({ kind: "timer", fireAt: next });
    if (next === fireAt) return task;
    return task.andThen(() => (fireAt.getTime() > this.now ? this.timer(fireAt) : settledTask()));
  }

  #handle(event: HistoryEvent): void {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        this.now = Date.parse(event.Timestamp);
        break;
      case EventType.ExecutionStarted:
        this.#advance();
        break;
      case EventType.EventRaised:
        this.#raise(event);
        break;
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        this.schedule.settle(event.TaskScheduledId, false);
        break;
      case EventType.TaskFailed:
      case EventType.SubOrchestrationInstanceFailed:
        this.schedule.settle(event.TaskScheduledId, true);
        break;
      case EventType.TimerFired:
        this.schedule.settle(event.TimerId, false);
        break;
      case EventType.TaskScheduled:
      case EventType.TimerCreated:
      case EventType.SubOrchestrationInstanceCreated:
        this.schedule.match(event);
        break;
      case EventType.ExecutionTerminated:
      case EventType.ExecutionCompleted:
      case EventType.OrchestratorCompleted:
        break;
    }
  }

  #raise(event: Extract<HistoryEvent, { EventType: typeof EventType.EventRaised }>): void {
    if (this.nextInput === undefined) this.events.raise(event.Name);
    else this.carriedOver.push(event);
  }

  #advance(): void {
    for (;;) {
      const action = this.#actions[this.#nextAction];
      if (!action) {
        this.isDone = true;
        return;
      }
      this.#nextAction++;
      const task = invoke(action, this);
      if (task.isOpen) {
        task.whenSettled(() => {
          this.#advance();
        });
        return;
      }
    }
  }
}
