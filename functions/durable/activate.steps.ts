import * as z from "zod/mini";

import { benefitKinds } from "../../shared/domain/vocabulary.ts";
import type { Step } from "./step.ts";

/** References only: no ID, address or token belongs in a workflow's history. */
export const activationInput = z.strictObject({
  offerId: z.string(),
  kind: z.enum(benefitKinds),
  activationId: z.string(),
});

const outcome = z.strictObject({
  /** False when there is nothing to do any more: cancelled, replaced, or ended otherwise. */
  proceed: z.boolean(),
});

const step = <Output extends z.ZodMiniType>(
  name: string,
  output: Output,
): Step<typeof activationInput, Output> => ({ name, input: activationInput, output });

export const issueCredentials = step("issueCredentials", outcome);
export const completeActivation = step(
  "completeActivation",
  z.strictObject({
    proceed: z.boolean(),
    /** The mails that go with it; null where nobody is to be told. */
    distributionId: z.nullable(z.string()),
  }),
);
export const failActivation = step("failActivation", outcome);
