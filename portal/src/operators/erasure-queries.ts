import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { useSendOnce } from "../api/send-once.ts";
import { refetchRuns } from "./run-queries.ts";

export type Erasure = Schemas["Erasure"];

const erasuresKey = ["operators", "erasures"] as const;

export function useErasures() {
  const api = useApi();
  return usePages({
    queryKey: erasuresKey,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/erasures", {
          params: { query: pageQuery(20, cursor) },
        }),
      ),
    refetchInterval: (runs) => refetchRuns(runs),
  });
}

export function useErasure(erasureId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...erasuresKey, erasureId],
    queryFn: () =>
      dataOf(api.GET("/ops/erasures/{erasureId}", { params: { path: { erasureId } } })),
    refetchInterval: ({ state }) => refetchRuns(state.data ? [state.data] : []),
  });
}

export function useStartErasure(onDone: (started: Schemas["ErasureStarted"]) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: (body: Schemas["EraseData"], idempotencyKey) =>
      dataOf(
        api.POST("/ops/erasures", {
          params: { header: { "Idempotency-Key": idempotencyKey } },
          body,
        }),
      ),
    onDone: (started) => {
      onDone(started);
      return queries.invalidateQueries({ queryKey: erasuresKey });
    },
  });
}
