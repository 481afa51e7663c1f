import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import { makeCommitter } from "../shared/application/commit/committer.ts";
import type { WriterLimits } from "../shared/application/commit/writer-deps.ts";

/** The head takes one of the 100 rows of a transaction. */
const limits: WriterLimits = {
  rowsMax: 99,
  pendingMax: 1_000,
  timeoutMs: 20_000,
  linksMax: 1_000,
};
const writersMax = 5_000;

/** The committer of this process, with the machine's own clock and random numbers. */
export const committerOf = (
  store: Deps["contracts"],
  { clock, rules, telemetry }: Pick<Deps, "clock" | "rules" | "telemetry">,
): Deps["committer"] =>
  makeCommitter(
    {
      ...{ store, clock, rules, limits, telemetry },
      newCommitId: randomUUID,
      elapsedMs: () => performance.now(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      random: Math.random,
    },
    writersMax,
  );
