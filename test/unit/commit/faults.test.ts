import { describe, expect, test } from "vitest";

import { Busy, OutcomeUnknown } from "../../../shared/application/errors.ts";
import { incidentKey } from "../../../shared/application/ports/contract-rows.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import { aContract } from "../../support/builders.ts";
import type { CommitFault } from "../../support/memory-contract-store.ts";
import { aWorld, keys, offerId, outcomeOf } from "./support.ts";

const duplicate = { resolution: "Duplicate", refundDecision: null } as const;
const resolved = { resolution: "Resolved", refundDecision: null } as const;
const faults: readonly CommitFault[] = ["lost-after", "lost-before", "late", "not-sent", "twice"];

describe.each(faults)("a commit that is %s", (fault) => {
  test("is charged once and answered as accepted", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start();
    store.faults.push(fault);

    expect(await consume("i1")).toMatchObject({ ok: true, value: { replayed: false } });

    store.landLate();
    expect(await remaining()).toBe(49);
    expect(store.entries(offerId)).toHaveLength(1);
  });

  test("is charged once even if another process writes the head next", async () => {
    const { remaining, start, store } = await aWorld();
    const [here, there] = [start(), start()];
    store.faults.push(fault);
    store.between = async (step) => {
      if (!step.startsWith("commit commit-1 ")) return;
      if (fault === "lost-after" && !step.endsWith("answered")) return;
      store.between = () => undefined;
      await there.consume("other");
    };

    expect(outcomeOf(await here.consume("i1"))).toBe("accepted");

    store.landLate();
    expect(await remaining()).toBe(48);
    expect(await here.consume("i1")).toMatchObject({ value: { replayed: true } });
  });

  test("refunds an incident once, and refuses the same decision again", async () => {
    const { remaining, start, store } = await aWorld();
    const { close, consume, decide } = start();
    await consume("i1", { requestType: "Billing" });
    await close("i1", resolved);
    store.faults.push(fault);

    expect(outcomeOf(await decide("i1", "Approved"))).toBe("accepted");

    store.landLate();
    expect(await remaining()).toBe(50);
    expect(outcomeOf(await decide("i1", "Approved"))).toBe("REFUND_ALREADY_APPLIED");
  });

  test("refunds an incident once even if another process writes the head next", async () => {
    const { remaining, start, store } = await aWorld();
    const [here, there] = [start(), start()];
    await here.consume("i1", { requestType: "Billing" });
    await here.close("i1", resolved);
    store.faults.push(fault);
    store.between = async (step) => {
      if (step !== "commit commit-3 is answered") return;
      store.between = () => undefined;
      await there.consume("other");
    };

    expect(outcomeOf(await here.decide("i1", "Approved"))).toBe("accepted");

    store.landLate();
    expect(store.entries(offerId).filter(({ type }) => type === "Refund")).toHaveLength(1);
    expect(await remaining()).toBeGreaterThanOrEqual(49);
  });

  test("never accepts the later of two closings in the same transaction", async () => {
    const { start, store } = await aWorld();
    const [here, there] = [start(), start()];
    await here.consume("i1");
    store.faults.push(fault);
    // The head then no longer has the id of the transaction.
    store.between = async (step) => {
      if (!/^commit commit-2 is answered/.test(step)) return;
      store.between = () => undefined;
      await there.consume("other");
    };

    const answers = await Promise.all([here.close("i1", resolved), here.close("i1", duplicate)]);

    store.landLate();
    expect(answers.map(outcomeOf)).toEqual(["accepted", "INCIDENT_ALREADY_CLOSED"]);
    const row = store.rows(offerId).get(incidentKey("i1"))?.row;
    expect(row).toMatchObject({ incident: { closure: resolved } });
  });

  test("answers each of many commands in one transaction", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start();
    store.faults.push(fault, undefined, fault, undefined, undefined, fault);

    const answers = await Promise.all(keys(60).map((key) => consume(key)));

    store.landLate();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect(await remaining()).toBe(0);
    expect(store.entries(offerId)).toHaveLength(50);
  });
});

