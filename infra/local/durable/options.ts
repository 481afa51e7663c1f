import { availableParallelism } from "node:os";

export interface EngineOptions {
  readonly maxConcurrentActivityFunctions: number;
  readonly maxConcurrentOrchestratorFunctions: number;
}

/** Settings of Azure's storage and telemetry, which have nothing to act on here. */
const withoutEffect = new Set([
  "extendedSessionIdleTimeoutInSeconds",
  "extendedSessionsEnabled",
  "hubName",
  "logReplayEvents",
  "maxConcurrentEntityFunctions",
  "tracing",
  "useGracefulShutdown",
]);

/** Reads `extensions.durableTask` of host.json; throws with every option that the engine does not carry. */
export function readOptions(raw: Readonly<Record<string, unknown>>): EngineOptions {
  const problems: string[] = [];
  const { storageProvider, overridableExistingInstanceStates: overridable, ...rest } = raw;
  const { maxConcurrentActivityFunctions, maxConcurrentOrchestratorFunctions, ...others } = rest;

  const limit = (name: string, value: unknown): number => {
    if (value === undefined) return 10 * availableParallelism();
    if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
    problems.push(`${name}: a whole number above 0 is expected`);
    return 1;
  };
  const options = {
    maxConcurrentActivityFunctions: limit(
      "maxConcurrentActivityFunctions",
      maxConcurrentActivityFunctions,
    ),
    maxConcurrentOrchestratorFunctions: limit(
      "maxConcurrentOrchestratorFunctions",
      maxConcurrentOrchestratorFunctions,
    ),
  };
  if (overridable !== "NonRunningStates" && overridable !== undefined)
    problems.push("overridableExistingInstanceStates: only NonRunningStates is carried");
  const provider = (storageProvider as { type?: unknown } | undefined)?.type ?? "azureStorage";
  if (typeof provider !== "string" || provider.toLowerCase() !== "azurestorage")
    problems.push(
      `storageProvider.type: only azureStorage is carried, not ${JSON.stringify(provider)}`,
    );
  for (const name of Object.keys(others))
    if (!withoutEffect.has(name)) problems.push(`${name}: not carried by the local durable engine`);

  if (problems.length > 0)
    throw new Error(`host.json, extensions.durableTask:\n  ${problems.join("\n  ")}`);
  return options;
}
