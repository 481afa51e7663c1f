import type { Page } from "../../contract/basics.ts";
import type { RefundReviewView } from "../../contract/refund-reviews.ts";
import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import { ageInDays, listWaiting } from "../contracts/waiting-reviews.ts";
import type { WaitingReview } from "../contracts/waiting-reviews.ts";
import type { Deps } from "../deps.ts";
import type { Paging } from "../paging.ts";
import type { RefundReview } from "../ports/refund-reviews.ts";

const viewOf = (review: WaitingReview, ageDays: number): RefundReviewView => ({
  incidentId: review.incidentId,
  planId: review.incident.request.planId,
  requestType: review.incident.request.requestType,
  closedAt: review.closedAt,
  ageDays,
});

const cursorOf = ({ closedAt, incidentId }: RefundReview): string =>
  Buffer.from(`${closedAt} ${incidentId}`).toString("base64url");

/** The position that a cursor names; undefined if the text is no cursor of this list. */
function positionOf(cursor: string): RefundReview | undefined {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, closedAt = "", incidentId = ""] = /^(\d{4}-[\dT:.-]+Z) ([\w-]+)$/.exec(text) ?? [];
  return closedAt === "" ? undefined : { closedAt, incidentId };
}

/** Lists the refunds that wait for a decision (A7), oldest first. */
export const makeListRefundReviews =
  (deps: Pick<Deps, "clock" | "contracts" | "refundReviews" | "rules">) =>
  async ({ cursor, limit }: Paging): Promise<Answer<Page<RefundReviewView>>> => {
    const after = cursor === undefined ? null : positionOf(cursor);
    if (after === undefined) {
      return refuse(invalid("cursor", "must be a cursor that this list returned."));
    }
    const found = await listWaiting(deps, after, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return accept({
      items: items.map((review) => viewOf(review, ageInDays(deps, review))),
      cursor: last && found.length > limit ? cursorOf(last) : null,
    });
  };
