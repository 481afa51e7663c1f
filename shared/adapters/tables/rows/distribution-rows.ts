import * as z from "zod/mini";

import type { Distribution, Mail, MailRef } from "../../../application/ports/distribution-store.ts";
import { recipientStates } from "../../../domain/vocabulary.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { benefitKind, contact, nullable, text, integer } from "./parts.ts";

const credentials = z.strictObject({ kind: z.literal("credentials") });
const usageTopic = z.strictObject({ rule: z.enum(["UsageHigh", "Exhausted"]), kind: benefitKind });

const topic1 = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.enum(["RenewalDue", "WindowClosing", "ActivateBy", "Renewed"]) }),
  usageTopic,
]);

const topic2 = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.enum(["RenewalDue", "WindowClosing", "ActivateBy", "Renewed", "Expired"]),
  }),
  usageTopic,
]);

const distribution = {
  distributionId: text,
  offerId: text,
  credentialVersion: integer,
  requestedBy: text,
  requestId: text,
  createdAt: text,
  recipients: z.array(contact),
};

/** Version 1: without the notice of an expired offer. */
type Distribution1 = Omit<Distribution, "content"> & {
  readonly content:
    | { readonly kind: "credentials" }
    | { readonly kind: "notice"; readonly topic: z.infer<typeof topic1>; readonly term: number };
};

export const distributionKind = nextVersion<Distribution>()(
  rowKind<Distribution1>()(
    z.strictObject({
      ...distribution,
      content: z.discriminatedUnion("kind", [
        credentials,
        z.strictObject({ kind: z.literal("notice"), topic: topic1, term: integer }),
      ]),
    }),
  ),
  z.strictObject({
    ...distribution,
    content: z.discriminatedUnion("kind", [
      credentials,
      z.strictObject({ kind: z.literal("notice"), topic: topic2, term: integer }),
    ]),
  }),
  (before) => before,
);

const ref = { offerId: text, distributionId: text, addressKey: text };

export const mailKind = rowKind<Mail>()(
  z.strictObject({
    ...ref,
    contact,
    state: z.enum(recipientStates),
    attempts: integer,
    operationId: nullable(text),
    settledAt: nullable(text),
    wait: nullable(z.strictObject({ until: text, slot: z.boolean() })),
    reportedAt: nullable(text),
    deliveredAt: nullable(text),
    failure: nullable(text),
  }),
);

export const mailRefKind = rowKind<MailRef>()(z.strictObject(ref));
