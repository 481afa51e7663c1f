import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { useSendOnce } from "../api/send-once.ts";
import { refetchRuns, useStart, watchMs } from "./run-queries.ts";

export type Sweep = Schemas["Sweep"];
export type Reconciliation = Schemas["Reconciliation"];
export type Health = Schemas["Health"];
export type MailFailure = Schemas["MailFailure"];
export type CatalogueVersion = Schemas["CatalogueVersion"];

const keys = {
  sweeps: ["operators", "sweeps"],
  reconciliations: ["operators", "reconciliations"],
  mail: ["operators", "mail"],
  catalogue: ["operators", "catalogue"],
  versions: ["operators", "catalogue", "versions"],
  health: ["operators", "health"],
} as const;

export function useSweeps() {
  const api = useApi();
  return usePages({
    queryKey: keys.sweeps,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/renewal-sweeps", {
          params: { query: pageQuery(20, cursor) },
        }),
      ),
    refetchInterval: (runs) => refetchRuns(runs, watchMs),
  });
}

export function useStartSweep() {
  const api = useApi();
  return useStart(keys.sweeps, () => dataOf(api.POST("/ops/renewal-sweeps", { body: {} })));
}

export function useReconciliations() {
  const api = useApi();
  return usePages({
    queryKey: keys.reconciliations,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/reconciliations", {
          params: { query: pageQuery(20, cursor) },
        }),
      ),
    refetchInterval: (runs) => refetchRuns(runs),
  });
}

export function useReconciliation(reconciliationId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["operators", "reconciliation", reconciliationId],
    queryFn: () =>
      dataOf(
        api.GET("/ops/reconciliations/{reconciliationId}", {
          params: { path: { reconciliationId } },
        }),
      ),
    refetchInterval: ({ state }) => refetchRuns(state.data ? [state.data] : []),
  });
}

export function useStartReconciliation(
  onStarted: (started: Schemas["ReconciliationStarted"]) => void,
) {
  const api = useApi();
  return useStart(
    keys.reconciliations,
    () => dataOf(api.POST("/ops/reconciliations", { body: {} })),
    onStarted,
  );
}

export function useMailQueue() {
  const api = useApi();
  return useQuery({
    queryKey: keys.mail,
    queryFn: () => dataOf(api.GET("/ops/mail-queue")),
    refetchInterval: watchMs,
  });
}

export function useMailFailures(offerId: string) {
  const api = useApi();
  return usePages({
    queryKey: [...keys.mail, "failures", offerId],
    read: (cursor) =>
      dataOf(
        api.GET("/ops/offers/{offerId}/mail-failures", {
          params: {
            path: { offerId },
            query: pageQuery(50, cursor),
          },
        }),
      ),
  });
}

export function useCatalogue() {
  const api = useApi();
  return useQuery({
    queryKey: keys.catalogue,
    queryFn: () => dataOf(api.GET("/ops/catalog")),
  });
}

export function useCatalogueVersions() {
  const api = useApi();
  return usePages({
    queryKey: keys.versions,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/catalog/versions", {
          params: { query: pageQuery(20, cursor) },
        }),
      ),
  });
}

interface Adjusting {
  readonly offerId: string;
  readonly body: Schemas["AdjustBalance"];
}

export function useAdjustment() {
  const api = useApi();
  return useSendOnce({
    send: ({ body, offerId }: Adjusting, idempotencyKey) =>
      dataOf(
        api.POST("/ops/offers/{offerId}/adjustments", {
          params: { path: { offerId }, header: { "Idempotency-Key": idempotencyKey } },
          body,
        }),
      ),
  });
}

/** A service whose dependency is down answers with an error status and the same content. */
export function useHealth() {
  const api = useApi();
  return useQuery({
    queryKey: keys.health,
    queryFn: async () => {
      const answer = api.GET("/health");
      const down = await answer.then(
        ({ error }) => (error && "dependencies" in error ? error : undefined),
        () => undefined,
      );
      return down ?? dataOf(answer);
    },
    refetchInterval: watchMs,
  });
}
