import type { Deps } from "../../deps.ts";
import { ageInDays, listWaiting, overdueRefund } from "../../contracts/waiting-reviews.ts";

export type OverdueDeps = Pick<
  Deps,
  "clock" | "contracts" | "refundReviews" | "rules" | "telemetry"
>;

/** Reports the refund that has waited longest for a decision, if it waits too long (A7). */
export async function reportOverdueReviews(deps: OverdueDeps): Promise<void> {
  const [oldest] = await listWaiting(deps, null, 1);
  if (!oldest || !overdueRefund(deps, oldest.incident)) return;
  const { offerId } = oldest.incident;
  deps.telemetry.event("RefundReviewOverdue", { offerId, days: ageInDays(deps, oldest) });
}
