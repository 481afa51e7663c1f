import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { makeCreateDistribution } from "../../../shared/application/partner/create-distribution.ts";
import type { DueItem } from "../../../shared/application/ports/operations.ts";
import { admin } from "../../support/callers.ts";
import { mailWorld } from "../../support/mail-world.ts";
import { MemoryDistributionStore } from "../../support/memory-distribution-store.ts";
import { MemoryMailQuota } from "../../support/memory-mail-quota.ts";

const [one, two, three] = ["t1@fabrikam.com", "t2@fabrikam.com", "t3@fabrikam.com"];

/** One partner that can write to two recipients a day, half an hour before midnight UTC. */
function aWorld() {
  const time = { ms: Date.parse("2026-01-05T23:30:00.000Z") };
  const distributions = new MemoryDistributionStore();
  const scheduled: DueItem[] = [];
  const deps = {
    ...mailWorld().deps,
    distributions,
    mailQuota: new MemoryMailQuota(2),
    realNowMs: () => time.ms,
    schedule: { add: async (_day: string, item: DueItem) => void scheduled.push(item) },
    workflows: { distribute: async () => undefined },
  } as unknown as Deps;
  const ask = (idempotencyKey: string, ...emails: string[]) =>
    makeCreateDistribution(deps)(
      {
        ...{ partnerId: "contoso", offerId: "offer-1", idempotencyKey },
        recipients: emails.map((email) => ({ email })),
      },
      { caller: admin, requestId: "r" },
    );
  return { ask, distributions, scheduled, time };
}

describe("the recipients of a partner's day", () => {
  test("are limited: more are refused until midnight UTC, and the refusal writes nothing", async () => {
    const { ask, distributions, scheduled } = aWorld();
    expect(await ask("a", one)).toMatchObject({ ok: true });
    const before = [await distributions.list("offer-1"), [...scheduled]];

    const refused = await ask("b", two, three);

    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "MAIL_QUOTA_EXCEEDED", remedy: "WAIT", retryAfterSeconds: 1_800 },
    });
    expect([await distributions.list("offer-1"), scheduled]).toEqual(before);
    expect(await ask("b", two)).toMatchObject({ ok: true });
  });

  test("are free again on the next day", async () => {
    const { ask, time } = aWorld();
    await ask("a", one, two);
    expect(await ask("b", three)).toMatchObject({ ok: false });
    time.ms += 1_800_000;
    expect(await ask("b", three)).toMatchObject({ ok: true });
  });

  test("count a repeated call once, and one address of a call once", async () => {
    const { ask } = aWorld();
    expect(await ask("a", one, one.toUpperCase())).toMatchObject({ ok: true });
    expect(await ask("a", one, one.toUpperCase())).toMatchObject({ value: { replayed: true } });
    expect(await ask("b", two)).toMatchObject({ ok: true });
    expect(await ask("a", one, one.toUpperCase())).toMatchObject({ value: { replayed: true } });
  });

  test("are counted of both when two calls come at once", async () => {
    const { ask } = aWorld();
    const answers = await Promise.all([ask("a", one, two), ask("b", two, three)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});
