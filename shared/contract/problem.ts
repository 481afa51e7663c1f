import * as z from "zod";

import { refusalCodes } from "../domain/refusal.ts";
import { offerTypes, portals } from "../domain/vocabulary.ts";
import { plan } from "./plan.ts";

export const payPerIncident = z
  .strictObject({ available: z.boolean(), reason: z.string().nullable() })
  .meta({ id: "PayPerIncident" });

const fieldError = z
  .strictObject({ path: z.string(), message: z.string() })
  .meta({ id: "FieldError" });

/** RFC 9457, with the members of this service. */
export const problem = z
  .strictObject({
    type: z.string().meta({ format: "uri-reference" }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ format: "uri-reference" }),
    code: z.enum(refusalCodes),
    requestId: z.string(),
    reason: z.string().optional(),
    remedy: z.string().nullable().optional(),
    hint: z.string().optional(),
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
    description: "Why the call was refused. `type` leads to a page that explains the code.",
    examples: [
      {
        type: "/api/problems/NO_INCIDENTS_REMAINING",
        title: "No incidents remaining",
        status: 409,
        detail: "All 50 incidents of the plan have been used.",
        instance: "/api/incidents",
        code: "NO_INCIDENTS_REMAINING",
        requestId: "0b7d6c0e-6f0b-4a53-9a4c-2f3f0f4d7f11",
        remedy: "USE_OTHER_PLAN",
        alternatives: [],
      },
    ],
  });

export const problemPage = z
  .strictObject({
    code: z.enum([...refusalCodes, "NO_BENEFITS_YET", "FRONTLINE_NOT_COUNTED"]),
    status: z.int(),
    language: z.enum(["en", "ko"]),
    title: z.string(),
    cause: z.string(),
    remedy: z.string(),
    values: z
      .array(z.strictObject({ value: z.string(), meaning: z.string() }))
      .meta({ description: "What `reason`, `remedy` and `hint` can say with this code." }),
  })
  .meta({ id: "ProblemPage" });
