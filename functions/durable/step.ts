import type { ActivityHandler } from "durable-functions";
import type * as z from "zod/mini";

/** Schemas of one activity, in both directions, and whether it needs the durable client. */
interface StepSchemas {
  readonly input: z.ZodMiniType;
  readonly output: z.ZodMiniType;
  readonly startsWorkflows?: true;
}

/**
 * One activity of a workflow. The name is the registered one: changing it breaks running
 * instances.
 */
export interface Step<
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
> extends StepSchemas {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
}

type Steps = Readonly<Record<string, Step>>;

/** Declares steps. Each key is the registered name of its activity. */
export function defineSteps<const Schemas extends Readonly<Record<string, StepSchemas>>>(
  schemas: Schemas,
): { readonly [Name in keyof Schemas]: Schemas[Name] & { readonly name: Name } } {
  const named = Object.entries(schemas).map(([name, schema]) => [name, { name, ...schema }]);
  return Object.fromEntries(named) as ReturnType<typeof defineSteps<Schemas>>;
}

/** What a body returns. A body may return nothing if the output has a default. */
type Returned<Output> = Promise<Output> | (undefined extends Output ? Promise<void> : never);

/**
 * What each step does. A step runs at least once, so its effects must be safe to repeat. It returns
 * a refusal as an answer and throws only for a fault, which is retried.
 */
export type StepBodies<Declared extends Steps> = {
  readonly [Name in keyof Declared]: (
    input: z.output<Declared[Name]["input"]>,
  ) => Returned<z.input<Declared[Name]["output"]>>;
};

/** An activity ready to be registered. */
export interface Activity {
  readonly name: string;
  readonly handler: ActivityHandler;
  readonly startsWorkflows: boolean;
}

/** The activities of the steps. Only a call of an activity loads the bodies. */
export const activitiesOf = <Declared extends Steps>(
  steps: Declared,
  load: () => Promise<StepBodies<Declared>>,
): Activity[] =>
  Object.entries(steps).map(([name, { input, output, startsWorkflows = false }]) => ({
    name,
    startsWorkflows,
    handler: async (raw: unknown) => {
      const parsed = input.parse(raw);
      const bodies: Readonly<Record<string, (input: never) => Promise<unknown>>> = await load();
      return output.parse(await bodies[name]?.(parsed as never));
    },
  }));
