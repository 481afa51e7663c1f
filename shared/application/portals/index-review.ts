import { isReviewable, reviewSince } from "../../domain/closure.ts";
import type { Closure } from "../../domain/incident.ts";
import type { Deps } from "../deps.ts";
import { addReview } from "../contracts/waiting-reviews.ts";
import { offerIdOf } from "../ids.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import type { ScheduleStore } from "../ports/operations.ts";

export type IndexDeps = Pick<Deps, "contracts" | "refundReviews" | "rules"> & {
  readonly schedule: Pick<ScheduleStore, "add">;
};

const isRefundedAtOnce = ({ resolution }: Closure): boolean =>
  resolution === "Duplicate" || resolution === "Bug";

/**
 * Adds the incident to the index of waiting refunds if the closing will leave its refund to a
 * decision. It comes before the closing is written: after a crash between the two, the index has an
 * item too many, never one too few. A repeated closing adds the item of a refund that waits already,
 * for incidents that an earlier version of the service closed.
 */
export async function indexReview(
  deps: IndexDeps,
  incidentId: string,
  closure: Closure,
  closedAt: string,
): Promise<void> {
  const { contracts, rules } = deps;
  const isDecided = closure.refundDecision !== null || rules.autoRefundNonTechnical;
  if (isDecided || isRefundedAtOnce(closure)) return;
  const stored = await contracts.readRow(offerIdOf(incidentId), incidentKey(incidentId));
  if (stored?.row.type !== "incident" || !isReviewable(stored.row.incident)) return;
  const { incident } = stored.row;
  const since = incident.state === "Open" ? closedAt : reviewSince(incident);
  if (since !== null) await addReview(deps, { incidentId, closedAt: since }, incident);
}
