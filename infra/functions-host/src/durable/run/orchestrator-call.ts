import type { OrchestratorState } from "../model/actions.ts";
import type { HistoryEvent } from "../model/history.ts";
import { Refused } from "../model/refused.ts";
import type { Instance } from "../store/instances.ts";
import type { EngineContext } from "./context.ts";

/** What an episode starts from. */
export interface Batch {
  readonly instance: Instance;
  readonly past: readonly HistoryEvent[];
  /** The events that have arrived since the last episode. */
  readonly arrived: readonly HistoryEvent[];
}

type Answer = { readonly state: OrchestratorState } | { readonly failure: string };

/** A failing orchestrator throws an error whose message has its state after this mark. */
const stateMark = "\n\n$OutOfProcData$:";
const customStatusCharactersMax = 8 * 1024;

/** Runs the orchestrator function over the whole history. `arrived` is marked as not yet played. */
export async function invokeOrchestrator(engine: EngineContext, batch: Batch): Promise<Answer> {
  const { host, functions } = engine;
  const { id, name } = batch.instance;
  try {
    const registered = functions.require("orchestrator", name);
    const text = await host.invokeOrchestrator(registered, id, triggerInput(batch));
    return checked(JSON.parse(text) as OrchestratorState);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const mark = message.indexOf(stateMark);
    if (mark === -1 || error instanceof Refused) return { failure: message };
    return checked(JSON.parse(message.slice(mark + stateMark.length)) as OrchestratorState);
  }
}

function checked(state: OrchestratorState): Answer {
  const length = JSON.stringify(state.customStatus ?? null).length;
  if (length <= customStatusCharactersMax) return { state };
  return {
    failure: "The size of the JSON-serialized payload must not exceed 16 KB of UTF-16 text.",
  };
}

/** The orchestrationTrigger binding, in the schema V4 of the current extension. */
function triggerInput({ instance, past, arrived }: Batch): string {
  return JSON.stringify({
    history: [
      ...past.map((event) => ({ ...event, IsPlayed: true })),
      ...arrived.map((event) => ({ ...event, IsPlayed: false })),
    ],
    input: JSON.parse(instance.input ?? "null") as unknown,
    instanceId: instance.id,
    isReplaying: past.length > 0,
    parentInstanceId: instance.parentId,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    maximumShortTimerDuration: "6.00:00:00",
    longRunningTimerIntervalDuration: "3.00:00:00",
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  });
}
