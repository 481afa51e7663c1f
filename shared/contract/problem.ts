import * as z from "zod";

import { offerTypes, portals } from "../domain/vocabulary.ts";
import { payPerIncidentReasons } from "../domain/pay-per-incident.ts";
import { refusalHints, refusalRemedies } from "../domain/refusal-values.ts";
import { pageCodes, problemCodes, problemReasons } from "./problem-codes.ts";
import { plan } from "./plan.ts";

export const payPerIncident = z
  .strictObject({ available: z.boolean(), reason: z.enum(payPerIncidentReasons).nullable() })
  .meta({ id: "PayPerIncident" });

const fieldError = z
  .strictObject({ path: z.string(), message: z.string() })
  .meta({ id: "FieldError" });

/** The problem details of RFC 9457, with additional members of this service. */
export const problem = z
  .strictObject({
    type: z.string().meta({ format: "uri-reference" }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ format: "uri-reference" }),
    code: z.enum(problemCodes),
    requestId: z.string(),
    reason: z.enum(problemReasons).optional(),
    remedy: z.enum(refusalRemedies).nullable().optional(),
    hint: z.enum(refusalHints).optional(),
    redirectTo: z.enum(portals).optional(),
    portalMessage: z.string().optional(),
    errors: z.array(fieldError).optional(),
    conflictingFields: z.array(z.string()).optional(),
    plan: plan.optional(),
    alternatives: z.array(plan).optional(),
    offerSuggestions: z.array(z.enum(offerTypes)).optional(),
    payPerIncident: payPerIncident.optional(),
  })
  .meta({
    id: "Problem",
    description:
      "Why the call was refused. `type` is the address of a page that explains the code.",
    examples: [
      {
        type: "/api/problems/NO_INCIDENTS_REMAINING",
        title: "No incidents remaining",
        status: 409,
        detail: "All 50 incidents of the plan have been used.",
        instance: "/api/incidents",
        code: "NO_INCIDENTS_REMAINING",
        requestId: "0b7d6c0e-6f0b-4a53-9a4c-2f3f0f4d7f11",
        remedy: "BUY_NEW_PLAN",
        alternatives: [],
        offerSuggestions: ["EXPANDED"],
      },
    ],
  });

export const problemPage = z
  .strictObject({
    code: z.enum(pageCodes),
    status: z.int(),
    language: z.enum(["en", "ko"]),
    title: z.string(),
    cause: z.string(),
    remedy: z.string(),
    values: z.array(z.strictObject({ value: z.string(), meaning: z.string() })).meta({
      description: "The values that `reason`, `remedy` and `hint` can have with this code.",
    }),
  })
  .meta({ id: "ProblemPage" });
