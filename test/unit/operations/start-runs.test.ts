import { describe, expect, test } from "vitest";

import { OutcomeUnknown, Unavailable } from "../../../shared/application/errors.ts";
import { makeStartReconciliation } from "../../../shared/application/operations/start-reconciliation.ts";
import { makeStartSweep } from "../../../shared/application/operations/start-sweep.ts";
import type { StartSweepDeps } from "../../../shared/application/operations/start-sweep.ts";

const away = () => Promise.reject(new Unavailable("storage is away"));

/** Workflows that start, and a storage that is gone then. */
function aWorld() {
  const started: string[] = [];
  const start = async (id: string) => void started.push(id);
  const deps = {
    clock: { now: () => new Date(0) },
    realNowMs: () => 0,
    newSuffix: () => "a",
    sweeps: { read: away, begin: away },
    reconciliations: { begin: away },
    runSchedule: { between: () => [] },
    workflows: { sweep: start, reconcile: start },
  } as unknown as StartSweepDeps & Parameters<typeof makeStartReconciliation>[0];
  return { deps, started };
}

describe("a run whose workflow was started before storage went away", () => {
  test.each([
    ["sweep", makeStartSweep],
    ["reconciliation", makeStartReconciliation],
  ])("does not say that nothing was begun: a %s", async (_what, make) => {
    const { deps, started } = aWorld();
    await expect(make(deps)()).rejects.toThrow(OutcomeUnknown);
    expect(started).toHaveLength(1);
  });
});
