import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { activateSteps as steps, activationInput } from "./activate.steps.ts";
import { call } from "./call.ts";
import { distributeName } from "./names.ts";

type Input = z.output<typeof activationInput>;

/**
 * Issues the pair unless the contract has one, makes the line Active and mails the recipients.
 *
 * Every step is safe to repeat. Once the pair is stored, nothing revokes it: the mails have states
 * of their own.
 */
export function* activate(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string }, unknown> {
  const input = activationInput.parse(context.df.getInput());
  const stored = yield* issueAndStore(context, input);
  if (stored.state === "Active") yield* notify(context, input, stored.distributionId);
  return { state: stored.state };
}

type Stored =
  | { readonly state: "Active"; readonly distributionId: string | null }
  | { readonly state: "Obsolete" | "ActivationFailed" };

function* issueAndStore(
  context: OrchestrationContext,
  input: Input,
): Generator<Task, Stored, unknown> {
  try {
    const issued = yield* call(context, steps.issueCredentials, input);
    if (!issued.proceed) return { state: "Obsolete" };
    const completed = yield* call(context, steps.completeActivation, input);
    if (!completed.proceed) return { state: "Obsolete" };
    return { state: "Active", distributionId: completed.distributionId };
  } catch {
    // Only a step that has used up its retries throws here.
    yield* call(context, steps.failActivation, input);
    return { state: "ActivationFailed" };
  }
}

function* notify(
  context: OrchestrationContext,
  { offerId }: Input,
  distributionId: string | null,
): Generator<Task, void, unknown> {
  if (distributionId === null) return;
  const instanceId = `distribute-${distributionId}`;
  yield context.df.callSubOrchestrator(distributeName, { offerId, distributionId }, instanceId);
}
