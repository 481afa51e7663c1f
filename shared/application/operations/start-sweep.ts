import { accept } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import { newRunId, timerRunId } from "../workflows/run-id.ts";
import { listSweep } from "../workflows/sweep/sweep-record.ts";
import type { RecordDeps } from "../workflows/sweep/sweep-record.ts";
import type { Answer } from "../answer.ts";

export type StartSweepDeps = RecordDeps &
  Pick<Deps, "realNowMs" | "workflows"> & {
    /** Returns a new random string of digits and lowercase letters. */
    readonly newSuffix: () => string;
  };

/**
 * The workflow starts before its run is listed. A crash in between leaves a run that lists itself,
 * and never a listed run that nothing carries out.
 */
async function start(deps: StartSweepDeps, sweepId: string, scheduled: boolean): Promise<void> {
  await deps.workflows.sweep(sweepId);
  await afterWriting(() => listSweep(deps, sweepId, scheduled));
}

/** Starts a sweep. Several sweeps, in parallel or in turn, handle each due item once. */
export const makeStartSweep =
  (deps: StartSweepDeps) => async (): Promise<Answer<{ readonly sweepId: string }>> => {
    const sweepId = newRunId(deps.realNowMs(), deps.newSuffix());
    await start(deps, sweepId, false);
    return accept({ sweepId });
  };

/**
 * Starts the sweep of the schedule's latest tick. If that sweep is running, it starts nothing. If it
 * has ended, the timer fired off schedule, and it starts another one.
 */
export const makeStartScheduledSweep =
  (deps: StartSweepDeps) => async (): Promise<{ sweepId: string }> => {
    const now = deps.realNowMs();
    const [tick] = deps.runSchedule.between(new Date(0), new Date(now + 1_000), 1);
    const tickId = timerRunId(tick ?? new Date(now));
    const existing = await deps.sweeps.read(tickId);
    if (existing?.state === "Running") {
      await deps.workflows.sweep(tickId);
      return { sweepId: tickId };
    }
    const sweepId = existing ? newRunId(now, deps.newSuffix()) : tickId;
    await start(deps, sweepId, true);
    return { sweepId };
  };
