import * as z from "zod/mini";

import type { Distribution, Mail, MailRef } from "../../../application/ports/distribution-store.ts";
import { recipientStates } from "../../../domain/vocabulary.ts";
import { rowKind } from "../row-kind.ts";
import { benefitKind, contact, orNull, text, whole } from "./parts.ts";

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
      z.strictObject({ kind: z.literal("notice"), topic, term: whole }),
    ]),
    credentialVersion: whole,
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
    attempts: whole,
    operationId: orNull(text),
    settledAt: orNull(text),
    wait: orNull(z.strictObject({ until: text, slot: z.boolean() })),
    reportedAt: orNull(text),
    deliveredAt: orNull(text),
    failure: orNull(text),
  }),
);

export const mailRefKind = rowKind<MailRef>()(z.strictObject(ref));
