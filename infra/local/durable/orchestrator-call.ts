import type { EngineContext } from "./context.ts";
import type { Batch } from "./decide.ts";
import type { OrchestratorState } from "./replay/actions.ts";
import { Refused } from "./replay/actions.ts";
import type { TimerLimits } from "./replay/replay.ts";

type Answer = { readonly state: OrchestratorState } | { readonly failure: string };

/** A failing orchestrator throws its state behind this mark, so that its actions are not lost. */
const stateMark = "\n\n$OutOfProcData$:";
const customStatusCharactersMax = 8 * 1024;

/** Runs the orchestrator over the whole history, `arrived` being what it has not seen yet. */
export async function invokeOrchestrator(engine: EngineContext, batch: Batch): Promise<Answer> {
  const { host, functions } = engine;
  const { id, name } = batch.instance;
  try {
    const registered = functions.require("orchestrator", name);
    const text = await host.invokeOrchestrator(registered, id, triggerInput(engine, batch));
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

/** The orchestrationTrigger binding: schema V4 is what the current extension offers. */
function triggerInput({ limits }: EngineContext, { instance, past, arrived }: Batch): string {
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
    ...timerDurations(limits),
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  });
}

const timerDurations = ({ longest, interval }: TimerLimits) => ({
  maximumShortTimerDuration: timeSpan(longest),
  longRunningTimerIntervalDuration: timeSpan(interval),
});

/** .NET's TimeSpan, e.g. `6.00:00:00`. */
function timeSpan(milliseconds: number): string {
  const time = new Date(milliseconds % 86_400_000).toISOString().slice(11, 23);
  return `${Math.floor(milliseconds / 86_400_000)}.${time}`;
}
