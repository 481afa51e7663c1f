import { availableParallelism } from "node:os";

import * as z from "zod";

const concurrency = z
  .int()
  .positive()
  .default(10 * availableParallelism());
const ignored = z.boolean().optional();

/**
 * `extensions.durableTask` of host.json. The engine uses the name of the hub, the version and the two limits. The
 * other options configure Azure's storage and telemetry and have no effect here.
 */
export const durableTask = z.strictObject({
  hubName: z
    .string()
    .regex(/^[a-z][a-z0-9]{2,44}$/i, "3 to 45 letters and digits, a letter first")
    .default("TestHubName"),
  defaultVersion: z.string().min(1).nullable().default(null),
  // Azure's defaults. One process has one version, so nothing here is newer than the app.
  versionMatchStrategy: z.literal("CurrentOrOlder").optional(),
  versionFailureStrategy: z.literal("Reject").optional(),
  maxConcurrentActivityFunctions: concurrency,
  maxConcurrentOrchestratorFunctions: concurrency,
  extendedSessionsEnabled: z.literal(false).optional(),
  useGracefulShutdown: ignored,
  storageProvider: z
    .strictObject({
      type: z.literal("azureStorage"),
      connectionStringName: z.literal("AzureWebJobsStorage").optional(),
      partitionCount: z.int().min(1).max(16).optional(),
      maxQueuePollingInterval: z.iso.time({ precision: 0 }).optional(),
      useTablePartitionManagement: ignored,
    })
    .optional(),
  tracing: z
    .strictObject({
      traceInputsAndOutputs: ignored,
      distributedTracingEnabled: ignored,
      version: z.enum(["None", "V1", "V2"]).optional(),
    })
    .optional(),
});

export type DurableOptions = z.output<typeof durableTask>;
