/**
 * A test hook of the local engine and of nothing else: with `DURABLE_CRASH_AT=activity-after:3` the
 * process kills itself (SIGKILL, so nothing is tidied up) when it passes that point for the third
 * time. Unset, as always outside the crash tests, the function does nothing.
 */
export type CrashPoint =
  | "activity-before"
  | "activity-after"
  | "activity-committed"
  | "episode-before-commit"
  | "episode-committed";

const [point, nth = "1"] = (process.env["DURABLE_CRASH_AT"] ?? "").split(":");
let passesLeft = Number(nth);

export function crashPoint(here: CrashPoint): void {
  if (here === point && --passesLeft === 0) process.kill(process.pid, "SIGKILL");
}
