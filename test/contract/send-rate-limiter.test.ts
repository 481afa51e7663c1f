import { describe, expect, it } from "vitest";

import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableSendRateLimiter } from "../../shared/adapters/tables/table-send-rate-limiter.ts";
import type { MailLimits, SendRequest } from "../../shared/application/ports/send-rate-limiter.ts";
import { useAzurite } from "../support/azurite.ts";

const storage = useAzurite();
const now = Date.parse("2026-01-05T12:00:00.000Z");

const request = (distributionId: string): SendRequest => ({
  ...{ offerId: "offer-1", distributionId, partnerId: "contoso", urgent: false },
});

/** Two processes that use the same sender. */
async function twoProcesses(
  limits: MailLimits,
): Promise<readonly [TableSendRateLimiter, TableSendRateLimiter]> {
  const { operations } = await storage.freshTables();
  const open = () => new TableSendRateLimiter(new JsonTable(operations), limits);
  return [open(), open()];
}

describe("the sender's queue on tables", () => {
  it("grants no more sends than the limits allow, whichever process asks", async () => {
    const [one, two] = await twoProcesses({ perMinute: 10, perHour: 100 });
    const grantedAt = async (nowMs: number): Promise<number> => {
      const turns = await Promise.all(
        Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? one : two).ask(request(`${n}`), nowMs)),
      );
      return turns.filter(({ waitMs }) => waitMs === 0).length;
    };
    expect(await grantedAt(now)).toBe(10);
    expect(await grantedAt(now + 59_000)).toBe(0);
    expect(await grantedAt(now + 61_000)).toBe(10);
  });

  it("makes every process wait while the service is throttled", async () => {
    const [one, two] = await twoProcesses({ perMinute: 10, perHour: 100 });
    await one.blockUntil(now + 30_000);
    expect(await two.ask(request("1"), now)).toEqual({ waitMs: 30_000, waitedMs: 0 });
  });

  it("shows to every process who waits, until the distribution leaves", async () => {
    const [one, two] = await twoProcesses({ perMinute: 1, perHour: 100 });
    await one.ask(request("1"), now);
    await one.ask(request("2"), now);
    const waiting = { ...request("2"), sinceMs: now, askAtMs: now + 61_000, turn: 1 };
    expect(await two.listWaiting(now)).toEqual([waiting]);
    await two.leave("2");
    expect(await one.listWaiting(now)).toEqual([]);
  });
});
