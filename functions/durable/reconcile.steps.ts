import * as z from "zod/mini";

import { defineSteps } from "./step.ts";

const findings = z.strictObject({
  offers: z.number(),
  entries: z.number(),
  mismatches: z.readonly(
    z.array(z.strictObject({ offerId: z.string(), term: z.number(), problem: z.string() })),
  ),
  mismatchCount: z.number(),
});

/** The progress of a run: its findings so far, and the last offer of the page before. */
export const reconcileInput = z.strictObject({
  reconciliationId: z.string(),
  after: z._default(z.nullable(z.string()), null),
  findings: z.optional(findings),
});

const offerIds = z.strictObject({ offerIds: z.readonly(z.array(z.string())) });

export const reconcileSteps = defineSteps({
  listOffersToReconcile: {
    input: z.strictObject({ after: z.nullable(z.string()), limit: z.number() }),
    output: offerIds,
  },
  reconcileOffers: { input: offerIds, output: findings },
  recordReconciliation: {
    input: z.strictObject({
      reconciliationId: z.string(),
      findings,
      state: z.enum(["Running", "Completed", "Failed"]),
    }),
    output: z._default(z.strictObject({}), {}),
  },
});
