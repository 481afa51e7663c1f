import type { OrchestrationHandler } from "durable-functions";
import type * as z from "zod/mini";

import { activate } from "../../functions/durable/activate.orchestrator.ts";
import * as activateSteps from "../../functions/durable/activate.steps.ts";
import { distribute } from "../../functions/durable/distribute.orchestrator.ts";
import * as distributeSteps from "../../functions/durable/distribute.steps.ts";
import * as names from "../../functions/durable/names.ts";
import { reconcile } from "../../functions/durable/reconcile.orchestrator.ts";
import * as reconcileSteps from "../../functions/durable/reconcile.steps.ts";
import type { Step } from "../../functions/durable/step.ts";
import { sweep } from "../../functions/durable/sweep.orchestrator.ts";
import * as sweepSteps from "../../functions/durable/sweep.steps.ts";

type AnyStep = Step<z.ZodMiniType, z.ZodMiniType>;

const isStep = (value: unknown): value is AnyStep =>
  typeof value === "object" && value !== null && "name" in value && "output" in value;

/** Every step of every workflow, by the name that is registered. */
export const stepsByName: ReadonlyMap<string, AnyStep> = new Map(
  [activateSteps, distributeSteps, sweepSteps, reconcileSteps]
    .flatMap((module): unknown[] => Object.values(module))
    .filter(isStep)
    .map((step) => [step.name, step]),
);

/**
 * The orchestrators by the name that is registered. One that instances run stays here until none
 * does; what replaces it is one more line.
 */
export const orchestrators: Readonly<Record<string, OrchestrationHandler>> = {
  [names.activateName]: activate,
  [names.distributeName]: distribute,
  [names.sweepName]: sweep,
  [names.reconcileName]: reconcile,
};

export const registeredNames: readonly string[] = Object.values(names);
