import type { RetryOptions } from "./actions.ts";
import { Refused } from "./actions.ts";
import { Task } from "./task.ts";

const sixDays = 6 * 24 * 60 * 60 * 1000;

interface Clock {
  /** The orchestration's own time in milliseconds. */
  readonly now: () => number;
  readonly timer: (at: number) => Task;
}

/**
 * Calls again after a failure, after a durable timer. As in the extension, and as the library counts
 * on when it numbers its tasks, a timer follows the last failure too.
 */
export function withRetry(options: RetryOptions, clock: Clock, call: () => Task): Task {
  const outcome = new Task();
  const firstAttemptAt = clock.now();

  const attempt = (count: number): void => {
    const task = call();
    task.whenSettled(() => {
      if (!task.hasFailed) {
        outcome.settle();
        return;
      }
      refuseToWaitForEver(options, clock.now() - firstAttemptAt);
      clock.timer(clock.now() + delay(options, count)).whenSettled(() => {
        if (count + 1 < options.maxNumberOfAttempts) attempt(count + 1);
        else outcome.settle(true);
      });
    });
  };
  attempt(0);
  return outcome;
}

function delay(options: RetryOptions, failuresBefore: number): number {
  const { firstRetryIntervalInMilliseconds: first, backoffCoefficient = 1 } = options;
  const { maxRetryIntervalInMilliseconds: longest = sixDays } = options;
  return Math.min(first * backoffCoefficient ** failuresBefore, longest);
}

/**
 * When the time for retries is up, the extension gives up, but durable-functions 3.5 never learns of
 * it: on Azure the orchestration then stays Running for ever. Here it fails and says why.
 */
function refuseToWaitForEver({ retryTimeoutInMilliseconds }: RetryOptions, spent: number): void {
  if (retryTimeoutInMilliseconds === undefined || spent < retryTimeoutInMilliseconds) return;
  throw new Refused(
    `retryTimeoutInMilliseconds (${retryTimeoutInMilliseconds}) has passed. On Azure the orchestration ` +
      `would now wait for ever, because durable-functions 3.5 expects another attempt; bound the attempts instead.`,
  );
}
