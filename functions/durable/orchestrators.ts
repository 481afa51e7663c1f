import type { FunctionHandler } from "@azure/functions";
// The public API creates this handler only together with its registration, which cannot happen later.
import { createOrchestrator } from "durable-functions/lib/src/util/testingUtils.js";

import { activate } from "./activate.orchestrator.ts";
import { distribute } from "./distribute.orchestrator.ts";
import { backup } from "./backup.orchestrator.ts";
import { erase } from "./erase.orchestrator.ts";
import {
  activateName,
  backupName,
  distributeName,
  eraseName,
  probeName,
  reconcileName,
  sweepName,
  replaceName,
} from "./names.ts";
import { probe } from "./probe.orchestrator.ts";
import { reconcile } from "./reconcile.orchestrator.ts";
import { replace } from "./replace.orchestrator.ts";
import { sweep } from "./sweep.orchestrator.ts";

/** The handler of each workflow, by its registered name. */
export const orchestrators: Readonly<Record<string, FunctionHandler>> = {
  [activateName]: createOrchestrator(activate),
  [distributeName]: createOrchestrator(distribute),
  [replaceName]: createOrchestrator(replace),
  [sweepName]: createOrchestrator(sweep),
  [reconcileName]: createOrchestrator(reconcile),
  [eraseName]: createOrchestrator(erase),
  [backupName]: createOrchestrator(backup),
  [probeName]: createOrchestrator(probe),
};
