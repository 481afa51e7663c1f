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

const plainTopic = z.strictObject({
  rule: z.enum(["RenewalDue", "WindowClosing", "ActivateBy", "Renewed", "Expired"]),
});
const topic2 = z.discriminatedUnion("rule", [plainTopic, usageTopic]);

const topic3 = z.discriminatedUnion("rule", [
  plainTopic,
  usageTopic,
  z.strictObject({ rule: z.literal("RefundWaiting"), incidentId: text }),
]);

type Topic1 = z.infer<typeof topic1>;
type Topic2 = z.infer<typeof topic2>;

const distribution = {
  distributionId: text,
  offerId: text,
  credentialVersion: integer,
  requestedBy: text,
  requestId: text,
  createdAt: text,
  recipients: z.array(contact),
};

const distributionWith = <Topic extends z.core.$ZodType>(topic: Topic) =>
  z.strictObject({
    ...distribution,
    content: z.discriminatedUnion("kind", [
      credentials,
      z.strictObject({ kind: z.literal("notice"), topic, term: integer }),
    ]),
  });

type DistributionWith<Topic> = Omit<Distribution, "content"> & {
  readonly content:
    | { readonly kind: "credentials" }
    | { readonly kind: "notice"; readonly topic: Topic; readonly term: number };
};

/** Version 1: without the notice of an expired offer. */
const distributionKind1 = rowKind<DistributionWith<Topic1>>()(distributionWith(topic1));

/** Version 2: without the notice of a refund that waits. */
const distributionKind2 = nextVersion<DistributionWith<Topic2>>()(
  distributionKind1,
  distributionWith(topic2),
  (before) => before,
);

export const distributionKind = nextVersion<Distribution>()(
  distributionKind2,
  distributionWith(topic3),
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
