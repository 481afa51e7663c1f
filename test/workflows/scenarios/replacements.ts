import { replaceName } from "../../../functions/durable/names.ts";
import { replaceSteps } from "../../../functions/durable/replace.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { after, fault } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

function replacement(
  scenario: string,
  changed: Partial<StepBodies<typeof replaceSteps>> = {},
): Scenario {
  const bodies: StepBodies<typeof replaceSteps> = {
    replacePair: async () => ({ proceed: true }),
    queueReplacementLetters: async () => ({ distributionId: "distribution-1" }),
    cancelReplacedLetters: async () => undefined,
    failReplacement: async () => ({ proceed: false }),
    ...changed,
  };
  return {
    orchestrator: replaceName,
    scenario,
    activities: activitiesOf(replaceSteps, async () => bodies),
    input: { offerId: "offer-1", replacementId: "replacement-1" },
  };
}

export const replacements: readonly Scenario[] = [
  replacement("main"),
  replacement("no-recipients", {
    queueReplacementLetters: async () => ({ distributionId: null }),
  }),
  replacement("obsolete", { replacePair: async () => ({ proceed: false }) }),
  replacement("failed", { replacePair: fault }),
  replacement("failed-after-all-stored", {
    replacePair: fault,
    failReplacement: async () => ({ proceed: true }),
  }),
  replacement("retried", { replacePair: after(2, async () => ({ proceed: true })) }),
];
