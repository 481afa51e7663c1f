/** The part of durable-functions that turns an orchestrator into the handler of a function. */
declare module "durable-functions/lib/src/util/testingUtils.js" {
  import type { FunctionHandler } from "@azure/functions";
  import type { OrchestrationHandler } from "durable-functions";

  export function createOrchestrator(orchestrator: OrchestrationHandler): FunctionHandler;
}
