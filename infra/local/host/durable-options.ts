import { availableParallelism } from "node:os";

import * as z from "zod";

const atOnce = z
  .int()
  .positive()
  .default(10 * availableParallelism());
const idle = z.boolean().optional();

/**
 * `extensions.durableTask` of host.json. The hub, and how much may run at once, are what the engine
 * goes by; the rest are settings of Azure's storage and telemetry, which have nothing to act on here.
 */
export const durableTask = z.strictObject({
  hubName: z
    .string()
    .regex(/^[a-z][a-z0-9]{2,44}$/i, "3 to 45 letters and digits, a letter first")
    .default("TestHubName"),
  maxConcurrentActivityFunctions: atOnce,
  maxConcurrentOrchestratorFunctions: atOnce,
  overridableExistingInstanceStates: z.literal("NonRunningStates").optional(),
  extendedSessionsEnabled: z.literal(false).optional(),
  useGracefulShutdown: idle,
  storageProvider: z
    .strictObject({
      type: z.literal("azureStorage"),
      connectionStringName: z.literal("AzureWebJobsStorage").optional(),
      partitionCount: z.int().min(1).max(16).optional(),
      maxQueuePollingInterval: z.iso.time({ precision: 0 }).optional(),
      useTablePartitionManagement: idle,
    })
    .optional(),
  tracing: z
    .strictObject({
      traceInputsAndOutputs: idle,
      distributedTracingEnabled: idle,
      version: z.enum(["None", "V1", "V2"]).optional(),
    })
    .optional(),
});

export type DurableOptions = z.output<typeof durableTask>;
