import * as z from "zod/mini";

import { defineSteps } from "./step.ts";

const counts = z.strictObject({
  incidents: z.number(),
  frontlineRequests: z.number(),
  links: z.number(),
  events: z.number(),
  replacements: z.number(),
  distributions: z.number(),
  mails: z.number(),
  contacts: z.number(),
  consultations: z.number(),
  unreadable: z.number(),
});

/** References only: a workflow's history must hold no address or account. */
const erasure = z.strictObject({ erasureId: z.string() });

/** The progress of a run: its pass over all offers, what it has erased, and the last offer. */
export const eraseInput = z.strictObject({
  ...erasure.shape,
  pass: z._default(z.number(), 1),
  after: z._default(z.nullable(z.string()), null),
  erased: z.optional(counts),
  /** Whether this pass has found anything so far. */
  isClean: z._default(z.boolean(), true),
});

const offerIds = z.readonly(z.array(z.string()));
const inOffers = z.strictObject({ ...erasure.shape, offerIds });
const nothing = z._default(z.strictObject({}), {});

export const eraseSteps = defineSteps({
  listOffersToErase: {
    input: z.strictObject({ after: z.nullable(z.string()), limit: z.number() }),
    output: z.strictObject({ offerIds }),
  },
  findInOffers: { input: inOffers, output: z.strictObject({ found: counts, offerIds }) },
  /** Removes the histories of ended distributions. */
  eraseInOffers: { input: inOffers, output: nothing, startsWorkflows: true },
  findElsewhere: { input: erasure, output: counts },
  eraseElsewhere: { input: erasure, output: nothing },
  recordErasure: {
    input: z.strictObject({
      ...erasure.shape,
      erased: counts,
      state: z.enum(["Running", "Completed", "Failed"]),
    }),
    output: nothing,
  },
});
