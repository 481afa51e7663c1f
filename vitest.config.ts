import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/chaos/**", "test/bench/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only make timings noisier.
    maxWorkers: 2,
  },
});
