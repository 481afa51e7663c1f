import { EventType, historyEvent } from "./history.ts";
import type { HistoryEvent } from "./history.ts";
import type { EngineContext } from "./context.ts";
import { invokeOrchestrator } from "./orchestrator-call.ts";
import type { Action, OrchestratorState } from "./replay/actions.ts";
import { NonDeterministic } from "./replay/determinism.ts";
import type { Scheduled } from "./replay/determinism.ts";
import { Replay } from "./replay/replay.ts";
import type { Instance } from "./store/instances.ts";

/** What an instance went through, and what has arrived for it since. */
export interface Batch {
  readonly instance: Instance;
  readonly past: readonly HistoryEvent[];
  readonly arrived: readonly HistoryEvent[];
}

/** Outputs and inputs are JSON texts, but for the plain words of a failure or a termination. */
export type Decision =
  | { readonly status: "Running" }
  | { readonly status: "Completed" | "Terminated"; readonly output: string }
  | { readonly status: "Failed"; readonly output: string; readonly details: string }
  | {
      readonly status: "ContinuedAsNew";
      readonly input: string;
      readonly carriedOver: readonly HistoryEvent[];
    };

export interface Episode {
  /** New history before the scheduled tasks: the episode's start and what arrived. */
  readonly events: readonly HistoryEvent[];
  readonly scheduled: readonly Scheduled[];
  readonly customStatus: string | null;
  readonly decision: Decision;
}

/** Lets the orchestrator say what comes next. Reads and calls, but changes nothing. */
export async function decide(engine: EngineContext, batch: Batch): Promise<Episode> {
  const { instance, past, arrived } = batch;
  const events = [historyEvent({ EventType: EventType.OrchestratorStarted }), ...arrived];
  const before = { events, scheduled: [], customStatus: instance.customStatus };

  const terminated = arrived.find((event) => event.EventType === EventType.ExecutionTerminated);
  if (terminated)
    return { ...before, decision: { status: "Terminated", output: terminated.Input } };

  const answer = await invokeOrchestrator(engine, { instance, past, arrived: events });
  if ("failure" in answer) return { ...before, decision: failed(instance, answer.failure) };

  const { customStatus, actions } = answer.state;
  const told = { ...before, customStatus: customStatus ? JSON.stringify(customStatus) : null };
  const replay = makeReplay(engine, instance, actions.flat());
  try {
    replay.play([...past, ...events]);
  } catch (error) {
    if (!(error instanceof NonDeterministic)) throw error;
    const { message } = error;
    return { ...told, decision: { status: "Failed", output: message, details: message } };
  }
  return {
    ...told,
    scheduled: replay.schedule.added,
    decision: conclude(instance, answer.state, replay),
  };
}

function makeReplay({ functions, limits }: EngineContext, instance: Instance, actions: Action[]) {
  const { id: instanceId, execution, parentId: parentInstanceId } = instance;
  const identity = { instanceId, execution, parentInstanceId };
  return new Replay(actions, { functions, limits, identity });
}

/** As on Azure, nothing ends while a task is open: neither a result, nor an error, nor the next start. */
function conclude(instance: Instance, state: OrchestratorState, replay: Replay): Decision {
  if (replay.refusal) return failed(instance, replay.refusal.message);
  if (!replay.isDone || replay.schedule.hasOpenTasks) return { status: "Running" };
  if (state.error) return failed(instance, state.error);
  const { nextInput: input, carriedOver } = replay;
  if (input !== undefined) return { status: "ContinuedAsNew", input, carriedOver };
  if (!state.isDone) return { status: "Running" };
  return { status: "Completed", output: JSON.stringify(state.output ?? null) };
}

const failed = (instance: Instance, message: string): Decision => ({
  status: "Failed",
  output: `Orchestrator function '${instance.name}' failed: ${message}`,
  details: `Message: ${message}, StackTrace: `,
});
