import type { ActivationRef } from "../../shared/application/workflows/activate/activation.ts";
import * as steps from "./activate.steps.ts";
import { activity } from "./step.ts";
import type { ActivityFunction } from "./step.ts";

export interface ActivationSteps {
  readonly issue: (ref: ActivationRef) => Promise<{ proceed: boolean }>;
  readonly complete: (
    ref: ActivationRef,
  ) => Promise<{ proceed: boolean; distributionId: string | null }>;
  readonly fail: (ref: ActivationRef) => Promise<{ proceed: boolean }>;
}

export const activateActivities = (does: ActivationSteps): ActivityFunction[] => [
  activity(steps.issueCredentials, does.issue),
  activity(steps.completeActivation, does.complete),
  activity(steps.failActivation, does.fail),
];
