import fc from "fast-check";

/**
 * Every run tries other histories, and says which: `FC_SEED=<seed>` repeats one. On a failure
 * fast-check prints the seed again with the shortest history that fails.
 */
export const seed = Number(process.env["FC_SEED"] ?? Date.now() % 2 ** 31);

fc.configureGlobal({ seed });
console.info(`FC_SEED=${seed}`);
