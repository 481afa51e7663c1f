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
  test("ends with the truth: charged once, and said so", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start();
    store.faults.push(fault);

    expect(await consume("i1")).toMatchObject({ ok: true, value: { replayed: false } });

    store.landLate();
    expect(await remaining()).toBe(49);
    expect(store.entries(offerId)).toHaveLength(1);
  });

  test("while another process writes on top: still charged once", async () => {
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

  test("gives an incident back once, and the same decision again is refused", async () => {
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

  test("gives an incident back once, also while another process writes on top", async () => {
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

  test("never says yes to who was too late in the same transaction", async () => {
    const { start, store } = await aWorld();
    const [here, there] = [start(), start()];
    await here.consume("i1");
    store.faults.push(fault);
    // So that the head does not tell whose transaction it was.
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

  test("answers every one of many that went together", async () => {
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
  test("reads that get no answer are tried again, and the answer is the truth", async () => {
    const { remaining, start, store } = await aWorld();
    store.failingReads = 5;

    expect(outcomeOf(await start().consume("i1"))).toBe("accepted");
    expect(await remaining()).toBe(49);
  });

  test("for long, callers are told that nothing was written, and nothing was", async () => {
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

  test("after a commit was sent, callers are not told that nothing was written", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start({ timeoutMs: 500 });
    await consume("i1");
    store.faults.push("lost-after");
    store.between = (step) => {
      if (step.startsWith("commit commit-2 is answered")) store.failingReads = Infinity;
    };

    await expect(consume("i2")).rejects.toBeInstanceOf(OutcomeUnknown);

    // A repeat with the same key gets the truth.
    store.between = () => undefined;
    store.failingReads = 0;
    expect(await consume("i2")).toMatchObject({ ok: true, value: { replayed: true } });
    expect(await remaining()).toBe(48);
  });

  test("others who come meanwhile wait no longer than their own patience", async () => {
    const world = await aWorld();
    const { consume } = world.start({ timeoutMs: 500, rowsMax: 2 });
    world.store.failingReads = Infinity;

    await Promise.allSettled(keys(60).map((key) => consume(key)));

    // 30 turns one after another; those who waited through the first ones are let go at once.
    expect(world.elapsed).toBeLessThan(1_500);
  });

  test("an error that is nobody's fault but ours is passed on at once", async () => {
    const { start, store } = await aWorld();
    store.between = () => {
      throw new TypeError("a bug");
    };
    await expect(start().consume("i1")).rejects.toThrow("a bug");
  });

  test("a process that keeps losing the race gives up with nothing written", async () => {
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

test("what is refused after a lost answer cannot come to be carried out later", async () => {
  const world = await aWorld(aContract({ offerId, purchasedOn: "2025-09-01" }));
  const { consume } = world.start();
  world.store.faults.push("late");
  // Midnight of the last usable day passes while the answer is waited for.
  world.now = new Date("2026-10-01T23:59:59.000Z");
  world.store.between = (step) => {
    if (step.startsWith("commit")) world.now = new Date("2026-10-02T00:00:01.000Z");
  };

  expect(outcomeOf(await consume("i1"))).toBe("PLAN_EXPIRED");

  expect(world.store.landLate()).toEqual([{ kind: "conflict", key: null }]);
  expect(world.store.rows(offerId).has(incidentKey("i1"))).toBe(false);
});

test("a change of the head alone is found again by its name", async () => {
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
