import * as z from "zod/mini";

import { dueKinds } from "../../shared/application/ports/operations.ts";
import type { Step } from "./step.ts";

const place = z.strictObject({ day: z.string(), key: z.string() });

const scheduledItem = z.strictObject({
  ...place.shape,
  item: z.strictObject({
    kind: z.enum(dueKinds),
    offerId: z.string(),
    subject: z.optional(z.string()),
    term: z.optional(z.number()),
  }),
  etag: z.string(),
  addedAt: z.string(),
});

export const counts = z.strictObject({
  due: z.number(),
  renewed: z.number(),
  expired: z.number(),
  lapsed: z.number(),
  notices: z.number(),
  failed: z.number(),
});

/** Where a run is: what it has done, and the last item that it has seen. */
export const sweepInput = z.strictObject({
  sweepId: z.string(),
  /** The domain's day on which the run began; absent until it has. */
  today: z.optional(z.string()),
  after: z._default(z.nullable(place), null),
  counts: z.optional(counts),
});

const step = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  name: string,
  input: Input,
  output: Output,
): Step<Input, Output> => ({ name, input, output });

/** The domain's clock is read here, because an orchestrator has none. */
export const beginSweep = step(
  "beginSweep",
  z.strictObject({ sweepId: z.string() }),
  z.strictObject({ today: z.string() }),
);

export const listDue = step(
  "listDue",
  z.strictObject({ today: z.string(), after: z.nullable(place), limit: z.number() }),
  z.strictObject({ items: z.array(scheduledItem) }),
);

export const handleDue = step(
  "handleDue",
  z.strictObject({ items: z.array(scheduledItem) }),
  counts,
);

export const recordSweep = step(
  "recordSweep",
  z.strictObject({
    sweepId: z.string(),
    counts,
    state: z.enum(["Running", "Completed", "Failed"]),
  }),
  z.strictObject({}),
);
