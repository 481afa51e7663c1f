import type { HostedFunction } from "./check-app.ts";
import type { Invoke } from "./invoke.ts";
import type { Log } from "./log.ts";
import { isFrequent, nextOccurrence } from "./ncrontab.ts";
import { openStatusStore, type ScheduleStatus, type StatusStore } from "./schedule-status.ts";

const never = "0001-01-01T00:00:00+00:00";
// setTimeout takes 31 bits of milliseconds, so a longer wait is made of several.
const longestWait = 24 * 24 * 3600 * 1000;

export interface HostTimer {
  /** Runs the function now. The status of the schedule does not change. */
  trigger(): Promise<void>;
  /** Starts no further runs. Resolves when the current run has ended. */
  stop(): Promise<void>;
}

/** Starts the app's timers, by function name. Their status is in the data directory. */
export function startTimers(
  functions: readonly HostedFunction[],
  dataDir: string,
  invoke: Invoke,
  log: Log,
): ReadonlyMap<string, HostTimer> {
  const store = openStatusStore(dataDir);
  return new Map(functions.map((hosted) => [hosted.name, startTimer(hosted, store, invoke, log)]));
}

/**
 * Runs a timer function as Azure's listener does. If runs were missed while no host ran, one run
 * starts at once, with `isPastDue`. The next run is planned when one has ended: runs never overlap, and
 * a run that lasted beyond the next time is followed by one at once. A failed run is not repeated.
 */
export function startTimer(
  hosted: HostedFunction,
  store: StatusStore,
  invoke: Invoke,
  log: Log,
): HostTimer {
  const { schedule, name: binding } = hosted.trigger;
  const expression = String(schedule);
  const monitored = !isFrequent(expression);
  const next = (after: Date): string => nextOccurrence(expression, after).toISOString();

  let stopped = false;
  let timeout: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const { status: first, isPastDue } = monitored
    ? currentStatus(store.read(hosted.name), next, new Date())
    : { status: fresh(next, new Date()), isPastDue: false };
  let status = first;
  if (monitored) store.write(hosted.name, status);

  const call = async (pastDue: boolean): Promise<void> => {
    const info = {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: monitored ? status : null,
      IsPastDue: pastDue,
    };
    // The invocation has logged the error. As on Azure, the schedule goes on.
    await invoke(hosted, {
      inputData: [{ name: binding, data: { json: JSON.stringify(info) } }],
    }).catch(() => undefined);
  };
  const once = (job: () => Promise<void>): Promise<void> => {
    running = running.then(() => (stopped ? undefined : job()));
    return running;
  };
  const run = (kind: "scheduled" | "pastDue"): void => {
    void once(async () => {
      const began = new Date();
      await call(kind === "pastDue");
      // A timer that fired a little early must not fire at the same time again.
      const early = kind === "scheduled" && new Date(status.Next) > began;
      const last = early ? new Date(status.Next) : began;
      status = { Last: last.toISOString(), Next: next(last), LastUpdated: last.toISOString() };
      if (monitored) store.write(hosted.name, status);
    }).then(plan);
  };
  const plan = (): void => {
    if (stopped) return;
    const wait = new Date(status.Next).getTime() - Date.now();
    timeout = setTimeout(
      () => {
        if (wait > longestWait) plan();
        else run("scheduled");
      },
      Math.min(Math.max(wait, 0), longestWait),
    );
  };

  if (isPastDue) log("information", `Host.Triggers.Timer`, `'${hosted.name}' is past due`);
  if (isPastDue) run("pastDue");
  else plan();

  return {
    trigger: () => once(() => call(false)),
    stop() {
      stopped = true;
      clearTimeout(timeout);
      return running;
    },
  };
}

const fresh = (next: (after: Date) => string, now: Date): ScheduleStatus => ({
  Last: never,
  Next: next(now),
  LastUpdated: now.toISOString(),
});

/** Past due means that the stored next time has passed, and that the schedule is still the same. */
function currentStatus(
  stored: ScheduleStatus | undefined,
  next: (after: Date) => string,
  now: Date,
): { status: ScheduleStatus; isPastDue: boolean } {
  if (stored === undefined) return { status: fresh(next, now), isPastDue: false };
  const basis = stored.Last === never ? stored.LastUpdated : stored.Last;
  const expected = next(new Date(basis));
  if (expected === stored.Next) return { status: stored, isPastDue: now > new Date(expected) };
  const changed = { Last: never, Next: expected, LastUpdated: basis };
  return { status: now > new Date(expected) ? fresh(next, now) : changed, isPastDue: false };
}
