import type { DurableClient } from "durable-functions";
import { describe, expect, test } from "vitest";

import { durableWorkflows, withClient } from "../../../functions/durable/client.ts";

const conflict = new Error("409: the instance exists");

/** A client whose instance has these states in turn, and whose starts have these outcomes. */
function aClient(states: (string | null)[], starts: (Error | null)[]) {
  const started: unknown[] = [];
  const client = {
    getStatus: async () => {
      const runtimeStatus = states.shift();
      if (!runtimeStatus) throw new Error("404");
      return { runtimeStatus };
    },
    startNew: async (name: string, { instanceId }: { instanceId: string }) => {
      const error = starts.shift();
      if (error) throw error;
      started.push([name, instanceId]);
    },
  } as unknown as DurableClient;
  const distribute = (run?: string) =>
    withClient(client, () =>
      durableWorkflows.distribute({ offerId: "o", distributionId: "d" }, run),
    );
  return { distribute, started };
}

describe("a workflow", () => {
  test("that does not exist is started, and each run of a distribution is an instance of its own", async () => {
    const { distribute, started } = aClient([null, null], []);
    await distribute();
    await distribute("late");
    expect(started).toEqual([
      ["distribute", "distribute-d"],
      ["distribute", "distribute-d-late"],
    ]);
  });

  test.each(["Running", "Pending", "ContinuedAsNew"])(
    "that is %s is not started again",
    async (state) => {
      const { distribute, started } = aClient([state], []);
      await distribute();
      expect(started).toEqual([]);
    },
  );

  test.each(["Completed", "Failed", "Terminated"])("that is %s is started again", async (state) => {
    const { distribute, started } = aClient([state], []);
    await distribute();
    expect(started).toHaveLength(1);
  });

  test("that another caller starts at the same time is not started again", async () => {
    const { distribute, started } = aClient([null, "Running"], [conflict]);
    await distribute();
    expect(started).toEqual([]);
  });

  test("that another caller started and that has ended already is started once more", async () => {
    const { distribute, started } = aClient([null, "Completed"], [conflict, null]);
    await distribute();
    expect(started).toHaveLength(1);
  });

  test("that other callers keep starting counts as started", async () => {
    const { distribute, started } = aClient([null, "Completed", "Running"], [conflict, conflict]);
    await distribute();
    expect(started).toEqual([]);
  });

  test("that cannot be started is a fault", async () => {
    const { distribute } = aClient([null, null], [conflict, conflict]);
    await expect(distribute()).rejects.toThrow(conflict);
  });
});
