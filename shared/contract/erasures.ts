import * as z from "zod";

import type { Person } from "../domain/person.ts";
import type { View } from "./basics.ts";
import { account, anyEmail, id } from "./basics.ts";

export const erasureParams = z.strictObject({ erasureId: id });

const person = z
  .strictObject({ email: anyEmail.optional(), account: account.optional() })
  .transform(({ account: ofPortal, email }, context): Person => {
    if (email !== undefined && ofPortal === undefined) return { email };
    if (ofPortal !== undefined && email === undefined) return { account: ofPortal };
    context.addIssue("must have an email or an account, and not both.");
    return z.NEVER;
  });

export const erasureBody = z.strictObject({ person }).meta({
  id: "EraseData",
  examples: [
    { person: { email: "li@contoso.example" } },
    { person: { account: { type: "Entra", id: "u1" } } },
  ],
});

export const erasureStarted = z
  .strictObject({ erasureId: z.string() })
  .meta({ id: "ErasureStarted" });

export const erasedCounts = z
  .strictObject({
    incidents: z.int().meta({ description: "Incidents without account, title, or both." }),
    frontlineRequests: z.int(),
    links: z.int(),
    events: z.int(),
    replacements: z.int(),
    distributions: z.int(),
    mails: z.int().meta({ description: "Entries of the send log." }),
    contacts: z.int(),
    consultations: z.int(),
    unreadable: z.int().meta({
      description: "Contracts with a row that cannot be read. Nothing was erased in them.",
    }),
  })
  .meta({ id: "ErasedCounts" });

export const erasureView = z
  .strictObject({
    erasureId: z.string(),
    state: z.enum(["Running", "Completed", "Failed"]),
    erased: erasedCounts,
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Erasure" });

export type ErasureView = View<typeof erasureView>;
