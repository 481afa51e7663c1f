import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { activitiesOf, defineSteps } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";

const steps = defineSteps({
  double: { input: z.strictObject({ n: z.number() }), output: z.number() },
  note: { input: z.string(), output: z._default(z.null(), null), startsWorkflows: true },
});

const bodies: StepBodies<typeof steps> = {
  double: async ({ n }) => 2 * n,
  note: async () => undefined,
};

function theActivities(changed: Partial<typeof bodies> = {}) {
  let loads = 0;
  const activities = activitiesOf(steps, async () => {
    loads += 1;
    return { ...bodies, ...changed };
  });
  const call = (name: string, input: unknown): unknown =>
    activities.find((activity) => activity.name === name)?.handler(input, undefined as never);
  return { activities, call, loads: () => loads };
}

describe("the activities of declared steps", () => {
  test("have the steps' names, and the durable client only where a step starts workflows", () => {
    const { activities } = theActivities();
    expect(activities).toMatchObject([
      { name: "double", startsWorkflows: false },
      { name: "note", startsWorkflows: true },
    ]);
  });

  test("load the service only when one of them is called", async () => {
    const { call, loads } = theActivities();
    expect(loads()).toBe(0);
    expect(await call("double", { n: 2 })).toBe(4);
    expect(loads()).toBe(1);
  });

  test("return the output's default when the body returns nothing", async () => {
    expect(await theActivities().call("note", "text")).toBeNull();
  });

  test("reject an input or output that the schema does not accept", async () => {
    const { call } = theActivities({ double: async () => "4" as never });
    await expect(call("double", { n: "2" })).rejects.toThrow("n");
    await expect(call("double", { n: 2 })).rejects.toThrow();
  });
});
