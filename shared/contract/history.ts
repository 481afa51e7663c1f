import * as z from "zod";

import { benefitKinds } from "../domain/vocabulary.ts";
import { date } from "./basics.ts";

/** An Access ID or Contract ID of another system. */
const foreignId = z
  .string()
  .regex(
    /^[A-Za-z0-9-]{4,64}$/,
    "must have 4 to 64 characters: the letters A to Z, digits and hyphens.",
  )
  .regex(/[A-Za-z0-9]/, "must have a letter or digit.");

const benefitKind = z.enum(benefitKinds);

/** Each benefit at most once. */
const once = (kinds: readonly string[]): boolean => new Set(kinds).size === kinds.length;

/** What happened to an offer in another system before it was imported (A50). */
export const history = z
  .strictObject({
    renewals: z
      .array(z.strictObject({ renewedOn: date }))
      .max(100)
      .default([])
      .meta({ description: "The renewals of the terms in order, the oldest first." }),
    used: z
      .array(z.strictObject({ kind: benefitKind, used: z.int().min(0).max(1_000_000) }))
      .refine((used) => once(used.map(({ kind }) => kind)), "must name each benefit once.")
      .default([])
      .meta({ description: "The incidents that were used in the present term." }),
    activated: z
      .array(benefitKind)
      .refine(once, "must name each benefit once.")
      .default([])
      .meta({ description: "The benefits that were activated." }),
    credentials: z
      .strictObject({ accessId: foreignId, contractId: foreignId })
      .optional()
      .meta({ description: "The pair of IDs that people already have." }),
  })
  .meta({
    id: "OfferHistory",
    examples: [
      {
        renewals: [{ renewedOn: "2026-09-01" }],
        used: [{ kind: "PartnerCloudSupport", used: 3 }],
        activated: ["PartnerCloudSupport"],
        credentials: { accessId: "OLD-1234-5678", contractId: "OLD-9012-3456-7890" },
      },
    ],
  });
