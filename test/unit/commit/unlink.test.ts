import { describe, expect, test } from "vitest";

import { unlink } from "../../../shared/application/contracts/unlink.ts";
import type { Origin } from "../../../shared/application/caller.ts";
import { accountKeyOf } from "../../../shared/application/ids.ts";
import { linkKey } from "../../../shared/application/ports/contract-rows.ts";
import { aLink } from "../../support/builders.ts";
import { admin } from "../../support/callers.ts";
import { aWorld, offerId, outcomeOf } from "./support.ts";
import type { Service, World } from "./support.ts";

const origin: Origin = { caller: admin, requestId: "request-9" };
const { account } = aLink();
const other = { id: "u2", type: "Entra" } as const;

const unlinkIn = ({ committer }: Service, { store }: World, who = account) =>
  unlink({ committer, contracts: store }, offerId, who, origin);

async function withOther(world: World): Promise<World> {
  const link = aLink({ account: other });
  await world.store.writeLink(offerId, linkKey(accountKeyOf(other)), { type: "link", link }, null);
  return world;
}

/** Another process replaces the pair. */
async function replacePair({ store }: World): Promise<void> {
  const head = await store.readHead(offerId);
  if (!head) throw new Error("there is no head");
  const contract = { ...head.contract, credentialVersion: 1, latestCredentialVersion: 1 };
  const change = { commitId: "replacement", contract, rows: [], entries: [] };
  await store.commit({ offerId, expected: head.etag, ...change });
}

async function linkNewPair({ store }: World): Promise<void> {
  const key = linkKey(accountKeyOf(account));
  const stored = await store.readRow(offerId, key);
  const link = aLink({ credentialVersion: 1, earlierVersions: [0] });
  await store.writeLink(offerId, key, { type: "link", link }, stored?.etag ?? null);
}

const closeFirst = (service: Service) =>
  service.close("i1", { resolution: "Resolved", refundDecision: null });

test("a settlement shows the plan to an account that has linked the new pair, whatever the process remembers", async () => {
  const world = await aWorld();
  const here = world.start();
  expect(outcomeOf(await here.consume("i1"))).toBe("accepted");
  await replacePair(world);
  expect(outcomeOf(await here.consume("i2"))).toBe("PLAN_NOT_LINKED");
  await linkNewPair(world);

  const closed = await closeFirst(here);

  expect(closed).toMatchObject({ ok: true, value: { plan: { used: 1 } } });
});

test("a settlement that meets the new pair reads again the link that the process remembers", async () => {
  const world = await aWorld();
  const here = world.start();
  expect(outcomeOf(await here.consume("i1"))).toBe("accepted");
  await replacePair(world);
  await linkNewPair(world);

  expect(await closeFirst(here)).toMatchObject({ ok: true, value: { plan: { used: 1 } } });
});

describe("an unlink", () => {
  test("stops consumes of the process that has the link in its cache", async () => {
    const world = await aWorld();
    const here = world.start();
    expect(outcomeOf(await here.consume("i1"))).toBe("accepted");

    expect(await unlinkIn(here, world)).toEqual({ ok: true, value: null });

    expect(outcomeOf(await here.consume("i2"))).toBe("PLAN_NOT_LINKED");
    expect(await world.remaining()).toBe(49);
  });

  test("stops consumes of every other process, whose cached link is read again", async () => {
    const world = await aWorld();
    const [here, there] = [world.start(), world.start()];
    expect(outcomeOf(await there.consume("i1"))).toBe("accepted");

    await unlinkIn(here, world);

    expect(outcomeOf(await there.consume("i2"))).toBe("PLAN_NOT_LINKED");
    expect(await world.remaining()).toBe(49);
  });

  test("that comes between the reads of a cold consume is decided first", async () => {
    const world = await aWorld();
    const [here, there] = [world.start(), world.start()];
    const { store } = world;
    // The link has been read, and the head has not.
    store.between = async (step) => {
      if (!step.startsWith("read of head") || !step.endsWith("arrives")) return;
      store.between = () => undefined;
      await unlinkIn(there, world);
    };

    expect(outcomeOf(await here.consume("i1"))).toBe("PLAN_NOT_LINKED");
    expect(await world.remaining()).toBe(50);
  });

  test("and a consume at once in one process are decided one after the other", async () => {
    const world = await aWorld();
    const here = world.start();

    const [first, , second] = await Promise.all([
      here.consume("i1"),
      unlinkIn(here, world),
      here.consume("i1"),
    ]);

    expect([outcomeOf(first), outcomeOf(second)]).toEqual(["accepted", "accepted"]);
    expect(outcomeOf(await here.consume("i2"))).toBe("PLAN_NOT_LINKED");
    expect(await world.remaining()).toBe(49);
  });

  test("costs the other accounts of a process one more read, and warm consumes stay one request", async () => {
    const world = await withOther(await aWorld());
    const { store } = world;
    const here = world.start();
    await here.consume("i1", { account: other });
    await unlinkIn(here, world);
    store.reads = store.commits = 0;

    await here.consume("i2", { account: other });
    await here.consume("i3", { account: other });

    expect([store.reads, store.commits]).toEqual([0, 2]);
    await unlinkIn(world.start(), world, other);
    expect(outcomeOf(await here.consume("i4", { account: other }))).toBe("PLAN_NOT_LINKED");
  });

  test("is repeated without another event, and refused for an account that never linked", async () => {
    const world = await aWorld();
    const here = world.start();

    expect(await unlinkIn(here, world)).toMatchObject({ ok: true });
    expect(await unlinkIn(here, world)).toMatchObject({ ok: true });
    expect(await unlinkIn(here, world, other)).toMatchObject({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });

    expect(await world.store.listRows(offerId, "event")).toMatchObject([
      { event: { type: "AccountUnlinked", account, requestId: "request-9" } },
    ]);
  });
});
