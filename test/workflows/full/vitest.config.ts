import { defineConfig } from "vitest/config";

/** `npm run crash-matrix`: every crash point of every workflow, two workflows at a time. */
export default defineConfig({
  test: {
    include: ["test/workflows/full/*.matrix.ts"],
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
