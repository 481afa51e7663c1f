import * as z from "zod";

import { benefitKinds } from "../domain/vocabulary.ts";
import { planExample } from "./examples.ts";

const planReasons = [
  "EXPIRED",
  "CANCELLED",
  "BENEFIT_NOT_ACTIVATED",
  "NO_INCIDENTS_REMAINING",
  "NOT_VALID_FOR_PORTAL",
  "PLAN_NOT_VALID_FOR_PRODUCT",
] as const;

/** Counts of an unlimited plan: what is granted and what remains are null, what is used counts. */
export const counts = {
  granted: z.int().nullable().meta({ description: "Null for unlimited." }),
  used: z.int(),
  remaining: z.int().nullable().meta({ description: "Null for unlimited." }),
};

export const day = z.string().meta({ format: "date" });

export const plan = z
  .strictObject({
    planId: z.string(),
    kind: z.enum(benefitKinds),
    name: z.string(),
    ...counts,
    unlimited: z.boolean(),
    endDate: day,
    resetsOn: day,
    usableHere: z.boolean(),
    reason: z.enum(planReasons).nullable(),
  })
  .meta({ id: "Plan", description: "A support plan as it stands now.", examples: [planExample] });
