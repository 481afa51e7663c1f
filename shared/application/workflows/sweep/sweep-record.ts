import type { Deps } from "../../deps.ts";
import type { RunSchedule, SweepStore } from "../../ports/operations.ts";
import type { SweepView } from "../../views.ts";
import { noCounts } from "./sweep-counts.ts";
import { missedRuns } from "./missed-runs.ts";

export interface RecordDeps extends Pick<Deps, "clock"> {
  readonly sweeps: SweepStore;
  readonly runSchedule: RunSchedule;
}

/** Several starters at once meet at the mark; one more try each is enough for as many. */
const triesMax = 5;

/**
 * Puts a run on the list, with those that were missed before it, unless it is there: who starts it
 * does so, and the run itself in case they were cut short. Throws when others came first each time.
 */
export async function listSweep(
  { clock, runSchedule, sweeps }: RecordDeps,
  sweepId: string,
  scheduled: boolean,
): Promise<void> {
  const now = clock.now();
  const startedAt = now.toISOString();
  const run = { sweepId, state: "Running", ...noCounts, startedAt, finishedAt: null } as const;
  for (let tries = 0; tries < triesMax; tries += 1) {
    if (await sweeps.read(sweepId)) return;
    const before = await sweeps.readMark();
    const which = { runId: sweepId, scheduled };
    const { mark, missed } = missedRuns(runSchedule, before?.value ?? null, now, which);
    if (await sweeps.begin(run satisfies SweepView, missed, mark, before?.etag ?? null)) return;
  }
  throw new Error(`${sweepId} could not be put on the list of sweeps`);
}
