import * as z from "zod/mini";

import { benefitKinds } from "../../shared/domain/vocabulary.ts";
import { defineSteps } from "./step.ts";

/** References only: a workflow's history must hold no ID, address or token. */
export const activationInput = z.strictObject({
  offerId: z.string(),
  kind: z.enum(benefitKinds),
  activationId: z.string(),
});

const outcome = z.strictObject({
  /** False when the activation was replaced or ended otherwise, or its offer was cancelled. */
  proceed: z.boolean(),
});

export const activateSteps = defineSteps({
  issueCredentials: { input: activationInput, output: outcome },
  completeActivation: {
    input: activationInput,
    output: z.strictObject({
      proceed: z.boolean(),
      /** The mails to send; null when the activation has no recipients. */
      distributionId: z.nullable(z.string()),
    }),
  },
  failActivation: { input: activationInput, output: outcome },
});
