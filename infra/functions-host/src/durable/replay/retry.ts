import type { RetryOptions } from "../model/actions.ts";
import { notSupported } from "../model/refused.ts";
import { Task } from "./task.ts";

const sixDays = 6 * 24 * 60 * 60 * 1000;

/**
 * Calls again after a failure, each time after a timer of so many milliseconds. A timer follows the
 * last failure too: the extension sets one, and the library counts it when it numbers its tasks.
 * Throws `Refused` for `retryTimeoutInMilliseconds`.
 */
export function withRetry(
  options: RetryOptions,
  timer: (milliseconds: number) => Task,
  call: () => Task,
): Task {
  if (options.retryTimeoutInMilliseconds !== undefined)
    throw notSupported("retryTimeoutInMilliseconds");
  const outcome = new Task();

  const attempt = (count: number): void => {
    const task = call();
    task.whenSettled(() => {
      if (!task.hasFailed) {
        outcome.settle();
        return;
      }
      timer(delay(options, count)).whenSettled(() => {
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
