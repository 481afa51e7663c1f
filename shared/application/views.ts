import type { Benefit } from "../domain/benefit.ts";
import type { IncidentState, RefundState } from "../domain/incident.ts";
import type { Plan } from "../domain/plan.ts";
import type { PayPerIncident } from "../domain/refusal.ts";
import type {
  Account,
  BenefitKind,
  CspRole,
  Portal,
  RequestType,
  Resolution,
} from "../domain/vocabulary.ts";

/** What callers see. Field names are those of the HTTP contract. */

export interface Contact {
  readonly email: string;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
}

export interface PartnerView {
  readonly partnerId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly cspRole: CspRole;
  readonly isvSuccessEnrolled: boolean;
  readonly country: string | null;
  readonly locale: string | null;
  readonly contacts: readonly Contact[];
}

export interface DistributionSummary {
  readonly distributionId: string;
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
}

export const recipientStates = [
  "Queued",
  "Sending",
  "RetryWait",
  "Sent",
  "Delivered",
  "Bounced",
  "Suppressed",
  "DeadLettered",
  "Cancelled",
  "Skipped",
] as const;
export type RecipientState = (typeof recipientStates)[number];

export interface RecipientView {
  readonly email: string;
  readonly state: RecipientState;
  readonly attempts: number;
  readonly deliveredAt?: string;
  readonly failure?: string;
}

export interface DistributionView extends DistributionSummary {
  readonly recipients: readonly RecipientView[];
}

export type ActivationStep = "Requested" | "IdsIssued" | "Notifying" | "Completed" | "Failed";

export interface ActivationView {
  readonly activationId: string;
  readonly state: "Activating" | "Active" | "ActivationFailed";
  readonly step: ActivationStep;
  readonly distribution: DistributionSummary | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

export interface CredentialsView {
  readonly accessId: string;
  readonly contractId: string;
  readonly credentialVersion: number;
  readonly issuedAt: string;
}

export interface ConsultationLine {
  readonly name: string;
  readonly state: "NotActivated" | "Submitted";
}

export interface BenefitsView {
  readonly items: readonly Benefit[];
  readonly message: "NO_BENEFITS_YET" | null;
  readonly consultations: readonly ConsultationLine[];
}

export interface IncidentView {
  readonly incidentId: string;
  /** Null for a request that the frontline team handles: it needs no plan. */
  readonly planId: string | null;
  readonly kind: BenefitKind | null;
  readonly account: Account;
  readonly portal: Portal;
  readonly product: string;
  readonly version: string | null;
  readonly requestType: RequestType;
  readonly title: string;
  readonly createdAt: string;
  readonly term: number | null;
  readonly state: IncidentState;
  readonly resolution: Resolution | null;
  readonly deducted: boolean;
  readonly refund: { readonly state: RefundState };
  readonly plan: Plan | null;
}

export interface FrontlineView {
  readonly incidentId: string;
  readonly deducted: false;
  readonly reason: "FRONTLINE_NOT_COUNTED";
}

export interface DryRunView {
  readonly wouldDeduct: boolean;
  readonly plan: Plan | null;
}

export interface UnavailablePlan extends Plan {
  readonly message: string;
}

export interface PlansView {
  readonly available: readonly Plan[];
  readonly unavailable: readonly UnavailablePlan[];
  readonly payPerIncident: PayPerIncident;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

export type * from "./report-views.ts";
