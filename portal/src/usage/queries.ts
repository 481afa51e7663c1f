import { useQuery } from "@tanstack/react-query";
import type { BenefitsClient } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { keys } from "../api/queries.ts";
import type { Statement, TermPath } from "./types.ts";

const key = (what: string, { term, ...path }: TermPath) => [...keys.offer(path), what, term];

export function useUsage(path: TermPath) {
  const api = useApi();
  return useQuery({
    queryKey: key("usage", path),
    queryFn: () =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/usage", {
          params: { path, query: { term: path.term } },
        }),
      ),
  });
}

/** One page of the statement. */
export const readStatement = (
  api: BenefitsClient,
  path: TermPath,
  limit: number,
  cursor: string | undefined,
): Promise<Statement> =>
  dataOf(
    api.GET("/partners/{partnerId}/offers/{offerId}/statement", {
      params: {
        path,
        query: { term: path.term, ...pageQuery(limit, cursor) },
      },
    }),
  );

/** The most that a page can have, so that most terms are verified as a whole. */
export const entriesPerPage = 200;

export function useStatement(path: TermPath) {
  const api = useApi();
  return usePages({
    queryKey: key("statement", path),
    read: async (cursor) => {
      const page = await readStatement(api, path, entriesPerPage, cursor);
      return { ...page, items: page.entries };
    },
  });
}
