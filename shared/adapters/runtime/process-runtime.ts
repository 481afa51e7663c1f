import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";

import type { WriterDeps } from "../../application/commit/writer-deps.ts";

/** The parts of the process that contract writers use: time, timers and random numbers. */
export const processRuntime: Pick<
  WriterDeps,
  "newCommitId" | "elapsedMs" | "pause" | "nextTurn" | "random"
> = {
  newCommitId: randomUUID,
  elapsedMs: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  nextTurn: () => setImmediate(),
  random: Math.random,
};
