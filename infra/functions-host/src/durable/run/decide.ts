import type { OrchestratorState } from "../model/actions.ts";
import { EventType, historyEvent } from "../model/history.ts";
import type { HistoryEvent } from "../model/history.ts";
import { NonDeterministic } from "../replay/determinism.ts";
import { Replay } from "../replay/replay.ts";
import type { Scheduled } from "../replay/scheduled.ts";
import type { Instance } from "../store/instances.ts";
import type { EngineContext } from "./context.ts";
import { invokeOrchestrator } from "./orchestrator-call.ts";
import type { Batch } from "./orchestrator-call.ts";

/** Outputs and inputs are JSON texts; the output of a failure is plain text. */
export type Decision =
  | { readonly status: "Running" }
  | { readonly status: "Completed"; readonly output: string }
  | { readonly status: "Failed"; readonly output: string; readonly details: string }
  | { readonly status: "ContinuedAsNew"; readonly input: string };

export interface Episode {
  /** New history before the scheduled tasks: the start of the episode and the events that arrived. */
  readonly events: readonly HistoryEvent[];
  readonly scheduled: readonly Scheduled[];
  readonly customStatus: string | null;
  readonly decision: Decision;
}

/** Runs the orchestrator and replays its actions. Reads and calls, but stores nothing. */
export async function decide(engine: EngineContext, batch: Batch): Promise<Episode> {
  const { instance, past, arrived } = batch;
  const events = [historyEvent({ EventType: EventType.OrchestratorStarted }), ...arrived];
  const unchanged = { events, scheduled: [], customStatus: instance.customStatus };

  const answer = await invokeOrchestrator(engine, { instance, past, arrived: events });
  if ("failure" in answer) return { ...unchanged, decision: failed(instance, answer.failure) };

  const { customStatus, actions } = answer.state;
  const changed = {
    ...unchanged,
    customStatus: customStatus ? JSON.stringify(customStatus) : null,
  };
  const replay = new Replay(actions.flat(), engine.functions);
  try {
    replay.play([...past, ...events]);
  } catch (error) {
    if (!(error instanceof NonDeterministic)) throw error;
    const { message } = error;
    return { ...changed, decision: { status: "Failed", output: message, details: message } };
  }
  return {
    ...changed,
    scheduled: replay.schedule.added,
    decision: conclude(instance, answer.state, replay),
  };
}

/** As on Azure, nothing ends while an action is open: no result, no error and no new execution. */
function conclude(instance: Instance, state: OrchestratorState, replay: Replay): Decision {
  if (replay.refusal) return failed(instance, replay.refusal.message);
  if (!replay.isDone) return { status: "Running" };
  if (state.error) return failed(instance, state.error);
  if (replay.nextInput !== undefined) return { status: "ContinuedAsNew", input: replay.nextInput };
  if (!state.isDone) return { status: "Running" };
  return { status: "Completed", output: JSON.stringify(state.output ?? null) };
}

const failed = (instance: Instance, message: string): Decision => ({
  status: "Failed",
  output: `Orchestrator function '${instance.name}' failed: ${message}`,
  details: `Message: ${message}, StackTrace: `,
});
