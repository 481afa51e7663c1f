import * as z from "zod";

import type { IncidentRequest } from "../domain/incident.ts";
import {
  benefitKinds,
  channels,
  portals,
  refundDecisions,
  requestTypes,
  resolutions,
} from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { account, accountId, accountType, id, kindInput, paging, text } from "./basics.ts";
import { incidentExample, incidentRequestExample } from "./examples.ts";
import { plan } from "./plan.ts";

export const accountParams = z.strictObject({ type: accountType, id: accountId });
export const accountPlanParams = z.strictObject({ type: accountType, id: accountId, planId: id });
export const incidentParams = z.strictObject({ incidentId: id });

const customer = z
  .strictObject({
    tenantId: id,
    gdapActive: z.boolean().default(false),
    suppliesSubscription: z.boolean().default(false),
    hasRbac: z.boolean().default(false),
    callerIsAdminAgent: z.boolean().default(false),
  })
  .meta({
    id: "Customer",
    description: "The customer of a CSP partner, as the portal has determined it.",
  });

const onlyFrontline = "is required unless the channel is PartnerCenterFrontline.";

export const incidentBody = z
  .strictObject({
    account,
    planId: id.nullish(),
    kind: kindInput.nullish(),
    product: text(100),
    version: text(100).nullable().default(null),
    requestType: z.enum(requestTypes),
    title: text(200),
    channel: z.enum(channels).default("Portal"),
    resourceTenantId: id.nullable().default(null),
    customer: customer.nullable().default(null),
  })
  .transform(({ kind, planId, ...rest }, context): IncidentRequest => {
    // A frontline request is charged to no plan, so its plan is not checked.
    if (rest.channel === "Portal") {
      const missing = Object.entries({ planId, kind }).filter(([, value]) => value == null);
      for (const [path] of missing) {
        context.addIssue({ code: "custom", path: [path], message: onlyFrontline });
      }
    }
    return { ...rest, planId: planId ?? "", kind: kind ?? "PartnerCloudSupport" };
  })
  .meta({ id: "OpenIncident", examples: [incidentRequestExample] });

export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "If true, the call returns what would happen and writes nothing." }),
});

export const closureBody = z
  .strictObject({
    resolution: z.enum(resolutions),
    refundDecision: z.enum(refundDecisions).nullable().default(null),
  })
  .meta({ id: "CloseIncident", examples: [{ resolution: "Duplicate" }] });

export const correctionBody = z
  .strictObject({ resolution: z.enum(resolutions) })
  .meta({ id: "CorrectClosure", examples: [{ resolution: "Duplicate" }] });

export const refundBody = z
  .strictObject({ decision: z.enum(refundDecisions) })
  .meta({ id: "DecideRefund", examples: [{ decision: "Approved" }] });

export const incidentView = z
  .strictObject({
    incidentId: z.string(),
    planId: z.string().nullable(),
    kind: z.enum(benefitKinds).nullable(),
    account,
    portal: z.enum(portals),
    product: z.string(),
    version: z.string().nullable(),
    requestType: z.enum(requestTypes),
    title: z.string(),
    createdAt: z.string(),
    term: z.int().nullable(),
    state: z.enum(["Open", "Closed", "RefundReview", "Refunded", "RefundDenied"]),
    resolution: z.enum(resolutions).nullable(),
    deducted: z.boolean(),
    refund: z.strictObject({
      state: z.enum(["NotEligible", "PendingReview", "Applied", "AppliedToEndedTerm", "Denied"]),
    }),
    plan: plan.nullable(),
  })
  .meta({ id: "Incident", examples: [incidentExample] });

export const frontlineView = z
  .strictObject({
    incidentId: z.string(),
    deducted: z.literal(false),
    reason: z.literal("FRONTLINE_NOT_COUNTED"),
  })
  .meta({ id: "FrontlineRequest" });

export const dryRunView = z
  .strictObject({ wouldDeduct: z.boolean(), plan: plan.nullable() })
  .meta({ id: "DryRun" });

export const incidentsQuery = z.strictObject(paging);

export type IncidentView = View<typeof incidentView>;
export type FrontlineView = View<typeof frontlineView>;
export type DryRunView = View<typeof dryRunView>;
