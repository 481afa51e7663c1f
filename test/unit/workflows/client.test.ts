import type { DurableClient } from "durable-functions";
import { describe, expect, test } from "vitest";

import { durableWorkflows, withClient } from "../../../functions/durable/client.ts";
import hostJson from "../../../host.json" with { type: "json" };

const conflict = new Error("409: the instance exists");

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

/** A client whose instance has these states in turn, and whose starts have these outcomes. */
function aClient(
  states: (string | null)[],
  starts: (Error | null)[],
  lastUpdatedTime = new Date(),
) {
  const started: unknown[] = [];
  const client = {
    getStatus: async () => {
      const runtimeStatus = states.shift();
      if (!runtimeStatus) throw new Error("404");
      return { runtimeStatus, lastUpdatedTime };
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

/** A client that has these instances and starts others. */
function aHub(instances: Readonly<Record<string, readonly [string, Date]>>) {
  const hub = new Map(Object.entries(instances));
  const client = {
    getStatus: async (id: string) => {
      const [runtimeStatus, lastUpdatedTime] = hub.get(id) ?? [];
      if (runtimeStatus === undefined) throw new Error("404");
      return { runtimeStatus, lastUpdatedTime };
    },
    startNew: async (_name: string, { instanceId }: { instanceId: string }) => {
      const [state] = hub.get(instanceId) ?? ["Completed"];
      if (state !== "Completed") throw conflict;
      hub.set(instanceId, ["Pending", new Date()]);
    },
  } as unknown as DurableClient;
  const distribute = () =>
    withClient(client, () => durableWorkflows.distribute({ offerId: "o", distributionId: "d" }));
  const activate = () => {
    const input = { offerId: "o", kind: "PartnerCloudSupport", activationId: "activate-o" };
    return withClient(client, () => durableWorkflows.activate(input));
  };
  return { activate, distribute, ids: () => [...hub.keys()] };
}

describe("a workflow that Azure lost", () => {
  test.each(["Pending", "Running", "Suspended"])(
    "and that is %s since seven days gets a run of its own, however many callers want it",
    async (state) => {
      const lost = [state, hoursAgo(7 * 24)] as const;
      const { activate, distribute, ids } = aHub({ "distribute-d": lost, "activate-o": lost });
      await Promise.all([distribute(), distribute(), activate(), activate()]);
      await Promise.all([distribute(), activate()]);
      expect(ids().sort()).toEqual([
        "activate-o",
        "activate-o-again-1",
        "distribute-d",
        "distribute-d-again-1",
      ]);
    },
  );

  test("gets another run after its second one was lost too", async () => {
    const { distribute, ids } = aHub({
      "distribute-d": ["Pending", hoursAgo(72)],
      "distribute-d-again-1": ["Running", hoursAgo(3)],
    });
    await distribute();
    expect(ids()).toContain("distribute-d-again-2");
  });

  test("is started again under its second ID when that run has ended", async () => {
    const { distribute, ids } = aHub({
      "distribute-d": ["Pending", hoursAgo(72)],
      "distribute-d-again-1": ["Completed", hoursAgo(48)],
    });
    await distribute();
    expect(ids()).toEqual(["distribute-d", "distribute-d-again-1"]);
  });

  test("asks a bounded number of times when every run is lost", async () => {
    const lost = Array.from({ length: 40 }, (_, run): [string, readonly [string, Date]] => [
      run === 0 ? "distribute-d" : `distribute-d-again-${run}`,
      ["Pending", hoursAgo(72)],
    ]);
    const { distribute, ids } = aHub(Object.fromEntries(lost));
    await distribute();
    expect(ids()).toHaveLength(40);
  });
});

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

  test.each(["Running", "Pending", "ContinuedAsNew", "Suspended"])(
    "that is %s and made progress within two hours is not started again",
    async (state) => {
      const { distribute, started } = aClient([state], [], hoursAgo(1.9));
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

describe("a probe of the task hub", () => {
  const full = new Error("The disk is full.");
  const probe = (last: readonly [string, Date] | null, start: Error | null) => {
    const ids: string[] = [];
    const client = {
      getStatus: async () => {
        if (!last) throw new Error("404");
        const [runtimeStatus, createdTime] = last;
        return { runtimeStatus, createdTime };
      },
      startNew: async (_: string, { instanceId }: { instanceId: string }) => {
        ids.push(instanceId);
        if (start) throw start;
      },
    } as unknown as DurableClient;
    return { ids, probe: () => withClient(client, durableWorkflows.probe) };
  };
  const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

  test.each([
    ["starts", ["Completed", ago(5)], null, 0],
    ["starts for the first time", null, null, 0],
    ["meets a probe that was just stored", ["Pending", ago(5)], conflict, 5],
    ["meets a probe that nothing has carried out", ["Pending", ago(61)], conflict, 61],
  ] as const)("that %s says how long it waits", async (_, last, start, waited) => {
    expect(Math.round(await probe(last, start).probe())).toBe(waited);
  });

  test.each([
    ["cannot start", ["Completed", ago(5)]],
    ["cannot start for the first time", null],
  ] as const)("fails if it %s", async (_, last) => {
    await expect(probe(last, full).probe()).rejects.toThrow();
  });

  test("that ends while another is refused is followed by one that starts", async () => {
    const { ids, probe: again } = probe(["Completed", ago(1)], conflict);
    await expect(again()).rejects.toThrow(conflict);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  test("reaches each control queue of the hub in turn", async () => {
    const { ids, probe: next } = probe(null, null);
    const { partitionCount } = hostJson.extensions.durableTask.storageProvider;
    for (let count = 0; count < partitionCount; count += 1) await next();
    const queueOf = (id: string): number =>
      [...Buffer.from(id)].reduce(
        (hash, byte) => Math.imul(hash ^ byte, 16_777_619),
        2_166_136_261,
      ) &
      (partitionCount - 1);
    expect(ids.map(queueOf).toSorted()).toEqual([0, 1, 2, 3]);
  });
});
