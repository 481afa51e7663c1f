import type { Offer } from "../domain/benefit.ts";
import type { Closure, IncidentRequest } from "../domain/incident.ts";
import type { Plan } from "../domain/plan.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Purchase } from "../domain/purchase.ts";
import type { Account, BenefitKind, RefundDecision } from "../domain/vocabulary.ts";
import type * as answers from "./answer.ts";
import type { Origin } from "./caller.ts";
import type * as views from "./views.ts";

/** A mutation's answer, and whether it had been given before to the same Idempotency-Key. */
export interface Replayable<Value> {
  readonly value: Value;
  readonly replayed: boolean;
}

type Answer<Value> = Promise<answers.Answer<Value>>;

export interface OfferId {
  readonly partnerId: string;
  readonly offerId: string;
}

interface Keyed {
  readonly idempotencyKey: string;
}

interface Paged {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Everything that the edge can ask for. Callers have been authorised by role before. */
export interface UseCases {
  readonly putPartner: (
    input: views.PartnerView,
    origin: Origin,
  ) => Answer<{ readonly created: boolean; readonly partner: views.PartnerView }>;
  readonly purchaseOffer: (
    input: Purchase & Keyed & { readonly partnerId: string },
    origin: Origin,
  ) => Answer<Replayable<Offer>>;
  readonly renewOffer: (
    input: OfferId & Keyed & { readonly renewedOn: PlainDate; readonly issueNewIds: boolean },
    origin: Origin,
  ) => Answer<Replayable<Offer>>;
  readonly cancelOffer: (input: OfferId, origin: Origin) => Answer<Offer>;
  readonly listOffers: (
    input: { readonly partnerId: string } & Paged,
    origin: Origin,
  ) => Answer<views.Page<Offer>>;
  readonly getOffer: (input: OfferId, origin: Origin) => Answer<Offer>;

  readonly listBenefits: (
    input: { readonly partnerId: string },
    origin: Origin,
  ) => Answer<views.BenefitsView>;
  /** `workflow` names the instance to start; starting it twice is harmless. */
  readonly requestActivation: (
    input: OfferId & { readonly kind: BenefitKind; readonly recipients: readonly views.Contact[] },
    origin: Origin,
  ) => Answer<views.ActivationView>;
  readonly getActivation: (
    input: OfferId & { readonly kind: BenefitKind },
    origin: Origin,
  ) => Answer<views.ActivationView>;
  readonly readCredentials: (input: OfferId, origin: Origin) => Answer<views.CredentialsView>;
  readonly createDistribution: (
    input: OfferId & Keyed & { readonly recipients: readonly views.Contact[] },
    origin: Origin,
  ) => Answer<Replayable<views.DistributionView>>;
  readonly listDistributions: (
    input: OfferId & Paged,
    origin: Origin,
  ) => Answer<views.Page<views.DistributionView>>;
  readonly getDistribution: (
    input: OfferId & { readonly distributionId: string },
    origin: Origin,
  ) => Answer<views.DistributionView>;
  readonly readStatement: (
    input: OfferId & Paged & { readonly term?: number | undefined },
    origin: Origin,
  ) => Answer<views.StatementView>;
  readonly forecast: (
    input: OfferId & { readonly on: PlainDate },
    origin: Origin,
  ) => Answer<views.ForecastView>;
  readonly readUsage: (
    input: OfferId & { readonly term?: number | undefined },
    origin: Origin,
  ) => Answer<{ readonly points: readonly views.UsagePoint[] }>;
  readonly requestConsultation: (
    input: { readonly partnerId: string; readonly name: string },
    origin: Origin,
  ) => Answer<{ readonly consultationId: string; readonly state: "Submitted" }>;

  readonly linkPlan: (
    input: {
      readonly account: Account;
      readonly accessId: string;
      readonly contractId: string;
    },
    origin: Origin,
  ) => Answer<Plan>;
  readonly listPlans: (
    input: {
      readonly account: Account;
      readonly product?: string | undefined;
      readonly version?: string | undefined;
      readonly country?: string | undefined;
    },
    origin: Origin,
  ) => Answer<views.PlansView>;
  readonly openIncident: (
    input: IncidentRequest & Keyed,
    origin: Origin,
  ) => Answer<Replayable<views.IncidentView | views.FrontlineView>>;
  readonly tryIncident: (input: IncidentRequest, origin: Origin) => Answer<views.DryRunView>;
  readonly getIncident: (
    input: { readonly incidentId: string },
    origin: Origin,
  ) => Answer<views.IncidentView>;
  readonly listIncidents: (
    input: { readonly account: Account } & Paged,
    origin: Origin,
  ) => Answer<views.Page<views.IncidentView>>;
  readonly closeIncident: (
    input: { readonly incidentId: string; readonly closure: Closure },
    origin: Origin,
  ) => Answer<views.IncidentView>;
  readonly decideRefund: (
    input: { readonly incidentId: string; readonly decision: RefundDecision },
    origin: Origin,
  ) => Answer<views.IncidentView>;

  readonly checkEligibility: (input: {
    readonly kind: BenefitKind;
    readonly product: string;
    readonly version?: string | undefined;
    readonly on?: PlainDate | undefined;
  }) => Answer<{
    readonly eligible: boolean;
    readonly code?: string;
    readonly rank?: "N" | "N-1" | "older" | "not-released";
    readonly mainstreamEnd?: PlainDate | null;
  }>;

  readonly startSweep: (origin: Origin) => Answer<{ readonly sweepId: string }>;
  readonly getSweep: (input: { readonly sweepId: string }) => Answer<views.SweepView>;
  readonly listSweeps: (input: Paged) => Answer<views.Page<views.SweepView>>;
  readonly startReconciliation: (origin: Origin) => Answer<{ readonly reconciliationId: string }>;
  readonly getReconciliation: (input: {
    readonly reconciliationId: string;
  }) => Answer<views.ReconciliationView>;
  readonly moveClock: (input: { readonly now: string }) => Answer<views.ClockView>;
  readonly resetClock: () => Answer<views.ClockView>;
  readonly readClock: () => Answer<views.ClockView>;
}
