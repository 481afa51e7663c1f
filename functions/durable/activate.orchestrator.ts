import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import * as steps from "./activate.steps.ts";
import { call } from "./call.ts";
import { distributeName } from "./names.ts";

type Input = z.output<typeof steps.activationInput>;

/**
 * Issue the pair unless the contract has one, make the line Active, tell the recipients.
 *
 * Every step can be repeated. Once the pair is stored nothing takes it back: mails that fail have
 * states of their own.
 */
export function* activate(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string }, unknown> {
  const input = steps.activationInput.parse(context.df.getInput());
  context.df.setCustomStatus({ step: "Authorised" });
  const stored = yield* issueAndStore(context, input);
  if (stored.state !== "Active") return { state: stored.state };
  yield* notify(context, input, stored.distributionId);
  context.df.setCustomStatus({ step: "Completed" });
  return { state: "Active" };
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
    context.df.setCustomStatus({ step: "IdsIssued" });
    const completed = yield* call(context, steps.completeActivation, input);
    if (!completed.proceed) return { state: "Obsolete" };
    return { state: "Active", distributionId: completed.distributionId };
  } catch {
    // Only a step whose retries are used up throws here.
    yield* call(context, steps.failActivation, input);
    context.df.setCustomStatus({ step: "Failed" });
    return { state: "ActivationFailed" };
  }
}

function* notify(
  context: OrchestrationContext,
  { offerId }: Input,
  distributionId: string | null,
): Generator<Task, void, unknown> {
  if (distributionId === null) return;
  context.df.setCustomStatus({ step: "Notifying" });
  const instanceId = `distribute-${distributionId}`;
  yield context.df.callSubOrchestrator(distributeName, { offerId, distributionId }, instanceId);
}
