import * as z from "zod";

import type { View } from "./basics.ts";
import { id, kindInput, text } from "./basics.ts";
import { benefit } from "./commerce.ts";
import { entry } from "./reports.ts";

export const adjustmentParams = z.strictObject({ offerId: id });

export const adjustmentBody = z
  .strictObject({
    kind: kindInput,
    delta: z
      .int()
      .min(-10_000)
      .max(10_000)
      .refine((delta) => delta !== 0, "must not be 0.")
      .meta({ description: "Incidents to add, or to remove if negative. Not 0." }),
    reason: text(500).meta({ description: "The partner reads it in the statement." }),
    term: z
      .int()
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .meta({ description: "The number of the term. Without it, the current term." }),
  })
  .meta({
    id: "AdjustBalance",
    examples: [{ kind: "PartnerCloudSupport", delta: 3, reason: "Goodwill after an outage" }],
  });

export const adjustmentView = z.strictObject({ entry, benefit }).meta({ id: "Adjustment" });
export type AdjustmentView = View<typeof adjustmentView>;
