import { describe, expect, test } from "vitest";

import { requestActivation } from "../../shared/domain/activation.ts";
import type { Distribution } from "../../shared/application/ports/distribution-store.ts";
import { aContract, aRenewal, activated, cloud, valueOf, noon } from "../support/builders.ts";
import { useAzurite } from "../support/azurite.ts";
import { sweepWorld } from "../support/sweep-world.ts";

const storage = useAzurite();

const world = async () => sweepWorld(await storage.freshTables());

/** SPD offers bought on 2025-09-01: anniversary 2026-09-01, last day 2026-10-01. */
const anOffer = (offerId: string, more: { renewed?: boolean; active?: [] } = {}) => ({
  ...aContract({ offerId, ...(more.active && { active: more.active }) }),
  renewal: more.renewed ? aRenewal("2026-08-20") : null,
});

const many = (count: number, prefix: string, more: Parameters<typeof anOffer>[1] = {}) =>
  Array.from({ length: count }, (_, n) => anOffer(`${prefix}${n}`, more));

describe("a sweep", () => {
  test("opens the next term of renewed offers, ends the others, and counts each once", async () => {
    const { contract, addContract, setToday, sweep } = await world();
    const offers = [
      ...many(7, "renewed", { renewed: true }),
      ...many(4, "ended"),
      ...many(2, "lapsed", { active: [] }),
    ];
    await Promise.all(offers.map(addContract));

    setToday("2026-09-01");
    const onTheDay = await sweep();
    setToday("2026-10-01");
    const onTheLastDay = await sweep();
    setToday("2026-10-02");
    const after = await sweep();

    expect(onTheDay.view).toMatchObject({ state: "Completed", renewed: 7, expired: 0, failed: 0 });
    expect(onTheLastDay.view).toMatchObject({ renewed: 0, expired: 0, lapsed: 0 });
    expect(after.view).toMatchObject({ renewed: 0, expired: 6, lapsed: 2, failed: 0 });
    expect((await contract("renewed3")).term).toMatchObject({ number: 2, start: "2026-09-01" });
    expect((await contract("renewed3")).lines).toMatchObject([{ granted: 50 }, { granted: 20 }]);
    expect((await contract("ended1")).ended).toBe(true);
  });

  test("that runs twice does nothing the second time", async () => {
    const { contract, addContract, setToday, sweep } = await world();
    await addContract(anOffer("offer1", { renewed: true }));
    setToday("2026-09-01");
    await sweep();
    const before = await contract("offer1");

    const { view } = await sweep();

    expect(view).toMatchObject({ due: 0, renewed: 0, notices: 0, failed: 0 });
    expect(await contract("offer1")).toEqual(before);
  });

  test("and a concurrent one in another process do everything once", async () => {
    const tables = await storage.freshTables();
    const here = sweepWorld(tables);
    const there = sweepWorld(tables);
    const offers = [...many(12, "renewed", { renewed: true }), ...many(4, "ended")];
    await Promise.all(offers.map(here.addContract));
    for (const each of [here, there]) each.setToday("2026-10-02");

    const [one, other] = await Promise.all([here.sweep(), there.sweep()]);

    expect(one.view.renewed + other.view.renewed).toBe(12);
    expect(one.view.expired + other.view.expired).toBe(4);
    expect(one.view.failed + other.view.failed).toBe(0);
    const entries = await here.deps.contracts.listEntries("renewed3", 2, 0, 100);
    expect(entries.map(({ seq, type }) => [seq, type])).toEqual([
      [1, "Grant"],
      [2, "Grant"],
    ]);
  });

  test("continues after an offer that fails, reports it, and retries it in the next run", async () => {
    const tables = await storage.freshTables();
    const { contract, failures, addContract, setToday, sweep } = sweepWorld(tables);
    await Promise.all(many(8, "renewed", { renewed: true }).map(addContract));
    const bad = { partitionKey: "renewed3", rowKey: "head" };
    const { data } = await tables.contracts.getEntity<{ data: string }>("renewed3", "head");
    await tables.contracts.updateEntity({ ...bad, data: "{ torn" }, "Merge");
    setToday("2026-09-01");

    const first = await sweep();
    await tables.contracts.updateEntity({ ...bad, data }, "Merge");
    const second = await sweep();

    expect(first.view).toMatchObject({ state: "Completed", renewed: 7 });
    expect(first.view.failed).toBe(failures().length);
    expect(new Set(failures().map(({ offerId }) => offerId))).toEqual(new Set(["renewed3"]));
    expect(second.view).toMatchObject({ renewed: 1, failed: 0 });
    expect((await contract("renewed3")).term.number).toBe(2);
  });

  test("ends when only failures are left, page after page", async () => {
    const tables = await storage.freshTables();
    const { deps, failures, setToday, sweep } = sweepWorld(tables);
    await tables.contracts.createEntity({ partitionKey: "bad", rowKey: "head", data: "{ torn" });
    for (let n = 0; n < 401; n += 1) {
      const item = { kind: "Notice", offerId: "bad", subject: `rule${n}` } as const;
      await deps.schedule.add("2026-09-01", item);
    }
    setToday("2026-09-01");

    const { run, view } = await sweep();

    expect(view).toMatchObject({ state: "Completed", due: 0, failed: 401 });
    expect(run.histories).toHaveLength(3);
    expect(failures()).toHaveLength(401);
    expect(await deps.schedule.due("2026-09-01", 1000)).toHaveLength(401);
  });

  test("catches up after months: terms, ends and their follow-up items", async () => {
    const { contract, deps, addContract, setToday, sweep } = await world();
    await Promise.all([anOffer("renewed", { renewed: true }), anOffer("ended")].map(addContract));
    setToday("2027-11-15");

    const { view } = await sweep();

    expect(view).toMatchObject({ renewed: 1, expired: 2, failed: 0 });
    expect(await contract("renewed")).toMatchObject({ term: { number: 2 }, ended: true });
    expect(await deps.schedule.due("2199-12-31", 10)).toEqual([]);
  });

  test("loses no future item when the clock moves far ahead and back", async () => {
    const { contract, deps, addContract, setToday, sweep } = await world();
    await addContract(anOffer("offer1", { renewed: true }));
    setToday("2026-09-01");
    const today = await deps.schedule.due("2026-09-01", 10);
    setToday("2026-01-01");
    const early = await sweep();
    expect(early.view.due).toBe(0);
    expect(await deps.schedule.due("2026-09-01", 10)).toEqual(today);

    setToday("2026-09-01");
    const { view } = await sweep();

    expect(view.renewed).toBe(1);
    expect((await contract("offer1")).term.number).toBe(2);
  });

  test("does not handle an item if the clock moves back after the item was read", async () => {
    const { deps, addContract, setToday, sweep } = await world();
    await addContract(anOffer("offer1", { renewed: true }));
    setToday("2026-09-01");
    const { schedule } = deps;
    const due = schedule.due.bind(schedule);
    schedule.due = async (...asked) => {
      const found = await due(...asked);
      setToday("2026-01-01");
      return found;
    };

    const { view } = await sweep();

    expect(view).toMatchObject({ due: 0, renewed: 0 });
    expect(await due("2026-09-01", 10)).not.toEqual([]);
  });

  test("schedules the term that it opens before it removes the old one", async () => {
    const { deps, addContract, setToday, sweep } = await world();
    await addContract(anOffer("offer1", { renewed: true }));
    setToday("2026-09-01");

    await sweep();

    const left = await deps.schedule.due("2199-12-31", 100);
    expect(left.map(({ day, item }) => [day, item.kind, item.subject, item.term])).toEqual([
      ["2026-10-02", "TermEnd", undefined, 1],
      ["2027-08-17", "Notice", "RenewalDue", 2],
      ["2027-09-01", "Anniversary", undefined, 2],
      ["2027-09-24", "Notice", "WindowClosing", 2],
      ["2027-10-02", "TermEnd", undefined, 2],
    ]);
  });

  test("queues the notice of a new term at once, or in the next run if that fails", async () => {
    const { deps, addContract, setToday, sweep, notices } = await world();
    await addContract(anOffer("offer1", { renewed: true }));
    setToday("2026-09-01");
    const { queueNotice } = deps;
    deps.queueNotice = () => Promise.reject(new Error("The partner's row is torn"));

    const first = await sweep();
    const scheduled = await deps.schedule.due("2199-12-31", 100);
    deps.queueNotice = queueNotice;
    const second = await sweep();
    const third = await sweep();

    expect(first.view).toMatchObject({ renewed: 1, notices: 0, failed: 1 });
    expect(scheduled.map(({ item }) => [item.kind, item.subject])).toEqual([
      ["Notice", "Renewed"],
      ["TermEnd", undefined],
      ["Notice", "RenewalDue"],
      ["Anniversary", undefined],
      ["Notice", "WindowClosing"],
      ["TermEnd", undefined],
    ]);
    expect(notices).toEqual([{ offerId: "offer1", subject: "Renewed", term: 2 }]);
    expect([second.view.notices, third.view.notices]).toEqual([1, 0]);
  });

  test("queues each due notice once per offer, term and subject", async () => {
    const { addContract, setToday, sweep, notices } = await world();
    await addContract(anOffer("offer1"));
    setToday("2026-08-17");
    const { view } = await sweep();
    expect(view).toMatchObject({ due: 0, notices: 1 });
    expect(notices).toEqual([{ offerId: "offer1", subject: "RenewalDue", term: 1 }]);

    setToday("2026-09-24");
    await sweep();
    await sweep();

    expect(notices.map(({ subject }) => subject)).toEqual(["RenewalDue", "WindowClosing"]);
  });
});

