import * as z from "zod";

import { planReasons } from "../domain/plan.ts";
import type { View } from "./basics.ts";
import { account, country, text } from "./basics.ts";
import { payPerIncident } from "./problem.ts";
import { plan } from "./plan.ts";

export const linkPlanBody = z
  .strictObject({
    account,
    accessId: z.string().min(1).max(128),
    contractId: z.string().min(1).max(128).optional(),
    password: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .meta({ description: "The name of the Contract ID in finance and operations." }),
  })
  .transform(({ account: who, accessId, contractId, password }, context) => {
    if ((contractId === undefined) === (password === undefined)) {
      const path = ["contractId"];
      context.addIssue({
        code: "custom",
        path,
        message: "or password is required, but not both.",
      });
      return z.NEVER;
    }
    return { account: who, accessId, contractId: contractId ?? password ?? "" };
  })
  .meta({
    id: "LinkPlan",
    examples: [
      {
        account: { id: "u1", type: "Entra" },
        accessId: "ABCD-EFGH-JKM",
        contractId: "0123-4567-89AB-CDEF-G",
      },
    ],
  });

export const listPlansQuery = z.strictObject({
  product: text(100).optional(),
  version: text(100).optional(),
  country: country.optional(),
});

const unavailablePlan = plan
  .extend({
    used: plan.shape.used.nullable().meta({
      description: "Null, as `granted` and `remaining`, if the reason is REPLACED.",
    }),
    reason: z.enum(planReasons),
    message: z.string(),
  })
  .meta({ id: "UnavailablePlan" });

export const plansView = z
  .strictObject({
    available: z.array(plan),
    unavailable: z.array(unavailablePlan),
    payPerIncident,
  })
  .meta({ id: "Plans" });

export type PlansView = View<typeof plansView>;
export type UnavailablePlan = PlansView["unavailable"][number];
