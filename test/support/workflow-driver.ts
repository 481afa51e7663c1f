import type { OrchestrationContext, OrchestrationHandler } from "durable-functions";

import type { ActivityFunction } from "../../functions/durable/step.ts";

/** What an orchestrator has asked for, as it yields it. */
type Asked =
  { readonly name: string; readonly input: unknown } | { readonly all: readonly Asked[] };

export interface Run {
  readonly output: unknown;
  readonly statuses: readonly unknown[];
  /** Activities in the order in which they were called. */
  readonly calls: readonly string[];
  readonly generations: number;
}

const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);

/**
 * Carries an orchestrator out on its own activities: no engine, no replay and no retries, but every
 * input and output goes through JSON as it does there.
 */
export async function runWorkflow(
  orchestrator: OrchestrationHandler,
  activities: readonly ActivityFunction[],
  input: unknown,
): Promise<Run> {
  const statuses: unknown[] = [];
  const calls: string[] = [];
  const perform = async (asked: Asked): Promise<unknown> => {
    if ("all" in asked) return Promise.all(asked.all.map(perform));
    const found = activities.find(({ name }) => name === asked.name);
    if (!found) throw new Error(`There is no activity ${asked.name}`);
    calls.push(asked.name);
    return asJson(await found.handler(asJson(asked.input), undefined as never));
  };
  for (let generations = 1, given = input; ; generations += 1) {
    const next: unknown[] = [];
    const df = {
      getInput: () => asJson(given),
      setCustomStatus: (status: unknown) => statuses.push(asJson(status)),
      callActivityWithRetry: (name: string, _retry: unknown, with_: unknown) => ({
        name,
        input: with_,
      }),
      Task: { all: (tasks: readonly Asked[]) => ({ all: tasks }) },
      continueAsNew: (following: unknown) => next.push(following),
    };
    const steps = orchestrator({ df } as unknown as OrchestrationContext);
    let step = steps.next();
    while (!step.done) {
      const asked = step.value as unknown as Asked;
      step = await perform(asked).then(
        (value) => steps.next(value as never),
        (error: unknown) => steps.throw(error),
      );
    }
    if (next.length === 0) return { output: asJson(step.value), statuses, calls, generations };
    [given] = next;
  }
}
