import { randomUUID } from "node:crypto";

import type { WriterDeps } from "../../application/commit/writer-deps.ts";

/** What contract writers take from the process: its time, its timers and its randomness. */
export const processRuntime: Pick<WriterDeps, "newCommitId" | "elapsedMs" | "pause" | "random"> = {
  newCommitId: randomUUID,
  elapsedMs: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};
