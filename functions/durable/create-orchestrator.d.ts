/** The part of durable-functions that creates a function's handler from an orchestrator. */
declare module "durable-functions/lib/src/util/testingUtils.js" {
  import type { FunctionHandler } from "@azure/functions";
  import type { OrchestrationHandler } from "durable-functions";

  export function createOrchestrator(orchestrator: OrchestrationHandler): FunctionHandler;
}
