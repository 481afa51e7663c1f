import * as z from "zod/mini";

import { defineSteps } from "./step.ts";

/** References only: a workflow's history must hold no ID, address or token. */
export const replacementInput = z.strictObject({
  offerId: z.string(),
  replacementId: z.string(),
});

/** `proceed`: the new pair is stored. */
const outcome = z.strictObject({ proceed: z.boolean() });

export const replaceSteps = defineSteps({
  replacePair: { input: replacementInput, output: outcome },
  queueReplacementLetters: {
    input: replacementInput,
    output: z.strictObject({ distributionId: z.nullable(z.string()) }),
  },
  cancelReplacedLetters: {
    input: replacementInput,
    output: z._default(z.strictObject({}), {}),
  },
  failReplacement: { input: replacementInput, output: outcome },
});
