import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import type { HistoryEvent } from "functions-host/durable/history";

/** The history of one instance, as storage keeps it while the instance runs. */
export interface SavedHistory {
  /** The registered name. */
  readonly orchestrator: string;
  /** The path that the instance took, such as `main`, `failed` or `retried`. */
  readonly scenario: string;
  /** One history per generation: each time that it continued as new, and the last. */
  readonly generations: readonly (readonly HistoryEvent[])[];
  readonly output: unknown;
}

const folder = fileURLToPath(new URL("histories", import.meta.url));

export const savedHistories = (): SavedHistory[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as SavedHistory);

/** Returns false when the file exists: instances that took this path may still be running. */
export function save(saved: SavedHistory): boolean {
  const file = path.join(folder, `${saved.orchestrator}.${saved.scenario}.json`);
  if (existsSync(file)) return false;
  const lines = JSON.stringify(saved, null, 1);
  writeFileSync(file, `${lines}\n`);
  return true;
}
