import { makeListRefundReviews } from "../../../shared/application/operations/list-refund-reviews.ts";
import { page } from "../../../shared/contract/basics.ts";
import { listQuery } from "../../../shared/contract/operations.ts";
import { refundReviewView } from "../../../shared/contract/refund-reviews.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("listRefundReviews", {
  summary: "List the refunds that wait for a decision, oldest first",
  description: "Read an incident with `getIncident` and decide its refund with `decideRefund`.",
  query: listQuery,
  answers: { 200: json(page(refundReviewView), "A page of refunds that wait.") },
  refusals: [],
  useCase: makeListRefundReviews,
  answer: async (listRefundReviews, { query }) => replyWith(await listRefundReviews(query), ok),
});
