import { RetryOptions } from "durable-functions";
import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import type { Step } from "./step.ts";

/** A28, X19: a step counts as failed for good after at least half an hour of trying. */
const retryPolicy = { delayMsFirst: 1_000, delayMsMax: 120_000, attemptsMax: 23 } as const;

const retryOptions = (): RetryOptions => {
  const retry = new RetryOptions(retryPolicy.delayMsFirst, retryPolicy.attemptsMax);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = retryPolicy.delayMsMax;
  return retry;
};

/** The task of a step, for those that run side by side. */
export const task = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Task => context.df.callActivityWithRetry(step.name, retryOptions(), input);

/** Calls one step with the workflows' retry policy and gives back its parsed, typed output. */
export function* call<Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Generator<Task, z.output<Output>, unknown> {
  return step.output.parse(yield task(context, step, input));
}
