import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import type { HistoryEvent } from "functions-host/durable/history";

/** What one instance went through, as storage keeps it while it is under way. */
export interface SavedHistory {
  /** The registered name. */
  readonly orchestrator: string;
  /** Main, failed, retried: the way that it went. */
  readonly way: string;
  /** One history for each time that it continued as new, and the last. */
  readonly generations: readonly (readonly HistoryEvent[])[];
  readonly output: unknown;
}

const folder = fileURLToPath(new URL("histories", import.meta.url));

export const savedHistories = (): SavedHistory[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as SavedHistory);

/** False when there is one already: instances that went this way may be under way for ever. */
export function save(saved: SavedHistory): boolean {
  const file = path.join(folder, `${saved.orchestrator}.${saved.way}.json`);
  if (existsSync(file)) return false;
  const lines = JSON.stringify(saved, null, 1);
  writeFileSync(file, `${lines}\n`);
  return true;
}
