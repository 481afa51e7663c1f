import { randomUUID } from "node:crypto";

import type { WriterDeps } from "../../application/commit/writer-deps.ts";

/** The parts of the process that contract writers use: time, timers and random numbers. */
export const processRuntime: Pick<WriterDeps, "newCommitId" | "elapsedMs" | "pause" | "random"> = {
  newCommitId: randomUUID,
  elapsedMs: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};