describe("requested work", () => {
  const activating = (distributionId: string | null = null) => {
    const asked = { kind: cloud, requestedAt: noon("2025-09-01"), distributionId } as const;
    return valueOf(requestActivation(aContract({ active: [] }), asked, "2025-09-01"));
  };
  const work = {
    kind: "Work",
    offerId: "offer-1",
    subject: `activate-offer-1-${cloud}-0`,
  } as const;
  const letters: Distribution = {
    distributionId: "distribution-1",
    offerId: "offer-1",
    content: { kind: "credentials" },
    credentialVersion: 1,
    requestedBy: "user",
    requestId: "request-1",
    createdAt: noon("2025-09-01"),
    recipients: [{ email: "technician1@fabrikam.com" }],
  };
  const anHour = 3_600_000;

  test("is restarted until it is done", async () => {
    const { deps, addContract, passRealTime, started, sweep } = await world();
    await deps.schedule.add("2025-09-01", work);
    await addContract(activating());
    passRealTime(anHour);

    const { view } = await sweep();
    await sweep();

    const again = { offerId: "offer-1", kind: cloud, activationId: work.subject };
    expect(started).toEqual([again, again]);
    expect(view).toMatchObject({ due: 0, failed: 0 });
  });

  test.each([
    ["as long as a letter of it is", "Queued", 1],
    ["as long as a letter of it is", "Sending", 1],
    ["as long as a letter of it is", "RetryWait", 1],
    ["no more when its letters are", "Sent", 0],
    ["no more when its letters are", "DeadLettered", 0],
  ] as const)("is started again %s %s", async (_how, state, times) => {
    const { deps, addContract, passRealTime, started, sweep } = await world();
    const { distributions, schedule } = deps;
    await schedule.add("2025-09-01", work);
    await addContract(activated(activating(letters.distributionId), cloud, "2025-09-01"));
    await distributions.add(letters);
    await distributions.addMails("offer-1", letters.distributionId, letters.recipients);
    for (const { etag, value } of await distributions.readMails("offer-1", letters.distributionId))
      await distributions.writeMail({ ...value, state }, etag);
    passRealTime(anHour);

    await sweep();

    const { distributionId, offerId } = letters;
    expect(started).toEqual(Array(times).fill({ offerId, distributionId }));
    expect(await schedule.due("2025-09-01", 10)).toHaveLength(times);
  });

  test("is removed when it is done, but not while its request may still be running", async () => {
    const { deps, addContract, passRealTime, started, sweep } = await world();
    await deps.schedule.add("2025-09-01", work);
    await addContract(aContract());

    await sweep();
    expect(await deps.schedule.due("2025-09-01", 10)).toHaveLength(1);
    passRealTime(anHour);
    await sweep();

    expect(await deps.schedule.due("2025-09-01", 10)).toEqual([]);
    expect(started).toEqual([]);
  });
});
