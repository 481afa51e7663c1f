import * as z from "zod/mini";

import type { Step } from "./step.ts";

const findings = z.strictObject({
  offers: z.number(),
  entries: z.number(),
  mismatches: z.array(
    z.strictObject({ offerId: z.string(), term: z.number(), problem: z.string() }),
  ),
  mismatchCount: z.number(),
});

/** Where a run is: what it has found, and the last offer that it has seen. */
export const reconcileInput = z.strictObject({
  reconciliationId: z.string(),
  after: z._default(z.nullable(z.string()), null),
  findings: z.optional(findings),
});

const step = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  name: string,
  input: Input,
  output: Output,
): Step<Input, Output> => ({ name, input, output });

export const listOffers = step(
  "listOffersToReconcile",
  z.strictObject({ after: z.nullable(z.string()), limit: z.number() }),
  z.strictObject({ offerIds: z.array(z.string()) }),
);

export const reconcileOffers = step(
  "reconcileOffers",
  z.strictObject({ offerIds: z.array(z.string()) }),
  findings,
);

export const recordReconciliation = step(
  "recordReconciliation",
  z.strictObject({
    reconciliationId: z.string(),
    findings,
    state: z.enum(["Running", "Completed", "Failed"]),
  }),
  z.strictObject({}),
);
