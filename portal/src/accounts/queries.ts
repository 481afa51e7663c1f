import { useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { keys, type OfferPath } from "../api/queries.ts";
import { useSendOnce } from "../api/send-once.ts";

export type LinkedAccount = Schemas["Link"];

const linksKey = (path: OfferPath) => [...keys.offer(path), "links"];

export function useLinks(path: OfferPath) {
  const api = useApi();
  return usePages({
    queryKey: linksKey(path),
    read: (cursor) =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/links", {
          params: { path, query: pageQuery(50, cursor) },
        }),
      ),
  });
}

/** A repeat changes nothing, so it takes no key. */
export function useUnlink(path: OfferPath, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: ({ id, type }: LinkedAccount["account"]) =>
      dataOf(
        api.DELETE("/partners/{partnerId}/offers/{offerId}/links/{accountType}/{accountId}", {
          params: { path: { ...path, accountType: type, accountId: id } },
        }),
      ),
    onDone: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: linksKey(path) });
    },
  });
}
