import { activateSteps } from "../../../functions/durable/activate.steps.ts";
import { activateName } from "../../../functions/durable/names.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import type { BenefitKind } from "../../../shared/domain/vocabulary.ts";
import { after, fault } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

function activation(
  scenario: string,
  changed: Partial<StepBodies<typeof activateSteps>> = {},
  kind: BenefitKind = "PartnerCloudSupport",
): Scenario {
  const bodies: StepBodies<typeof activateSteps> = {
    issueCredentials: async () => ({ proceed: true }),
    completeActivation: async () => ({ proceed: true, distributionId: "distribution-1" }),
    failActivation: async () => ({ proceed: true }),
    ...changed,
  };
  return {
    orchestrator: activateName,
    scenario,
    activities: activitiesOf(activateSteps, async () => bodies),
    input: { offerId: "offer-1", kind, activationId: "activation-1" },
  };
}

export const activations: readonly Scenario[] = [
  activation("main"),
  activation("on-premises", {}, "PartnerOnPremisesSupport"),
  activation("no-recipients", {
    completeActivation: async () => ({ proceed: true, distributionId: null }),
  }),
  activation("obsolete", { issueCredentials: async () => ({ proceed: false }) }),
  activation("obsolete-later", {
    completeActivation: async () => ({ proceed: false, distributionId: null }),
  }),
  activation("failed", { completeActivation: fault }),
  activation("failed-first", { issueCredentials: fault }),
  activation("retried", { issueCredentials: after(2, async () => ({ proceed: true })) }),
];
