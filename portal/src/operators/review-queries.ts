import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { useSendOnce } from "../api/send-once.ts";

export type RefundReview = Schemas["RefundReview"];

const reviewsKey = ["operators", "reviews"] as const;

export function useReviews() {
  const api = useApi();
  return usePages({
    queryKey: reviewsKey,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/refund-reviews", {
          params: { query: pageQuery(50, cursor) },
        }),
      ),
  });
}

export function useIncident(incidentId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["operators", "incident", incidentId],
    queryFn: () => dataOf(api.GET("/incidents/{incidentId}", { params: { path: { incidentId } } })),
  });
}

export type Decision = "Approved" | "Denied";

/** A decision is final: a repeat is refused and changes nothing. */
export function useDecision(incidentId: string, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: (decision: Decision) =>
      dataOf(
        api.POST("/incidents/{incidentId}/refund", {
          params: { path: { incidentId } },
          body: { decision },
        }),
      ),
    onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: reviewsKey }),
  });
}
