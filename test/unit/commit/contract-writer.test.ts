import { describe, expect, test } from "vitest";

import { Busy } from "../../../shared/application/errors.ts";
import { incidentKey, linkKey } from "../../../shared/application/ports/contract-rows.ts";
import { accountKeyOf } from "../../../shared/application/ids.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import type { Telemetry } from "../../../shared/application/ports/telemetry.ts";
import { aContract, aLink, valueOf } from "../../support/builders.ts";
import { aGate, aWorld, keys, offerId, outcomeOf, put } from "./support.ts";

const unchangedClosure = { resolution: "Resolved", refundDecision: null } as const;

describe("the writer of a contract", () => {
  test("a warm consume costs one storage request; a cold one reads first, then writes", async () => {
    const { start, store } = await aWorld();
    const { consume } = start();

    await consume("i1");
    expect([store.reads, store.commits]).toEqual([2, 1]);
    await consume("i2");
    await consume("i3");
    expect([store.reads, store.commits]).toEqual([2, 3]);
  });

  test.each([1, 2, 49, 50, 99, 100, 300])(
    "%i consumes at once are each charged once, as long as something remains",
    async (count) => {
      const { remaining, start, store } = await aWorld();
      const { consume } = start();

      const answers = await Promise.all(keys(count).map((key) => consume(key)));

      const accepted = answers.filter(({ ok }) => ok).length;
      expect(accepted).toBe(Math.min(count, 50));
      expect(await remaining()).toBe(50 - accepted);
      expect(store.entries(offerId)).toHaveLength(accepted);
      // 49 fit into one transaction; the first one is alone because no other was pending yet.
      expect(store.commits).toBeLessThanOrEqual(3);
    },
  );

  test("no transaction has more rows than the table allows", async () => {
    const { start, store } = await aWorld(aContract({ offerId, purchasedOn: "2025-06-01" }));
    const sizes: number[] = [];
    const measure: Telemetry["measure"] = (name, value) => {
      if (name === "benefits.commit.rows") sizes.push(value);
    };
    const { consume } = start({}, { telemetry: { ...noopTelemetry, measure } });

    await Promise.all(keys(300).map((key) => consume(key)));

    expect(store.entries(offerId)).toHaveLength(300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(sizes.length).toBeLessThanOrEqual(Math.ceil(300 / 49) + 1);
  });

  test("commands are charged in their order, even if not all fit into one transaction", async () => {
    const { start, store } = await aWorld();
    const { consume } = start({ rowsMax: 7 });

    await Promise.all(keys(40).map((key) => consume(key)));

    expect(store.entries(offerId).map((entry) => entry.incidentId)).toEqual(keys(40));
  });

  test("commands that come during a transaction share the next one", async () => {
    const { start, store } = await aWorld();
    const { consume } = start({ rowsMax: 8 });
    const first = consume("i1");
    const rest = keys(12).map((key) => consume(`late-${key}`));

    await Promise.all([first, ...rest]);

    // Four at a time: no transaction is half empty.
    expect(store.commits).toBe(Math.ceil(13 / 4));
  });

  test("answered callers share the next transaction with the commands that did not fit", async () => {
    const { start, store } = await aWorld(aContract({ offerId, purchasedOn: "2025-06-01" }));
    const { consume } = start({ rowsMax: 8 });
    const callers = keys(6).map(async (caller) => {
      for (const key of keys(10)) {
        await consume(`${caller}-${key}`);
        // A use case has some more steps to its answer, and to its next command.
        for (let step = 0; step < 20; step += 1) await Promise.resolve();
      }
    });

    await Promise.all(callers);

    // Four at a time: not four and two in turns. The first one is alone, and the last ones may be.
    expect(store.commits).toBeLessThanOrEqual(Math.ceil(60 / 4) + 2);
  });

  test("the same key at once and again is one incident with one answer", async () => {
    const { remaining, start } = await aWorld();
    const { consume } = start();

    const [first, ...repeats] = await Promise.all([consume("i1"), consume("i1"), consume("i1")]);
    const later = await consume("i1");

    expect(await remaining()).toBe(49);
    for (const repeat of [...repeats, later]) {
      expect(valueOf(repeat)).toEqual({ ...valueOf(first), replayed: true });
    }
  });

  test("a repeat waits for the first request while that is in progress", async () => {
    const { start, store } = await aWorld();
    const { consume } = start();
    const gate = aGate();
    store.between = (step) => (step.includes("commit-1 arrives") ? gate.passed : undefined);
    let repeated = false;

    const first = consume("i1");
    const repeat = consume("i1").finally(() => (repeated = true));
    await new Promise(setImmediate);
    expect(repeated).toBe(false);
    gate.open();

    expect(await first).toMatchObject({ value: { replayed: false } });
    expect(await repeat).toMatchObject({ value: { replayed: true } });
  });

  test("many repeats at once cost a few requests, not one conflict each", async () => {
    const { start, store } = await aWorld();
    await Promise.all(keys(40).map((key) => start().consume(key)));
    const { consume } = start();
    await consume("new");
    store.commits = 0;

    const answers = await Promise.all(keys(40).map((key) => consume(key)));

    expect(answers.filter((each) => each.ok && each.value.replayed)).toHaveLength(40);
    expect(store.commits).toBeLessThanOrEqual(2);
  });

  test("a repeat of an accepted request gets its answer even if nothing remains", async () => {
    const { start } = await aWorld();
    const { consume } = start();
    await Promise.all(keys(50).map((key) => consume(key)));

    expect(outcomeOf(await consume("i51"))).toBe("NO_INCIDENTS_REMAINING");
    expect(await consume("i50")).toMatchObject({ ok: true, value: { replayed: true } });
  });

  test("a refusal rests on reads after its request", async () => {
    const { start } = await aWorld();
    const [here, there] = [start(), start()];
    await Promise.all(keys(50).map((key) => here.consume(key)));
    expect(outcomeOf(await here.consume("i51"))).toBe("NO_INCIDENTS_REMAINING");

    // Another process refunds one; this one must read that before it refuses.
    await there.close("i1", { resolution: "Duplicate", refundDecision: null });

    expect(outcomeOf(await here.consume("i52"))).toBe("accepted");
  });

  test("a request that another process is just accepting is not refused because of its own incident", async () => {
    const { start, store } = await aWorld();
    const [here, there] = [start(), start()];
    await Promise.all(keys(50).map((key) => here.consume(key)));
    await there.close("i1", { resolution: "Duplicate", refundDecision: null });
    // The client's first try, at the other process, is accepted between this one's first two reads.
    store.between = async (step) => {
      if (!step.startsWith("read of") || !step.endsWith("is answered")) return;
      store.between = () => undefined;
      await there.consume("last");
    };

    expect(outcomeOf(await here.consume("last"))).toBe("accepted");
  });

  test("a command that throws fails alone", async () => {
    const { remaining, start } = await aWorld();
    const { committer, consume } = start();
    const broken = committer.submit(offerId, {
      prefetch: [],
      whenMissing: () => "missing",
      decide: () => {
        throw new Error("broken");
      },
    });

    const [thrown, ...answers] = await Promise.allSettled([broken, consume("i1"), consume("i2")]);

    expect(thrown).toMatchObject({ status: "rejected", reason: { message: "broken" } });
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await remaining()).toBe(48);
  });

  test("commands beyond the limit are rejected as busy, and nothing of them is written", async () => {
    const { remaining, start, store } = await aWorld();
    const { consume } = start({ pendingMax: 5 });
    const gate = aGate();
    store.between = () => gate.passed;

    const asked = keys(20).map((key) => consume(key));
    gate.open();
    const outcomes = await Promise.allSettled(asked);

    const busy = outcomes.filter(({ status }) => status === "rejected");
    expect(busy).toHaveLength(14);
    expect(busy.every((each) => each.status === "rejected" && each.reason instanceof Busy)).toBe(
      true,
    );
    expect(await remaining()).toBe(50 - 6);
  });

  test("a contract whose storage hangs does not block another contract", async () => {
    const { start, store } = await aWorld();
    await put(store, aContract({ offerId: "other" }));
    const { consume } = start();
    const gate = aGate();
    store.between = (step) => (step.includes("offer-1") ? gate.passed : undefined);

    const stuck = consume("i1");
    expect(outcomeOf(await consume("o1", { planId: "other" }))).toBe("accepted");
    gate.open();
    expect(outcomeOf(await stuck)).toBe("accepted");
  });

  test("idle writers are evicted, and what they had cached is read again", async () => {
    const { start, store } = await aWorld();
    const { consume } = start();
    await consume("i1");
    for (let n = 0; n < 150; n += 1) {
      const other = `other-${n}`;
      await put(store, aContract({ offerId: other }));
      await consume(`${other}-i`, { planId: other });
    }
    store.reads = 0;

    expect(outcomeOf(await consume("i2"))).toBe("accepted");
    expect(store.reads).toBe(2);
    await consume("o", { planId: "other-149" });
    expect(store.reads).toBe(2);
  });

  test("an account that is linked between two requests is accepted", async () => {
    const { start, store } = await aWorld();
    const { consume } = start();
    const account = { id: "u2", type: "Entra" } as const;
    expect(outcomeOf(await consume("i1", { account }))).toBe("PLAN_NOT_LINKED");

    const key = linkKey(accountKeyOf(account));
    await store.writeLink(offerId, key, { type: "link", link: aLink({ account }) }, null);

    expect(outcomeOf(await consume("i1", { account }))).toBe("accepted");
  });

  test("other content under the same key names the difference, at once and later", async () => {
    const { remaining, start } = await aWorld();
    const { consume } = start();

    const [, other] = await Promise.all([consume("i1"), consume("i1", { title: "Other" })]);
    const later = await start().consume("i1", { title: "Other" });

    for (const refused of [other, later]) {
      expect(refused).toMatchObject({
        ok: false,
        refusal: { code: "IDEMPOTENCY_CONFLICT", conflictingFields: ["title"] },
      });
    }
    expect(await remaining()).toBe(49);
  });

  test("of two closings at once the first counts, and the second is refused", async () => {
    const { start, store } = await aWorld();
    const { close, consume } = start();
    await consume("i1");

    const [first, second] = await Promise.all([
      close("i1", unchangedClosure),
      close("i1", { resolution: "Duplicate", refundDecision: null }),
    ]);

    expect([outcomeOf(first), outcomeOf(second)]).toEqual(["accepted", "INCIDENT_ALREADY_CLOSED"]);
    const row = store.rows(offerId).get(incidentKey("i1"))?.row;
    expect(row).toMatchObject({ incident: { state: "Closed" } });
  });
});
