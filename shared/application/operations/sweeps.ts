import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import type { UseCases } from "../use-cases.ts";
import { newRunId, timerRunId } from "../workflows/run-id.ts";
import { listSweep } from "../workflows/sweep/sweep-record.ts";
import type { RecordDeps } from "../workflows/sweep/sweep-record.ts";

export type StartSweepDeps = RecordDeps &
  Pick<Deps, "realNowMs" | "workflows"> & {
    /** Something that no other process makes at the same time: digits and small letters. */
    readonly newSuffix: () => string;
  };

/**
 * Started first and listed second: who is cut short in between leaves a run that lists itself, and
 * never one on the list that nobody carries out.
 */
async function start(deps: StartSweepDeps, sweepId: string, scheduled: boolean): Promise<void> {
  await deps.workflows.sweep(sweepId);
  await afterWriting(() => listSweep(deps, sweepId, scheduled));
}

/** Starts a sweep. Several at once, or one after another, do what is due once. */
export const makeStartSweep =
  (deps: StartSweepDeps): UseCases["startSweep"] =>
  async () => {
    const sweepId = newRunId(deps.realNowMs(), deps.newSuffix());
    await start(deps, sweepId, false);
    return accept({ sweepId });
  };

/**
 * Starts the sweep of the timer's latest tick. Told of a tick again while its sweep runs, it starts
 * nothing; told out of turn, it starts one of its own.
 */
export const makeStartScheduledSweep =
  (deps: StartSweepDeps) => async (): Promise<{ sweepId: string }> => {
    const now = deps.realNowMs();
    const [tick] = deps.runSchedule.between(new Date(0), new Date(now + 1_000), 1);
    const ofTick = timerRunId(tick ?? new Date(now));
    const known = await deps.sweeps.read(ofTick);
    if (known?.state === "Running") {
      await deps.workflows.sweep(ofTick);
      return { sweepId: ofTick };
    }
    const sweepId = known ? newRunId(now, deps.newSuffix()) : ofTick;
    await start(deps, sweepId, true);
    return { sweepId };
  };

type Reads = Pick<StartSweepDeps, "sweeps">;

export const makeGetSweep =
  ({ sweeps }: Reads): UseCases["getSweep"] =>
  async ({ sweepId }) => {
    const sweep = await sweeps.read(sweepId);
    return sweep
      ? accept(sweep)
      : refuse({ code: "NOT_FOUND", detail: "The sweep does not exist." });
  };

/** Newest first; runs that should have been and were not stand among them as `Missed`. */
export const makeListSweeps =
  ({ sweeps }: Reads): UseCases["listSweeps"] =>
  async ({ cursor, limit }) => {
    const page = await sweeps.list(cursor, limit);
    return page
      ? accept(page)
      : refuse(invalid("cursor", "must be a cursor that this list returned."));
  };
