/**
 * For crash tests only. With `DURABLE_CRASH_AT=activity-after:3` the process kills itself with SIGKILL
 * when it passes the point `activity-after` for the third time. Without the variable nothing happens.
 */
export type CrashPoint =
  | "activity-before"
  | "activity-after"
  | "activity-committed"
  | "episode-before-commit"
  | "episode-committed"
  | "start-before-commit"
  | "start-committed";

/** The function that passes a point, and its instance. */
interface Passing {
  readonly name: string;
  readonly instance: string;
}

const [point, nth = "1"] = (process.env["DURABLE_CRASH_AT"] ?? "").split(":");
let passesLeft = Number(nth);
let watcher: ((here: CrashPoint, passing: Passing) => void) | undefined;

/** Calls `watch` at every point, so that a test can list the points and choose one. One watcher at a time. */
export function watchCrashPoints(watch: (here: CrashPoint, passing: Passing) => void): void {
  watcher = watch;
}

/** Marks a point of the engine's code. */
export function crashPoint(here: CrashPoint, passing: Passing): void {
  watcher?.(here, passing);
  if (here === point && --passesLeft === 0) process.kill(process.pid, "SIGKILL");
}
