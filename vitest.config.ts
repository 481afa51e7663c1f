import { defineConfig } from "vitest/config";

// More than two workers on two cores make timings unreliable.
const shared = { testTimeout: 30_000, hookTimeout: 120_000, maxWorkers: 2 };

const unit = ["test/unit/**/*.test.ts", "test/architecture/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: unit,
          // The files share the modules that they import. Loading them took most of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["test/**/*.test.ts", "infra/functions-host/test/**/*.test.ts"],
          // `npm run crash-matrix` runs the engine's crash tests.
          exclude: [...unit, "test/e2e/**", "**/durable/crash.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          testTimeout: shared.testTimeout * Number(process.env["E2E_WAIT_FACTOR"] ?? 1),
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/environment-setup.ts"],
          // A worker's tests share an environment and its clock; a running service has one.
          fileParallelism: process.env["E2E_BASE_URL"] === undefined,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
