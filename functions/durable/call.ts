import { RetryOptions } from "durable-functions";
import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import type { Step } from "./step.ts";

/** A28, X19: a step fails for good only after at least half an hour of retries. */
const retryPolicy = { delayMsFirst: 1_000, delayMsMax: 120_000, attemptsMax: 23 } as const;

const retryOptions = (): RetryOptions => {
  const retry = new RetryOptions(retryPolicy.delayMsFirst, retryPolicy.attemptsMax);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = retryPolicy.delayMsMax;
  return retry;
};

const taskOf = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Task => context.df.callActivityWithRetry(step.name, retryOptions(), input);

/** Calls a step, with retries, and returns its output. Throws when the retries are used up. */
export function* call<Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  input: z.input<Input>,
): Generator<Task, z.output<Output>, unknown> {
  return step.output.parse(yield taskOf(context, step, input));
}

/** Calls a step once for each input, in parallel. Returns the outputs in the order of the inputs. */
export function* callAll<Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  context: OrchestrationContext,
  step: Step<Input, Output>,
  inputs: readonly z.input<Input>[],
): Generator<Task, z.output<Output>[], unknown> {
  if (inputs.length === 0) return [];
  const tasks = inputs.map((input) => taskOf(context, step, input));
  const outputs = (yield context.df.Task.all(tasks)) as unknown[];
  return outputs.map((output) => step.output.parse(output));
}

export function* sleep(
  context: OrchestrationContext,
  seconds: number,
): Generator<Task, void, unknown> {
  if (seconds === 0) return;
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + seconds * 1000));
}

/** The items in chunks of `size`; the last one may be shorter. */
export const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
