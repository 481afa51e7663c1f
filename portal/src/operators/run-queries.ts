import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { pollMs } from "../api/queries.ts";
import { useSendOnce } from "../api/send-once.ts";

interface Run {
  readonly state: Schemas["Sweep"]["state"];
}

/** How often a view of something that changes by itself is read again. */
export const watchMs = 10_000;

/** When runs are read again: soon while one of them goes on. */
export const refetchRuns = (
  runs: readonly Run[],
  otherwise: number | false = false,
): number | false => (runs.some(({ state }) => state === "Running") ? pollMs : otherwise);

/** Starts a run of a list. A repeat would start a second one. */
export function useStart<Started>(
  listKey: QueryKey,
  start: () => Promise<Started>,
  onStarted?: (started: Started) => void,
) {
  const queries = useQueryClient();
  return useSendOnce<null, Started>({
    isRepeatable: false,
    send: start,
    onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
    ...(onStarted && { onDone: onStarted }),
  });
}
