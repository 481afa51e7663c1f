import { readFileSync } from "node:fs";
import { join } from "node:path";

import { writeWhole } from "./atomic-write.ts";

/** As Azure stores it for a timer and shows it in the TimerInfo. Times are ISO 8601. */
export interface ScheduleStatus {
  readonly Last: string;
  readonly Next: string;
  readonly LastUpdated: string;
}

export interface StatusStore {
  read(name: string): ScheduleStatus | undefined;
  write(name: string, status: ScheduleStatus): void;
}

/** The file `timers.json` of the data directory. Each write replaces it as a whole. */
export function openStatusStore(dataDir: string): StatusStore {
  const file = join(dataDir, "timers.json");
  const all = load(file);
  return {
    read: (name) => all[name],
    write(name, status) {
      all[name] = status;
      writeWhole(file, JSON.stringify(all, null, 2));
    },
  };
}

function load(file: string): Record<string, ScheduleStatus> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, ScheduleStatus>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
