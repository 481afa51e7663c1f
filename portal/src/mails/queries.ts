import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { keys, pollMs, type OfferPath } from "../api/queries.ts";
import { useSendOnce } from "../api/send-once.ts";

export type Distribution = Schemas["Distribution"];
export type Recipient = Schemas["Recipient"];
type RecipientState = Recipient["state"];

const open: ReadonlySet<RecipientState> = new Set(["Queued", "Sending", "RetryWait"]);

/** Whether a mail is not sent yet. A delivery report can still come for one that is. */
const isOpen = ({ state }: Recipient): boolean => open.has(state);

const hasOpen = ({ recipients }: Distribution): boolean => recipients.some(isOpen);

/** The mails of one distribution, read again while some are not sent. */
export function useDistribution(path: OfferPath, distributionId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.offer(path), "distribution", distributionId],
    queryFn: () =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/distributions/{distributionId}", {
          params: { path: { ...path, distributionId } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && !hasOpen(state.data) ? false : pollMs),
  });
}

export function useDistributions(path: OfferPath) {
  const api = useApi();
  return usePages({
    queryKey: [...keys.offer(path), "distributions"],
    read: (cursor) =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/distributions", {
          params: { path, query: pageQuery(10, cursor) },
        }),
      ),
    refetchInterval: (items) => (items.some(hasOpen) ? pollMs : false),
  });
}

export function useEmailIds(path: OfferPath, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: (body: Schemas["CreateDistribution"], idempotencyKey) =>
      dataOf(
        api.POST("/partners/{partnerId}/offers/{offerId}/distributions", {
          params: { path, header: { "Idempotency-Key": idempotencyKey } },
          body,
        }),
      ),
    onDone: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: [...keys.offer(path), "distributions"] });
    },
  });
}
