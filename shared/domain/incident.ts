import type { Change } from "./change.ts";
import { book } from "./change.ts";
import type { Contract } from "./contract.ts";
import { lineOf, remainingOf } from "./contract.ts";
import { customerRefusal } from "./customer.ts";
import type { Customer } from "./customer.ts";
import { lifecycleRefusal } from "./eligibility.ts";
import type { Cause } from "./ledger.ts";
import { isCurrent, usableLine } from "./link.ts";
import { noneRemaining } from "./none-remaining.ts";
import type { PlanLink } from "./link.ts";
import type { PlainDate } from "./plain-date.ts";
import { portalRefusal, portalUsesKind } from "./portal-fit.ts";
import type { Product } from "./product.ts";
import type { Refusal } from "./refusal.ts";
import { replacedLink } from "./replaced.ts";
import { describeReset, remedyUntilReset } from "./reset.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import type {
  Account,
  BenefitKind,
  Channel,
  Portal,
  RefundDecision,
  RequestType,
  Resolution,
} from "./vocabulary.ts";

/** A portal's request: one support issue, charged to the plan and kind that it names (A8, X14). */
export interface IncidentRequest {
  readonly account: Account;
  readonly planId: string;
  readonly kind: BenefitKind;
  readonly product: string;
  readonly version: string | null;
  readonly requestType: RequestType;
  readonly title: string;
  readonly channel: Channel;
  readonly resourceTenantId: string | null;
  readonly customer: Customer | null;
}

export type IncidentState = "Open" | "Closed" | "RefundReview" | "Refunded" | "RefundDenied";

export type RefundState =
  "NotEligible" | "PendingReview" | "Applied" | "AppliedToEndedTerm" | "Denied";

/** The content of the request that closed an incident. A repeated request is compared with it. */
export interface Closure {
  readonly resolution: Resolution;
  readonly refundDecision: RefundDecision | null;
}

/** One support case. It is charged once, to the term in which it was created. */
export interface Incident {
  readonly incidentId: string;
  readonly offerId: string;
  readonly portal: Portal;
  readonly request: IncidentRequest;
  readonly createdAt: string;
  readonly term: number;
  readonly state: IncidentState;
  /** As it was first asked. */
  readonly closure: Closure | null;
  /** When it was closed; null while it is open. */
  readonly closedAt: string | null;
  /** A40: the resolution that has replaced the closure's; null if nobody corrected it. */
  readonly correction: Resolution | null;
  readonly refund: RefundState;
}

/** Everything outside the contract that the decision depends on. */
export interface ConsumeContext {
  readonly incidentId: string;
  readonly portal: Portal;
  readonly link: PlanLink | null;
  readonly product: Product | undefined;
  readonly today: PlainDate;
  readonly cause: Cause;
  readonly rules: Rules;
}

/** The refusal for a plan that does not exist: the same as for one that is not linked. */
export const unknownPlan = (): Refusal => ({
  code: "PLAN_NOT_LINKED",
  detail: "The plan is not linked to this account. Link it with its Access ID and Contract ID.",
  remedy: "LINK_PLAN",
});

/** F100: advises the partner to buy cloud support if the portal needs it and the offer has none. */
const withoutCloud = (
  contract: Contract,
  portal: Portal,
  refusal: Refusal | undefined,
): Refusal | undefined =>
  refusal?.reason === "NOT_VALID_FOR_PORTAL" &&
  portalUsesKind(portal, "PartnerCloudSupport") &&
  !lineOf(contract, "PartnerCloudSupport")
    ? { ...refusal, remedy: "BUY_CLOUD_PLAN" }
    : refusal;

/**
 * Guards 4 to 10 of docs/rules.md (Consume), in order. Returns the refusal of the first guard that
 * fails. Callers check guards 1 to 3 before.
 */
export function consumeRefusal(
  contract: Contract,
  request: IncidentRequest,
  context: Omit<ConsumeContext, "cause" | "incidentId">,
): Refusal | undefined {
  const { link, portal, product, rules, today } = context;
  const { kind } = request;
  if (link === null) return unknownPlan();
  if (!isCurrent(link, contract)) return replacedLink(contract, today);
  const line = usableLine(contract, kind, today);
  if (!line.ok) return line.refusal;
  const question = { kind, product: request.product, version: request.version, on: today };
  return (
    withoutCloud(contract, portal, portalRefusal(portal, kind, request.product, product)) ??
    lifecycleRefusal(question, product, rules) ??
    // Anyone who holds the IDs can use on-premises incidents (F109). Only cloud requests have a
    // tenant.
    (kind === "PartnerCloudSupport"
      ? customerRefusal(contract.partner, { ...request, portal })
      : undefined) ??
    (remainingOf(line.value) === 0
      ? noneRemaining(line.value.granted, request.requestType, {
          detail: describeReset(contract, today, rules),
          remedy: remedyUntilReset(contract, today, rules),
        })
      : undefined)
  );
}

/** A12: creates an incident and deducts one from the current term. */
export function consume(
  before: Change,
  request: IncidentRequest,
  context: ConsumeContext,
): Result<{ readonly change: Change; readonly incident: Incident }> {
  const refusal = consumeRefusal(before.contract, request, context);
  if (refusal) return refuse(refusal);
  const { cause, incidentId, portal } = context;
  const change = book(before, request.kind, { type: "Deduct", delta: -1, incidentId }, cause);
  return accept({
    change,
    incident: {
      incidentId,
      offerId: before.contract.offerId,
      portal,
      request,
      createdAt: cause.at,
      term: before.contract.term.number,
      state: "Open",
      closure: null,
      closedAt: null,
      correction: null,
      refund: "NotEligible",
    },
  });
}

/** The incident as its creation answered it, without later changes. */
export const incidentAtCreation = (incident: Incident): Incident => ({
  ...incident,
  state: "Open",
  closure: null,
  closedAt: null,
  correction: null,
  refund: "NotEligible",
});
