import { activateActivities } from "../../../functions/durable/activate.activities.ts";
import type { ActivationSteps } from "../../../functions/durable/activate.activities.ts";
import { activateName } from "../../../functions/durable/names.ts";
import type { BenefitKind } from "../../../shared/domain/vocabulary.ts";
import { after, fault } from "./scenario.ts";
import type { Way } from "./scenario.ts";

const activation = (
  way: string,
  changed: Partial<ActivationSteps> = {},
  kind: BenefitKind = "PartnerCloudSupport",
): Way => ({
  orchestrator: activateName,
  way,
  activities: activateActivities({
    issue: async () => ({ proceed: true }),
    complete: async () => ({ proceed: true, distributionId: "distribution-1" }),
    fail: async () => ({ proceed: true }),
    ...changed,
  }),
  input: { offerId: "offer-1", kind, activationId: "activation-1" },
});

export const activations: readonly Way[] = [
  activation("main"),
  activation("on-premises", {}, "PartnerOnPremisesSupport"),
  activation("nobody-to-tell", {
    complete: async () => ({ proceed: true, distributionId: null }),
  }),
  activation("obsolete", { issue: async () => ({ proceed: false }) }),
  activation("obsolete-later", {
    complete: async () => ({ proceed: false, distributionId: null }),
  }),
  activation("failed", { complete: fault }),
  activation("failed-first", { issue: fault }),
  activation("retried", { issue: after(2, async () => ({ proceed: true })) }),
];
