import type { Deps } from "../../deps.ts";
import { ageInDays, listWaiting } from "../../contracts/waiting-reviews.ts";

export type OverdueDeps = Pick<
  Deps,
  "clock" | "contracts" | "refundReviews" | "rules" | "telemetry"
>;

/** Reports the refund that has waited longest for a decision, if it waits too long (A7). */
export async function reportOverdueReviews(deps: OverdueDeps): Promise<void> {
  const [oldest] = await listWaiting(deps, null, 1);
  if (!oldest) return;
  const days = ageInDays(deps, oldest);
  const { offerId } = oldest.incident;
  if (days > deps.rules.refundReviewDays) {
    deps.telemetry.event("RefundReviewOverdue", { offerId, days });
  }
}
