import type { OrchestrationHandler } from "durable-functions";
import { EventType, historyEvent } from "functions-host/durable/history";
import type { HistoryEvent } from "functions-host/durable/history";
import type { OrchestratorState } from "functions-host/durable/actions";
import type { Scheduled } from "functions-host/durable/scheduled";
import type { Replay } from "functions-host/durable/replay";

import type { Activity } from "../../functions/durable/step.ts";
import { decide, play } from "./replay-orchestrator.ts";
import type { Registered } from "./replay-orchestrator.ts";

/** Real time as timers and activities see it. */
export interface VirtualTime {
  nowMs: number;
}

export interface Workflow {
  readonly orchestrator: OrchestrationHandler;
  readonly activities: readonly Pick<Activity, "name" | "handler">[];
  /** The outputs of sub-orchestrations, by name. */
  readonly subOrchestrators?: Readonly<Record<string, (input: unknown) => unknown>>;
  readonly input: unknown;
  /** Of host.json at the time of its start. By default none, as before version 1. */
  readonly version?: string;
  /** By default, a time of its own. */
  readonly time?: VirtualTime;
}

export interface Run {
  readonly output: unknown;
  /** Activities and sub-orchestrations in the order in which they were called. */
  readonly calls: readonly string[];
  /** The history of each generation: those that continued as new, and the last. */
  readonly histories: readonly (readonly HistoryEvent[])[];
}

type Timed = Workflow & { readonly time: VirtualTime };

type Ended = { readonly output: unknown } | { readonly nextInput: unknown };

/** One execution: from its start until it returns, fails or continues as new. */
class Execution {
  readonly history: HistoryEvent[] = [];
  readonly #workflow: Timed;
  readonly #calls: string[];
  readonly #registered: Registered;
  #arrived: HistoryEvent[];
  #timers: (Scheduled & { kind: "timer" })[] = [];

  constructor(workflow: Timed, input: unknown, calls: string[]) {
    this.#workflow = workflow;
    this.#calls = calls;
    this.#registered = {
      orchestrator: workflow.orchestrator,
      activities: workflow.activities.map(({ name }) => name),
      subOrchestrators: Object.keys(workflow.subOrchestrators ?? {}),
    };
    const Input = JSON.stringify(input);
    const { version: Version } = workflow;
    const start = { EventType: EventType.ExecutionStarted, Name: "", Input };
    this.#arrived = [this.#event(Version === undefined ? start : { ...start, Version })];
  }

  async end(): Promise<Ended> {
    for (;;) {
      const started = this.#event({ EventType: EventType.OrchestratorStarted });
      const arrived = [started, ...this.#arrived];
      const state = await decide(this.#workflow, this.history, arrived);
      this.history.push(...arrived);
      const replay = play(this.#registered, state, this.history);
      if (replay.isDone) return conclude(state, replay);
      await this.#carryOut(replay.schedule.added);
    }
  }

  #event(body: Parameters<typeof historyEvent>[0], id = -1): HistoryEvent {
    return historyEvent(body, id, new Date(this.#workflow.time.nowMs));
  }

  /** Runs activities at once. Fires a timer only if there is nothing else to do, and moves the time. */
  async #carryOut(added: readonly Scheduled[]): Promise<void> {
    this.#arrived = [];
    for (const task of added) {
      if (task.kind === "timer") {
        const FireAt = task.fireAt.toISOString();
        this.history.push(this.#event({ EventType: EventType.TimerCreated, FireAt }, task.id));
        this.#timers.push(task);
      } else if (task.kind === "activity") {
        const { id, input: Input, name: Name } = task;
        this.history.push(this.#event({ EventType: EventType.TaskScheduled, Name, Input }, id));
        this.#arrived.push(await this.#perform(task));
      } else {
        const { id, input: Input, instanceId: InstanceId, name: Name } = task;
        const created = { EventType: EventType.SubOrchestrationInstanceCreated, Name, Input };
        this.history.push(this.#event({ ...created, InstanceId }, id));
        this.#arrived.push(this.#performSub(task));
      }
    }
    if (this.#arrived.length === 0) this.#fireNext();
  }

  async #perform(task: Scheduled & { kind: "activity" }): Promise<HistoryEvent> {
    const found = this.#workflow.activities.find(({ name }) => name === task.name);
    this.#calls.push(task.name);
    try {
      const value: unknown = await found?.handler(JSON.parse(task.input), undefined as never);
      const Result = JSON.stringify(value ?? null);
      return this.#event({ EventType: EventType.TaskCompleted, TaskScheduledId: task.id, Result });
    } catch (error) {
      const Reason = error instanceof Error ? error.message : String(error);
      const failed = { EventType: EventType.TaskFailed, TaskScheduledId: task.id };
      return this.#event({ ...failed, Reason, Details: Reason });
    }
  }

  #performSub(task: Scheduled & { kind: "sub-orchestration" }): HistoryEvent {
    this.#calls.push(task.name);
    const value = this.#workflow.subOrchestrators?.[task.name]?.(JSON.parse(task.input));
    const completed = { EventType: EventType.SubOrchestrationInstanceCompleted };
    const Result = JSON.stringify(value ?? null);
    return this.#event({ ...completed, TaskScheduledId: task.id, Result });
  }

  #fireNext(): void {
    const [next, ...later] = this.#timers.sort((a, b) => a.fireAt.getTime() - b.fireAt.getTime());
    if (!next) throw new Error("The orchestrator waits for something that never comes");
    this.#timers = later;
    const { time } = this.#workflow;
    time.nowMs = Math.max(time.nowMs, next.fireAt.getTime());
    const FireAt = next.fireAt.toISOString();
    this.#arrived = [this.#event({ EventType: EventType.TimerFired, TimerId: next.id, FireAt })];
  }
}

function conclude(state: OrchestratorState, { nextInput }: Replay): Ended {
  if (state.error) throw new Error(state.error);
  return nextInput === undefined
    ? { output: state.output }
    : { nextInput: JSON.parse(nextInput) as unknown };
}

/**
 * Runs an orchestrator with its activities to its end, through the real library, which replays it
 * at every step. Timers take no time. The orchestrator's own retries apply.
 */
export async function runOrchestrator(given: Workflow): Promise<Run> {
  const workflow: Timed = { time: { nowMs: Date.now() }, ...given };
  const calls: string[] = [];
  const histories: HistoryEvent[][] = [];
  for (let { input } = workflow; ;) {
    const execution = new Execution(workflow, input, calls);
    const ended = await execution.end();
    histories.push(execution.history);
    if ("output" in ended) return { calls, output: ended.output, histories };
    input = ended.nextInput;
  }
}
