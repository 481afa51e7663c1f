import { isReviewable } from "../../domain/closure.ts";
import type { Closure } from "../../domain/incident.ts";
import type { Deps } from "../deps.ts";
import { offerIdOf } from "../ids.ts";
import { incidentKey } from "../ports/contract-rows.ts";

export type IndexDeps = Pick<Deps, "contracts" | "refundReviews" | "rules">;

const isRefundedAtOnce = ({ resolution }: Closure): boolean =>
  resolution === "Duplicate" || resolution === "Bug";

/**
 * Adds the incident to the index of waiting refunds if the closing will leave its refund to a
 * decision. It comes before the closing is written: after a crash between the two, the index has an
 * item too many, never one too few. A repeated closing adds the item of a refund that waits already,
 * for incidents that an earlier version of the service closed.
 */
export async function indexReview(
  { contracts, refundReviews, rules }: IndexDeps,
  incidentId: string,
  closure: Closure,
  closedAt: string,
): Promise<void> {
  const isDecided = closure.refundDecision !== null || rules.autoRefundNonTechnical;
  if (isDecided || isRefundedAtOnce(closure)) return;
  const stored = await contracts.readRow(offerIdOf(incidentId), incidentKey(incidentId));
  if (stored?.row.type !== "incident" || !isReviewable(stored.row.incident)) return;
  const { incident } = stored.row;
  if (incident.state === "Open") await refundReviews.add({ incidentId, closedAt });
  if (incident.state === "RefundReview" && incident.closedAt !== null) {
    await refundReviews.add({ incidentId, closedAt: incident.closedAt });
  }
}
