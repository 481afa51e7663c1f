import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { pageQuery, usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { refetchRuns, useStart } from "./run-queries.ts";

export type Backup = Schemas["Backup"];

const backupsKey = ["operators", "backups"] as const;

export function useBackups() {
  const api = useApi();
  return usePages({
    queryKey: backupsKey,
    read: (cursor) =>
      dataOf(
        api.GET("/ops/backups", {
          params: { query: pageQuery(20, cursor) },
        }),
      ),
    refetchInterval: (runs) => refetchRuns(runs),
  });
}

export function useStartBackup() {
  const api = useApi();
  return useStart(backupsKey, () => dataOf(api.POST("/ops/backups", { body: {} })));
}
