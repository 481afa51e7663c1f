import { defineConfig } from "vitest/config";

/** `npm run crash-matrix`: every crash point of the durable engine and of every workflow. */
export default defineConfig({
  test: {
    include: ["test/workflows/full/*.matrix.ts", "infra/functions-host/test/durable/crash.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
