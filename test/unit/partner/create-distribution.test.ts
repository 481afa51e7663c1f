import { beforeEach, describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { Unavailable } from "../../../shared/application/errors.ts";
import { makeCreateDistribution } from "../../../shared/application/partner/create-distribution.ts";
import { makeGetDistribution } from "../../../shared/application/partner/get-distribution.ts";
import { makeListDistributions } from "../../../shared/application/partner/list-distributions.ts";
import type { DueItem } from "../../../shared/application/ports/operations.ts";
import { restartWork } from "../../../shared/application/workflows/sweep/restart-work.ts";
import { Crashes, mailWorld } from "../../support/mail-world.ts";
import { MemoryDistributionStore } from "../../support/memory-distribution-store.ts";
import { MemoryMailQuota } from "../../support/memory-mail-quota.ts";
import { admin } from "../../support/callers.ts";
import type { DistributionView } from "../../../shared/contract/partner.ts";

const [right, wrong] = ["technician1@fabrikam.com", "technician2@fabrikam.com"];

let distributions: MemoryDistributionStore;
let scheduled: DueItem[];
let started: string[];
beforeEach(() => {
  distributions = new MemoryDistributionStore();
  scheduled = [];
  started = [];
});

function depsOf(store = distributions) {
  return {
    ...mailWorld().deps,
    distributions: store,
    mailQuota: new MemoryMailQuota(),
    realNowMs: Date.now,
    schedule: { add: async (_day: string, item: DueItem) => void scheduled.push(item) },
    workflows: {
      distribute: async (work: { distributionId: string }) =>
        void started.push(work.distributionId),
    },
  } as unknown as Deps;
}

const ask = (deps: Deps, ...emails: string[]) =>
  makeCreateDistribution(deps)(
    {
      ...{ partnerId: "contoso", offerId: "offer-1", idempotencyKey: "k" },
      recipients: emails.map((email) => ({ email })),
    },
    { caller: admin, requestId: "r" },
  );

/** Whoever has a mail of some distribution, sent or to be sent. */
async function mailed(): Promise<string[]> {
  const all = await distributions.list("offer-1");
  const mails = await Promise.all(
    all.map(({ distributionId }) => distributions.readMails("offer-1", distributionId)),
  );
  return mails.flat().map(({ value }) => value.contact.email);
}

/** The offer's distributions as its people see them. */
async function shown(): Promise<readonly DistributionView[]> {
  const page = { partnerId: "contoso", offerId: "offer-1", cursor: undefined, limit: 10 };
  const listed = await makeListDistributions(depsOf())(page, { caller: admin, requestId: "r" });
  return listed.ok ? listed.value.items : [];
}

describe("a distribution", () => {
  test("sends no mail for a request that was refused for its key, even if both requests come at once", async () => {
    const deps = depsOf();
    const answers = await Promise.all([ask(deps, right), ask(deps, wrong)]);
    expect(answers).toMatchObject([
      { ok: true, value: { replayed: false, value: { total: 1 } } },
      { ok: false, refusal: { code: "IDEMPOTENCY_CONFLICT" } },
    ]);
    expect(await mailed()).toEqual([right]);
  });

  test("answers each address once, however it is written", async () => {
    const answer = await ask(depsOf(), wrong, right, wrong.toUpperCase(), right);
    expect(answer).toMatchObject({
      value: { value: { total: 2, recipients: [{ email: wrong }, { email: right }] } },
    });
  });

  test("is shown in the order in which its recipients were named", async () => {
    const emails = Array.from({ length: 9 }, (_, n) => `technician${n}@fabrikam.com`);
    const asked = await ask(depsOf(), ...emails);
    const { distributionId } = (asked.ok && asked.value.value) || { distributionId: "" };
    const shown = await makeGetDistribution(depsOf())(
      { partnerId: "contoso", offerId: "offer-1", distributionId },
      { caller: admin, requestId: "r" },
    );
    expect(shown).toMatchObject({ value: { recipients: emails.map((email) => ({ email })) } });
  });

  const points = [0, 1, 2].flatMap((call) => [[call, "before"] as const, [call, "after"] as const]);

  test.each(points)(
    "that was cut short at call %i, %s it, mails whom the accepted request names",
    async (call, when) => {
      const cut = new Crashes(new Map([[call, when]])).around(distributions);
      await expect(ask(depsOf(cut), wrong)).rejects.toThrow("crash");
      const corrected = await ask(depsOf(), right);
      // Where the first one had been accepted, the second is told so and adds nobody.
      const first = await distributions.list("offer-1");
      expect(corrected.ok).toBe(first[0]?.recipients[0]?.email === right);
      expect((await mailed()).filter((email) => (email === right) !== corrected.ok)).toEqual([]);
    },
  );

  test.each(points)(
    "that was cut short at call %i, %s it, is begun again by the same request",
    async (call, when) => {
      const cut = new Crashes(new Map([[call, when]])).around(distributions);
      await expect(ask(depsOf(cut), right, wrong)).rejects.toThrow("crash");
      expect(await ask(depsOf(), right, wrong)).toMatchObject({ ok: true });
      expect(await mailed()).toEqual([right, wrong]);
      expect(started).toHaveLength(1);
    },
  );

  test.each(points.slice(3))(
    "that was cut short at call %i, %s it, when it was written, is begun by the sweep",
    async (call, when) => {
      const cut = new Crashes(new Map([[call, when]])).around(distributions);
      await expect(ask(depsOf(cut), right, wrong)).rejects.toThrow("crash");
      expect(await shown()).toMatchObject([
        { total: 2, sent: 0, recipients: [{ email: right, state: "Queued" }, { email: wrong }] },
      ]);
      const [work = { kind: "Work", offerId: "" }] = scheduled;
      expect(await restartWork(depsOf(), work)).toBe(true);
      expect(await mailed()).toEqual([right, wrong]);
      expect(started).toHaveLength(1);
    },
  );

  test("that was written never gets an answer that nothing was written", async () => {
    const store = Object.assign(new MemoryDistributionStore(), {
      addMails: () => Promise.reject(new Unavailable("storage is away")),
    });
    await expect(ask(depsOf(store), right)).rejects.toThrow("after its change was written");
  });
});
