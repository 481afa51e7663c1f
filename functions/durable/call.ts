import { RetryOptions } from "durable-functions";
import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod";

import type { Step } from "./step.ts";

/** A28: about half an hour of trying before a step counts as failed for good. */
const retryDelayMsFirst = 1_000;
const retryDelayMsMax = 120_000;
const attemptsMax = 20;

const retryOptions = (): RetryOptions => {
  const retry = new RetryOptions(retryDelayMsFirst, attemptsMax);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = retryDelayMsMax;
  return retry;
};

/** The task of a step, for those that run side by side. */
export const task = <Input extends z.ZodType, Output extends z.ZodType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Task => context.df.callActivityWithRetry(step.name, retryOptions(), input);

/** Calls one step with the workflows' retry policy and gives back its parsed, typed output. */
export function* call<Input extends z.ZodType, Output extends z.ZodType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Generator<Task, z.output<Output>, unknown> {
  return step.output.parse(yield task(context, step, input));
}