describe("when storage is away", () => {
  test("reads without an answer are retried, and the answer is the true one", async () => {
    const { remaining, start, store } = await aWorld();
    store.failingReads = 5;

    expect(outcomeOf(await start().consume("i1"))).toBe("accepted");
    expect(await remaining()).toBe(49);
  });

  test("after the time-out, callers learn that nothing was written, which is true", async () => {
    const { remaining, start, store } = await aWorld();
    store.failingReads = Infinity;
    const { consume } = start({ timeoutMs: 500 });

    const asked = await Promise.allSettled(keys(120).map((key) => consume(key)));

    const reasons = asked.map(
      (each) => (each.status === "rejected" ? each.reason : each) as unknown,
    );
    expect(reasons.filter((reason) => reason instanceof Busy)).toHaveLength(120);
    store.failingReads = 0;
    expect(await remaining()).toBe(50);
  });

  test("after a commit was sent, no answer claims that nothing was written", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start({ timeoutMs: 500 });
    await consume("i1");
    store.faults.push("lost-after");
    store.between = (step) => {
      if (step.startsWith("commit commit-2 is answered")) store.failingReads = Infinity;
    };

    await expect(consume("i2")).rejects.toBeInstanceOf(OutcomeUnknown);

    // A repeat with the same key gets the true answer.
    store.between = () => undefined;
    store.failingReads = 0;
    expect(await consume("i2")).toMatchObject({ ok: true, value: { replayed: true } });
    expect(await remaining()).toBe(48);
  });

  test("commands that arrive during the outage wait no longer than their own time-out", async () => {
    const world = await aWorld();
    const { consume } = world.start({ timeoutMs: 500, rowsMax: 2 });
    world.store.failingReads = Infinity;

    await Promise.allSettled(keys(60).map((key) => consume(key)));

    // 30 cycles one after another; commands that waited through the first ones expire at once.
    expect(world.elapsed).toBeLessThan(1_500);
  });

  test("a fault of the service is passed on at once", async () => {
    const { start, store } = await aWorld();
    store.between = () => {
      throw new TypeError("a bug");
    };
    await expect(start().consume("i1")).rejects.toThrow("a bug");
  });

  test("a process that keeps losing the race times out with nothing written", async () => {
    const { start, store } = await aWorld(aContract({ offerId, purchasedOn: "2025-06-01" }));
    const [here, there] = [start({ timeoutMs: 2_000 }), start()];
    let n = 0;
    store.between = async (step) => {
      if (!/arrives$/.test(step) || !step.startsWith("commit") || n > 400) return;
      const { between } = store;
      store.between = () => undefined;
      await there.consume(`other-${(n += 1)}`);
      store.between = between;
    };

    await expect(here.consume("i1")).rejects.toBeInstanceOf(Busy);
    expect(store.rows(offerId).has(incidentKey("i1"))).toBe(false);
    expect(n).toBeLessThan(60);
  });
});

test("a command that is refused after a lost answer cannot be carried out later", async () => {
  const world = await aWorld(aContract({ offerId, purchasedOn: "2025-09-01" }));
  const { consume } = world.start();
  world.store.faults.push("late");
  // Midnight of the last usable day passes while the transaction is in flight.
  world.now = new Date("2026-10-01T23:59:59.000Z");
  world.store.between = (step) => {
    if (step.startsWith("commit")) world.now = new Date("2026-10-02T00:00:01.000Z");
  };

  expect(outcomeOf(await consume("i1"))).toBe("PLAN_EXPIRED");

  expect(world.store.landLate()).toEqual([{ kind: "conflict", key: null }]);
  expect(world.store.rows(offerId).has(incidentKey("i1"))).toBe(false);
});

test("a lost change of the head alone is found by its commit id", async () => {
  const { start, store } = await aWorld();
  const { committer } = start();
  store.faults.push("lost-after");
  let decided = 0;

  await committer.submit(offerId, {
    prefetch: [],
    whenMissing: () => undefined,
    decide: ({ contract }) => {
      decided += 1;
      return { kind: "write", change: unchanged(contract), rows: [], answer: undefined };
    },
  });

  expect([decided, store.commits]).toEqual([1, 1]);
});
