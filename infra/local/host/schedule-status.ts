import { readFileSync } from "node:fs";
import { join } from "node:path";

import { writeWhole } from "../durable-file.ts";

/** As Azure stores it for a timer, and as its TimerInfo shows it: ISO 8601. */
export interface ScheduleStatus {
  readonly Last: string;
  readonly Next: string;
  readonly LastUpdated: string;
}

export interface StatusStore {
  read(name: string): ScheduleStatus | undefined;
  write(name: string, status: ScheduleStatus): void;
}

/** `timers.json` of the data directory; a crash leaves the old file or the new one, never half of one. */
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
