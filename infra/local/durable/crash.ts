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
  | "episode-committed"
  | "start-before-commit"
  | "start-committed";

/** The function whose point was passed, and for which instance. */
interface Passing {
  readonly name: string;
  readonly instance: string;
}

const [point, nth = "1"] = (process.env["DURABLE_CRASH_AT"] ?? "").split(":");
let passesLeft = Number(nth);
let watcher: ((here: CrashPoint, passing: Passing) => void) | undefined;

/** Every passing is told, so that a test can list the points and choose one by what passes it. */
export function watchCrashPoints(watch: (here: CrashPoint, passing: Passing) => void): void {
  watcher = watch;
}

export function crashPoint(here: CrashPoint, passing: Passing): void {
  watcher?.(here, passing);
  if (here === point && --passesLeft === 0) process.kill(process.pid, "SIGKILL");
}
