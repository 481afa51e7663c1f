import type { Action } from "../model/actions.ts";
import type { Functions } from "../model/functions.ts";
import { EventType } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import { Refused } from "../model/refused.ts";
import { Schedule } from "./schedule.ts";
import { startAction } from "./start-action.ts";
import type { ActionContext } from "./start-action.ts";

/**
 * Replays the orchestrator's actions against the history, as the extension does beside the library:
 * an action starts when the one before it has settled. `schedule.added` has the tasks that are new.
 */
export class Replay implements ActionContext {
  readonly schedule = new Schedule();
  readonly functions: Functions;
  readonly #actions: readonly Action[];
  #nextAction = 0;
  /** The orchestration's own time: the start of the last episode, in milliseconds. */
  now = 0;
  /** Whether every action has settled. */
  isDone = false;
  refusal: Refused | undefined;
  /** JSON text of the next execution's input; undefined unless the orchestration continues as new. */
  nextInput: string | undefined;

  constructor(actions: readonly Action[], functions: Functions) {
    this.#actions = actions;
    this.functions = functions;
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

  #handle(event: HistoryEvent): void {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        this.now = Date.parse(event.Timestamp);
        break;
      case EventType.ExecutionStarted:
        this.#advance();
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
      case EventType.ExecutionCompleted:
      case EventType.OrchestratorCompleted:
        break;
    }
  }

  #advance(): void {
    for (const action of this.#actions.slice(this.#nextAction)) {
      this.#nextAction++;
      const task = startAction(action, this);
      if (task.isOpen) {
        task.whenSettled(() => {
          this.#advance();
        });
        return;
      }
    }
    this.isDone = true;
  }
}
