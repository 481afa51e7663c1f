import type { ActivityHandler } from "durable-functions";
import type * as z from "zod/mini";

/**
 * One activity of a workflow, typed in both directions. The name is the registered one: changing it
 * breaks instances that are under way.
 */
export interface Step<Input extends z.ZodMiniType, Output extends z.ZodMiniType> {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
}

/** An activity ready to be registered. */
export interface ActivityFunction {
  readonly name: string;
  readonly handler: ActivityHandler;
  /** It needs the durable client as an input of its own. */
  readonly startsWorkflows?: boolean;
}

/**
 * Gives a step its body, which sees only its own typed input.
 *
 * It runs at least once. A refusal is an answer and is returned; only a fault is thrown, and only a
 * fault is retried.
 */
export const activity = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  { input, name, output }: Step<Input, Output>,
  body: (input: z.output<Input>) => Promise<z.input<Output>>,
): ActivityFunction => ({
  name,
  handler: async (raw: unknown) => output.parse(await body(input.parse(raw))),
});
