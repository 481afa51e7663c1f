import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { call } from "./call.ts";
import { distributeName } from "./names.ts";
import { replaceSteps as steps, replacementInput } from "./replace.steps.ts";

type Input = z.output<typeof replacementInput>;

/**
 * Stores a new pair in place of the old one, mails it, and cancels the letters with the old pair.
 *
 * Every step is safe to repeat. Once the pair is stored, nothing revokes it.
 */
export function* replace(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string }, unknown> {
  const input = replacementInput.parse(context.df.getInput());
  const isReplaced = yield* storePair(context, input);
  if (!isReplaced) return { state: "Failed" };
  const { distributionId } = yield* call(context, steps.queueReplacementLetters, input);
  yield* call(context, steps.cancelReplacedLetters, input);
  if (distributionId !== null) {
    const { offerId } = input;
    const instanceId = `distribute-${distributionId}`;
    yield context.df.callSubOrchestrator(distributeName, { offerId, distributionId }, instanceId);
  }
  return { state: "Replaced" };
}

function* storePair(
  context: OrchestrationContext,
  input: Input,
): Generator<Task, boolean, unknown> {
  try {
    return (yield* call(context, steps.replacePair, input)).proceed;
  } catch {
    // Only a step that has used up its retries throws here. It may have stored the pair all the same.
    return (yield* call(context, steps.failReplacement, input)).proceed;
  }
}
