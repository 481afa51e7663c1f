import { describe, expect, test } from "vitest";

import { TableAttemptStore } from "../../shared/adapters/tables/table-credential-index.ts";
import { TableMailQuota } from "../../shared/adapters/tables/table-mail-quota.ts";
import { removeOldRows } from "../../shared/application/workflows/sweep/remove-old-rows.ts";
import { useAzurite } from "../support/azurite.ts";

const storage = useAzurite();
const day = "2026-01-05";
const mails = (...names: string[]): string[] => names.map((name) => `distribution:${name}`);

describe("a partner's mails of a day, on tables", () => {
  test("never exceed the limit, whichever of two processes counts them", async () => {
    const { operations } = await storage.freshTables();
    const [one, two] = [new TableMailQuota(operations, 9), new TableMailQuota(operations, 9)];
    const counts = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 === 0 ? one : two).take({ partnerId: "contoso", day, mails: mails(`${n}`) }),
      ),
    );
    expect(counts.filter(({ fits }) => fits)).toHaveLength(9);
    const more = { partnerId: "contoso", day, mails: mails("x") };
    expect(await two.take(more)).toEqual({ fits: false, others: 9 });
  });

  test("count a repeat once, count all of a call or none, and are those of one partner and day", async () => {
    const { operations } = await storage.freshTables();
    const quota = new TableMailQuota(operations, 3);
    const use = { partnerId: "Contoso", day, mails: mails("a", "b") };
    expect(await quota.take(use)).toEqual({ fits: true, others: 0 });
    expect(await quota.take(use)).toEqual({ fits: true, others: 0 });
    const two = { ...use, partnerId: "contoso", mails: mails("c", "d") };
    expect(await quota.take(two)).toEqual({ fits: false, others: 2 });
    expect(await quota.take({ ...two, mails: mails("c") })).toEqual({ fits: true, others: 2 });
    expect(await quota.take({ ...two, partnerId: "fabrikam" })).toEqual({ fits: true, others: 0 });
    expect(await quota.take({ ...two, day: "2026-01-06" })).toEqual({ fits: true, others: 0 });
  });
});

describe("rows that nothing reads any more", () => {
  const hour = 60 * 60_000;

  async function keysOf(table: Awaited<ReturnType<typeof storage.freshTables>>["attempts"]) {
    const keys: (string | undefined)[] = [];
    for await (const { partitionKey, rowKey } of table.listEntities())
      keys.push(`${partitionKey} ${rowKey}`);
    return keys;
  }

  test("are removed by the sweep after their time, and not before", async () => {
    const { attempts, operations } = await storage.freshTables();
    const counters = new TableAttemptStore(attempts);
    const mailQuota = new TableMailQuota(operations, 5);
    const nowMs = Date.now();
    // The days count from the first sweep, which can be after midnight.
    const soonMs = nowMs + hour / 4;
    const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
    await Promise.all(
      Array.from({ length: 120 }, (_, n) => counters.write(`account:${n}`, [nowMs], null)),
    );
    for (const days of [0, 1]) {
      const at = dayAt(soonMs - days * 24 * hour);
      await mailQuota.take({ partnerId: "contoso", day: at, mails: mails("a") });
    }
    const sweepAt = (ms: number) =>
      removeOldRows({ attempts: counters, mailQuota, realNowMs: () => ms });

    await sweepAt(soonMs);
    expect(await keysOf(attempts)).toHaveLength(120);
    expect(await keysOf(operations)).toHaveLength(2);

    await sweepAt(soonMs + 24 * hour);
    expect(await keysOf(attempts)).toEqual([]);
    expect(await keysOf(operations)).toEqual([`mail-quota ${dayAt(soonMs)}:contoso`]);
  });

  test("stay if somebody writes them meanwhile, and a count that was removed begins again", async () => {
    const { attempts } = await storage.freshTables();
    const counters = new TableAttemptStore(attempts);
    await counters.write("account:a", [1], null);
    const before = await counters.read("account:a");
    await counters.removeOld(Date.now() + hour);
    expect(await counters.write("account:a", [1, 2], before?.etag ?? null)).toBe(false);
    expect(await counters.write("account:a", [2], null)).toBe(true);
  });

  test("are left to the next sweep if storage does not answer", async () => {
    const away = { removeOld: () => Promise.reject(new Error("away")) } as never;
    await expect(
      removeOldRows({ attempts: away, mailQuota: away, realNowMs: Date.now }),
    ).resolves.toBeUndefined();
  });
});
