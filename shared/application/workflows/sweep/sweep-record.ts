import type { Deps } from "../../deps.ts";
import type { RunSchedule, SweepStore } from "../../ports/operations.ts";
import { noCounts } from "./sweep-counts.ts";
import { missedRuns } from "./missed-runs.ts";
import type { SweepView } from "../../../contract/operations.ts";

export interface RecordDeps extends Pick<Deps, "clock"> {
  readonly sweeps: SweepStore;
  readonly runSchedule: RunSchedule;
}

/** Parallel starters conflict at the mark. Each attempt lets one of them succeed. */
const attemptsMax = 5;

/**
 * Lists a run, with the runs missed before it, unless it is listed. Its starter calls this, and the
 * run itself in case the starter was interrupted. Throws if other starters win every attempt.
 */
export async function listSweep(
  { clock, runSchedule, sweeps }: RecordDeps,
  sweepId: string,
  scheduled: boolean,
): Promise<void> {
  const now = clock.now();
  const startedAt = now.toISOString();
  const run = { sweepId, state: "Running", ...noCounts, startedAt, finishedAt: null } as const;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (await sweeps.read(sweepId)) return;
    const before = await sweeps.readMark();
    const which = { runId: sweepId, scheduled };
    const { mark, missed } = missedRuns(runSchedule, before?.value ?? null, now, which);
    if (await sweeps.begin(run satisfies SweepView, missed, mark, before?.etag ?? null)) return;
  }
  throw new Error(`${sweepId} could not be listed`);
}
