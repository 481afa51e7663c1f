import * as z from "zod";

import { benefitKinds } from "../domain/vocabulary.ts";
import { planReasons } from "../domain/plan.ts";
import { planExample } from "./examples.ts";

/** The counts of a plan. For an unlimited plan, `granted` and `remaining` are null. */
export const counts = {
  granted: z.int().nullable().meta({ description: "Null if unlimited." }),
  used: z.int(),
  remaining: z.int().nullable().meta({ description: "Null if unlimited." }),
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
    reason: z.enum(planReasons).exclude(["REPLACED"]).nullable(),
  })
  .meta({
    id: "Plan",
    description: "The current state of a support plan.",
    examples: [planExample],
  });
