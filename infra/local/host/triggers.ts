import type { Trigger } from "./admin.ts";
import type { CheckedApp, HostedFunction } from "./check-app.ts";
import type { Invoke } from "./invoke.ts";
import type { Log } from "./log.ts";
import { openStatusStore } from "./schedule-status.ts";
import { startTimer, type HostTimer } from "./timers.ts";

export const ofType = ({ functions }: CheckedApp, type: string): HostedFunction[] =>
  functions.filter(({ trigger }) => trigger.type === type);

/** Starts the app's timers. */
export function startTimers(
  app: CheckedApp,
  dataDir: string,
  invoke: Invoke,
  log: Log,
): Map<string, HostTimer> {
  const store = openStatusStore(dataDir);
  return new Map(
    ofType(app, "timerTrigger").map((hosted) => [
      hosted.name,
      startTimer(hosted, store, invoke, log),
    ]),
  );
}

/** What the admin endpoint can start by hand: timers and Event Grid functions. */
export function byHand(timers: ReadonlyMap<string, HostTimer>, invoke: Invoke): Trigger {
  return (hosted, input) => {
    const timer = timers.get(hosted.name);
    if (timer !== undefined) {
      void timer.trigger();
      return true;
    }
    if (hosted.trigger.type !== "eventGridTrigger") return false;
    const inputData = [{ name: hosted.trigger.name, data: { string: input } }];
    // The invocation has logged its fault; the caller has had its 202.
    invoke(hosted, { inputData }).catch(() => undefined);
    return true;
  };
}
