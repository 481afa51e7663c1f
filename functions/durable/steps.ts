import { activateSteps } from "./activate.steps.ts";
import { distributeSteps } from "./distribute.steps.ts";
import { backupSteps } from "./backup.steps.ts";
import { eraseSteps } from "./erase.steps.ts";
import { reconcileSteps } from "./reconcile.steps.ts";
import { replaceSteps } from "./replace.steps.ts";
import type { StepBodies } from "./step.ts";
import { sweepSteps } from "./sweep.steps.ts";

/** The steps of all workflows. */
export const steps = {
  ...activateSteps,
  ...distributeSteps,
  ...replaceSteps,
  ...sweepSteps,
  ...reconcileSteps,
  ...eraseSteps,
  ...backupSteps,
};

export type AllStepBodies = StepBodies<typeof steps>;
