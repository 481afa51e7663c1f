import * as z from "zod/mini";

import type { Distribution, Mail, MailRef } from "../../../application/ports/distribution-store.ts";
import { recipientStates } from "../../../domain/vocabulary.ts";
import { rowKind } from "../row-kind.ts";
import { benefitKind, contact, nullable, text, integer } from "./parts.ts";

const topic = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.enum(["RenewalDue", "WindowClosing", "ActivateBy", "Renewed"]) }),
  z.strictObject({ rule: z.enum(["UsageHigh", "Exhausted"]), kind: benefitKind }),
]);

export const distributionKind = rowKind<Distribution>()(
  z.strictObject({
    distributionId: text,
    offerId: text,
    content: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("credentials") }),
      z.strictObject({ kind: z.literal("notice"), topic, term: integer }),
    ]),
    credentialVersion: integer,
    requestedBy: text,
    requestId: text,
    createdAt: text,
    recipients: z.array(contact),
  }),
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
