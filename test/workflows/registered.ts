import type { OrchestrationHandler } from "durable-functions";

import { activate } from "../../functions/durable/activate.orchestrator.ts";
import { distribute } from "../../functions/durable/distribute.orchestrator.ts";
import { backup } from "../../functions/durable/backup.orchestrator.ts";
import { erase } from "../../functions/durable/erase.orchestrator.ts";
import * as names from "../../functions/durable/names.ts";
import { probe } from "../../functions/durable/probe.orchestrator.ts";
import { reconcile } from "../../functions/durable/reconcile.orchestrator.ts";
import { replace } from "../../functions/durable/replace.orchestrator.ts";
import type { Step } from "../../functions/durable/step.ts";
import { steps } from "../../functions/durable/steps.ts";
import { sweep } from "../../functions/durable/sweep.orchestrator.ts";

/** Every step of every workflow, by its registered name. */
export const stepsByName: ReadonlyMap<string, Step> = new Map(Object.entries(steps));

/**
 * The orchestrators by their registered names. An orchestrator stays here as long as an instance of
 * it can be running. A new version is one more line.
 */
export const orchestrators: Readonly<Record<string, OrchestrationHandler>> = {
  [names.activateName]: activate,
  [names.distributeName]: distribute,
  [names.replaceName]: replace,
  [names.sweepName]: sweep,
  [names.reconcileName]: reconcile,
  [names.eraseName]: erase,
  [names.backupName]: backup,
  [names.probeName]: probe,
};

export const registeredNames: readonly string[] = Object.values(names);
