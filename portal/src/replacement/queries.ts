import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { dataOf, Refused } from "../api/problem.ts";
import { keys, pollMs, type OfferPath } from "../api/queries.ts";
import { useSendOnce } from "../api/send-once.ts";

export type Replacement = Schemas["Replacement"];

const replacementKey = (path: OfferPath) => [...keys.offer(path), "replacement"];

const nullIfNone = (error: unknown): null => {
  if (error instanceof Refused && error.problem.code === "NOT_FOUND") return null;
  throw error;
};

/** The newest replacement, read again until the new IDs are stored; null if there was none. */
export function useReplacement(path: OfferPath) {
  const api = useApi();
  return useQuery({
    queryKey: replacementKey(path),
    queryFn: (): Promise<Replacement | null> =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/credentials/replacement", {
          params: { path },
        }),
      ).catch(nullIfNone),
    refetchInterval: ({ state }) => (state.data?.state === "Replacing" ? pollMs : false),
  });
}

export function useReplace(path: OfferPath, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: (body: Schemas["ReplaceCredentials"], idempotencyKey) =>
      dataOf(
        api.POST("/partners/{partnerId}/offers/{offerId}/credentials/replacement", {
          params: { path, header: { "Idempotency-Key": idempotencyKey } },
          body,
        }),
      ),
    onDone: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.offer(path) });
    },
  });
}
