import * as z from "zod";

import { requestTypes } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";

export const refundReviewView = z
  .strictObject({
    incidentId: z.string(),
    planId: z.string(),
    requestType: z.enum(requestTypes),
    closedAt: z.string(),
    ageDays: z.int().meta({ description: "Days from the day of the closing to today." }),
  })
  .meta({ id: "RefundReview" });

export type RefundReviewView = View<typeof refundReviewView>;
