import type { Change } from "./change.ts";
import type { Closure, Incident, IncidentState, RefundState } from "./incident.ts";
import { addDays } from "./plain-date.ts";
import type { PlainDate } from "./plain-date.ts";
import { applyRefund } from "./refund.ts";
import type { RefundContext, Settled } from "./refund.ts";
import { invalid } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import type { RefundDecision } from "./vocabulary.ts";

/**
 * F158, A7: billing, quota and subscription requests on cloud plans may be refunded by decision.
 */
export const isReviewable = ({ request }: Incident): boolean =>
  request.kind === "PartnerCloudSupport" && request.requestType !== "Technical";

export const notEligible = (detail: string): Refusal => ({ code: "REFUND_NOT_ELIGIBLE", detail });

const onlyReviewable = notEligible(
  "Only billing, quota and subscription requests on Partner Cloud Support can be refunded by decision. Duplicates and bugs are refunded when they are closed.",
);

export const settledAs = (
  before: Change,
  incident: Incident,
  state: IncidentState,
  refund: RefundState,
): Settled => ({
  change: before,
  incident: { ...incident, state, refund },
  closedTerm: null,
  closedEntries: [],
});

function decide(
  before: Change,
  incident: Incident,
  decision: RefundDecision,
  context: RefundContext,
): Settled {
  return decision === "Approved"
    ? applyRefund(before, incident, context)
    : settledAs(before, incident, "RefundDenied", "Denied");
}

/**
 * The result of closing an incident again: the same content is accepted, other content is refused.
 * Undefined when the incident is still open.
 */
export function closedBefore<Closed extends Pick<Incident, "closure">>(
  incident: Closed,
  closure: Closure,
): Result<Closed> | undefined {
  const { closure: first } = incident;
  if (first === null) return undefined;
  if (first.resolution === closure.resolution && first.refundDecision === closure.refundDecision) {
    return accept(incident);
  }
  return refuse({
    code: "INCIDENT_ALREADY_CLOSED",
    detail: `The incident is already closed as ${first.resolution}. A repeat must send the same resolution and refundDecision.`,
  });
}

/**
 * Closes an incident (F157, F158, A7, A12).
 *
 * Duplicates and bugs are refunded automatically. Billing, quota and subscription requests on cloud
 * plans wait for a decision, which the closure can contain. All other requests are not refunded. If
 * the closure approves a refund that is not eligible, the whole call is refused and the incident
 * stays open.
 */
export function close(
  before: Change,
  incident: Incident,
  closure: Closure,
  context: RefundContext,
  closedAt = context.cause.at,
): Result<Settled> {
  const repeated = closedBefore(incident, closure);
  if (repeated) {
    return repeated.ok
      ? accept(settledAs(before, incident, incident.state, incident.refund))
      : repeated;
  }
  const closed: Incident = { ...incident, closure, closedAt };
  if (closure.resolution === "Duplicate" || closure.resolution === "Bug") {
    return closure.refundDecision === "Denied"
      ? refuse(
          invalid(
            "refundDecision",
            "must not be Denied for a duplicate or a bug, which are always refunded.",
          ),
        )
      : accept(applyRefund(before, closed, context));
  }
  if (!isReviewable(incident)) {
    return closure.refundDecision === "Approved"
      ? refuse(onlyReviewable)
      : accept(settledAs(before, closed, "Closed", "NotEligible"));
  }
  const decision =
    closure.refundDecision ?? (context.rules.autoRefundNonTechnical ? "Approved" : null);
  return accept(
    decision === null
      ? settledAs(before, closed, "RefundReview", "PendingReview")
      : decide(before, closed, decision, context),
  );
}

export const notClosed: Refusal = {
  code: "REFUND_NOT_CLOSED",
  detail: "The incident is still open. Close it before you decide on a refund.",
  remedy: "CLOSE_INCIDENT",
};

/** When the incident was closed whose refund waits for a decision; null if none waits. */
export const reviewSince = ({ closedAt, state }: Incident): string | null =>
  state === "RefundReview" ? closedAt : null;

/** The first day on which a refund has waited too long for a decision (A7). */
export const overdueOn = (
  closedOn: PlainDate,
  { refundReviewDays }: Pick<Rules, "refundReviewDays">,
): PlainDate => addDays(closedOn, refundReviewDays + 1);

/** Approves or denies a refund in review. The decision is final. */
export function decideRefund(
  before: Change,
  incident: Incident,
  decision: RefundDecision,
  context: RefundContext,
): Result<Settled> {
  switch (incident.state) {
    case "Open":
      return refuse(notClosed);
    case "Refunded":
      return refuse({
        code: "REFUND_ALREADY_APPLIED",
        detail: "The incident is already refunded. An incident is refunded once.",
      });
    case "RefundDenied":
      return refuse(notEligible("The refund was denied, and the decision is final."));
    case "Closed":
      return refuse(onlyReviewable);
    case "RefundReview":
      return accept(decide(before, incident, decision, context));
  }
}
