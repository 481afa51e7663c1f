import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import { makeCommitter } from "../shared/application/commit/committer.ts";
import type { WriterLimits } from "../shared/application/commit/writer-deps.ts";
import { noopTelemetry } from "../shared/application/ports/telemetry.ts";
import { observedCommitter } from "../shared/application/telemetry/observed-committer.ts";

/** The head takes one of the 100 rows of a transaction. */
const ledgerLimits: WriterLimits = {
  rowsMax: 99,
  pendingMax: 1_000,
  timeoutMs: 20_000,
  linksMax: 1_000,
};
const lanesMax = 5_000;

/** The committer of this process, with the process's own time and chance. */
export function committerOf(
  contracts: Deps["contracts"],
  clock: Deps["clock"],
  rules: Deps["rules"],
  telemetry = noopTelemetry,
): Deps["committer"] {
  const lanes = makeCommitter(
    {
      store: contracts,
      clock,
      rules,
      limits: ledgerLimits,
      newCommitId: randomUUID,
      elapsedMs: () => performance.now(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      random: Math.random,
      telemetry,
    },
    lanesMax,
  );
  return observedCommitter(lanes, telemetry);
}
