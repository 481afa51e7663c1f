import { defineConfig } from "vitest/config";

// Two cores: more workers than that only make timings noisier.
const shared = { testTimeout: 30_000, hookTimeout: 120_000, maxWorkers: 2 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.ts", "infra/functions-host/test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/chaos/**", "test/bench/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/environment-setup.ts"],
          // They move one clock and share one environment.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
