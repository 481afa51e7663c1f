import * as z from "zod/mini";

import { dueKinds } from "../../shared/application/ports/operations.ts";
import { defineSteps } from "./step.ts";

const cursor = z.strictObject({ day: z.string(), key: z.string() });

const items = z.strictObject({
  items: z.readonly(
    z.array(
      z.strictObject({
        ...cursor.shape,
        item: z.strictObject({
          kind: z.enum(dueKinds),
          offerId: z.string(),
          subject: z.optional(z.string()),
          term: z.optional(z.number()),
        }),
        etag: z.string(),
        addedAt: z.string(),
      }),
    ),
  ),
});

const counts = z.strictObject({
  due: z.number(),
  renewed: z.number(),
  expired: z.number(),
  lapsed: z.number(),
  notices: z.number(),
  failed: z.number(),
});

/** The progress of a run: its counts so far, and the last item of the page before. */
export const sweepInput = z.strictObject({
  sweepId: z.string(),
  /** The domain's date when the run began; absent before that. */
  today: z.optional(z.string()),
  after: z._default(z.nullable(cursor), null),
  counts: z.optional(counts),
});

export const sweepSteps = defineSteps({
  /** Reads the domain's clock, which an orchestrator cannot read. */
  beginSweep: {
    input: z.strictObject({ sweepId: z.string() }),
    output: z.strictObject({ today: z.string() }),
  },
  listDue: {
    input: z.strictObject({ today: z.string(), after: z.nullable(cursor), limit: z.number() }),
    output: items,
  },
  /** Restarts workflows that were lost. */
  handleDue: { input: items, output: counts, startsWorkflows: true },
  recordSweep: {
    input: z.strictObject({
      sweepId: z.string(),
      counts,
      state: z.enum(["Running", "Completed", "Failed"]),
    }),
    output: z._default(z.strictObject({}), {}),
  },
});
