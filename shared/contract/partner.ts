import * as z from "zod";

import { offerEventTypes } from "../domain/offer-event.ts";
import { portals, recipientStates } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { account, accountId, accountType, id, kindInput, partnerId, text } from "./basics.ts";
import { activationExample, credentialsExample } from "./examples.ts";
import { addressee, benefit } from "./commerce.ts";

export const benefitParams = z.strictObject({ partnerId, offerId: id, kind: kindInput });
export const distributionParams = z.strictObject({ partnerId, offerId: id, distributionId: id });
export const consultationParams = z.strictObject({ partnerId, name: text(100) });

export const benefitsView = z
  .strictObject({
    items: z.array(benefit),
    message: z.enum(["NO_BENEFITS_YET"]).nullable(),
    consultations: z.array(
      z.strictObject({ name: z.string(), state: z.enum(["NotActivated", "Submitted"]) }),
    ),
  })
  .meta({ id: "Benefits" });

export const activationBody = z
  .strictObject({ recipients: z.array(addressee).max(100).default([]) })
  .prefault({})
  .meta({
    id: "RequestActivation",
    examples: [{ recipients: [{ email: "technician1@contoso.example" }] }],
  });

export const activationSteps = [
  "Requested",
  "IdsIssued",
  "Notifying",
  "Completed",
  "Failed",
] as const;

const summary = {
  distributionId: z.string(),
  total: z.int(),
  sent: z.int(),
  failed: z.int(),
};

export const activationView = z
  .strictObject({
    activationId: z.string(),
    state: z.enum(["Activating", "Active", "ActivationFailed"]),
    step: z.enum(activationSteps),
    distribution: z.strictObject(summary).nullable(),
    requestedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Activation", examples: [activationExample] });

export const replacementBody = z
  .strictObject({ reason: text(500), recipients: z.array(addressee).max(100).default([]) })
  .meta({
    id: "ReplaceCredentials",
    examples: [{ reason: "A technician has left.", recipients: [{ email: "li@contoso.example" }] }],
  });

export const replacementView = z
  .strictObject({
    replacementId: z.string(),
    state: z.enum(["Replacing", "Replaced", "Failed"]),
    distribution: z.strictObject(summary).nullable(),
    requestedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Replacement" });

export const credentialsView = z
  .strictObject({
    accessId: z.string(),
    contractId: z.string(),
    credentialVersion: z.int(),
    issuedAt: z.string(),
  })
  .meta({ id: "Credentials", examples: [credentialsExample] });

export const distributionBody = z
  .strictObject({ recipients: z.array(addressee).min(1).max(100) })
  .meta({
    id: "CreateDistribution",
    examples: [{ recipients: [{ email: "li@contoso.example" }] }],
  });

const recipient = z
  .strictObject({
    email: z.string(),
    state: z.enum(recipientStates),
    attempts: z.int(),
    deliveredAt: z.string().optional(),
    failure: z.string().optional(),
  })
  .meta({ id: "Recipient" });

export const distributionView = z
  .strictObject({ ...summary, recipients: z.array(recipient) })
  .meta({ id: "Distribution" });

export const linkParams = z.strictObject({
  partnerId,
  offerId: id,
  accountType,
  accountId,
});

export const linkView = z
  .strictObject({
    account,
    portal: z.enum(portals),
    linkedAt: z.string(),
    lastUsedAt: z.string().nullable(),
    used: z.int().meta({
      description: "Incidents of the account in the current term, without refunded ones.",
    }),
    state: z.enum(["Current", "Replaced"]).meta({
      description: "Replaced: the IDs were replaced since, so the account must link again.",
    }),
  })
  .meta({ id: "Link" });

export const eventTypes = [
  "OfferPurchased",
  ...offerEventTypes,
  "DistributionRequested",
  "ReplacementRequested",
  "BalanceAdjusted",
] as const;

export const eventView = z
  .strictObject({
    at: z.string(),
    type: z.enum(eventTypes),
    actor: z.string().meta({ description: "The user's object ID, or the client ID of an app." }),
    requestId: z.string(),
    detail: z.string().meta({ description: "In English, for people. It names no recipient." }),
  })
  .meta({ id: "Event" });

export const consultationView = z
  .strictObject({ consultationId: z.string(), state: z.enum(["Submitted"]) })
  .meta({ id: "Consultation" });

export type BenefitsView = View<typeof benefitsView>;
export type ActivationView = View<typeof activationView>;
export type CredentialsView = View<typeof credentialsView>;
export type DistributionView = View<typeof distributionView>;
export type DistributionSummary = Omit<DistributionView, "recipients">;
export type ReplacementView = View<typeof replacementView>;
export type LinkView = View<typeof linkView>;
export type EventView = View<typeof eventView>;
export type ConsultationView = View<typeof consultationView>;
export type RecipientView = DistributionView["recipients"][number];
export type ActivationStep = ActivationView["step"];
export type ConsultationLine = BenefitsView["consultations"][number];
