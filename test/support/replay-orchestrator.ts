import { createRequire } from "node:module";

import type { OrchestrationHandler } from "durable-functions";

import { EventType } from "functions-host/durable/history";
import type { HistoryEvent } from "functions-host/durable/history";
import type { OrchestratorState } from "functions-host/durable/actions";
import { Functions } from "functions-host/durable/functions";
import { Replay } from "functions-host/durable/replay";

/** A deep import: the library registers orchestrators, but has no public way to call one. */
const library = createRequire(import.meta.url)("durable-functions/lib/src/util/testingUtils") as {
  readonly DummyOrchestrationContext: new () => object;
  readonly createOrchestrator: (
    orchestrator: OrchestrationHandler,
  ) => (trigger: object, context: object) => Promise<OrchestratorState>;
};

/** The registered functions that a replay needs. */
export interface Registered {
  readonly orchestrator: OrchestrationHandler;
  /** Names. */
  readonly activities: readonly string[];
  readonly subOrchestrators: readonly string[];
}

/** One episode: the library runs the orchestrator over the whole history, as on Azure. */
export async function decide(
  { orchestrator }: Pick<Registered, "orchestrator">,
  past: readonly HistoryEvent[],
  arrived: readonly HistoryEvent[],
): Promise<OrchestratorState> {
  const all = [...past, ...arrived];
  const first = all.find(({ EventType: type }) => type === EventType.ExecutionStarted);
  const input = first && "Input" in first ? first.Input : null;
  const trigger = {
    history: [
      ...past.map((event) => ({ ...event, IsPlayed: true })),
      ...arrived.map((event) => ({ ...event, IsPlayed: false })),
    ],
    input: JSON.parse(input ?? "null") as unknown,
    instanceId: "instance",
    isReplaying: past.length > 0,
    parentInstanceId: null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    maximumShortTimerDuration: "6.00:00:00",
    longRunningTimerIntervalDuration: "3.00:00:00",
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  };
  const run = library.createOrchestrator(orchestrator);
  const state = await run(structuredClone(trigger), new library.DummyOrchestrationContext());
  return JSON.parse(JSON.stringify(state)) as OrchestratorState;
}

/** Compares the decisions with the history. Throws if they differ or are not supported. */
export function play(
  { activities: activity, subOrchestrators: orchestrator }: Registered,
  { actions }: OrchestratorState,
  history: readonly HistoryEvent[],
): Replay {
  const replay = new Replay(actions.flat(), new Functions({ activity, orchestrator }));
  replay.play(history);
  if (replay.refusal) throw replay.refusal;
  return replay;
}
