import fc from "fast-check";

/**
 * Each run uses a new seed and prints it. `FC_SEED=<seed>` repeats a run. On a failure, fast-check
 * prints the seed with the shortest failing history.
 */
export const seed = Number(process.env["FC_SEED"] ?? Date.now() % 2 ** 31);

fc.configureGlobal({ seed });
console.info(`FC_SEED=${seed}`);
