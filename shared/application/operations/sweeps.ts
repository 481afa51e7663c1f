import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import type { RunSchedule, SweepStore } from "../ports/operations.ts";
import type { UseCases } from "../use-cases.ts";
import type { SweepView } from "../views.ts";
import { noCounts } from "../workflows/sweep-counts.ts";
import { missedRuns } from "./missed-runs.ts";
import { newRunId, timerRunId } from "./run-id.ts";

export type StartSweepDeps = Pick<Deps, "clock" | "realNowMs" | "workflows"> & {
  readonly sweeps: SweepStore;
  readonly runSchedule: RunSchedule;
  /** Something that no other process makes at the same time: digits and small letters. */
  readonly newSuffix: () => string;
};

/** Several starters at once meet at the mark; one more try each is enough for as many. */
const triesMax = 5;

/** Puts a run on the list, with those that were missed before it. */
async function record(
  { clock, runSchedule, sweeps }: StartSweepDeps,
  sweepId: string,
  scheduled: boolean,
): Promise<void> {
  const now = clock.now();
  const startedAt = now.toISOString();
  const sweep: SweepView = {
    sweepId,
    state: "Running",
    ...noCounts,
    startedAt,
    finishedAt: null,
  };
  for (let tries = 0; tries < triesMax; tries += 1) {
    const before = await sweeps.readMark();
    const run = { runId: sweepId, scheduled };
    const { mark, missed } = missedRuns(runSchedule, before?.value ?? null, now, run);
    if (await sweeps.begin(sweep, missed, mark, before?.etag ?? null)) return;
  }
  await sweeps.put(sweep);
}

async function start(deps: StartSweepDeps, sweepId: string, scheduled: boolean): Promise<void> {
  await record(deps, sweepId, scheduled);
  try {
    await deps.workflows.sweep(sweepId);
  } catch (error) {
    const sweep = await deps.sweeps.read(sweepId);
    if (sweep) await deps.sweeps.put({ ...sweep, state: "Failed", finishedAt: sweep.startedAt });
    throw error;
  }
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
    return sweep ? accept(sweep) : refuse({ code: "NOT_FOUND", detail: "No such sweep." });
  };

/** Newest first; runs that should have been and were not stand among them as `Missed`. */
export const makeListSweeps =
  ({ sweeps }: Reads): UseCases["listSweeps"] =>
  async ({ cursor, limit }) => {
    const page = await sweeps.list(cursor, limit);
    return page ? accept(page) : refuse(invalid("cursor", "is not one that this list gave out."));
  };
