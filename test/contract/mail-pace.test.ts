import { describe, expect, it } from "vitest";

import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableMailPace } from "../../shared/adapters/tables/table-mail-pace.ts";
import type { MailLimits } from "../../shared/application/ports/send-rate-limiter.ts";
import { useAzurite } from "../support/azurite.ts";

const storage = useAzurite();
const now = Date.parse("2026-01-05T12:00:00.000Z");

/** Two processes that use the same sender. */
async function twoProcesses(limits: MailLimits): Promise<readonly [TableMailPace, TableMailPace]> {
  const { operations } = await storage.freshTables();
  const open = () => new TableMailPace(new JsonTable(operations), limits);
  return [open(), open()];
}

describe("the sender's queue on tables", () => {
  it("gives each slot of a sender to one process only", async () => {
    const [one, two] = await twoProcesses({ perMinute: 10, perHour: 100 });
    const places = await Promise.all(
      Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? one : two).reserveSendTime(now)),
    );
    const inMinute = (minute: number): number =>
      places.filter((at) => Math.floor((at - now) / 60_000) === minute).length;
    expect([inMinute(0), inMinute(1), inMinute(2)]).toEqual([10, 10, 4]);
  });

  it("makes every process wait while the service is throttled", async () => {
    const [one, two] = await twoProcesses({ perMinute: 10, perHour: 100 });
    await one.blockUntil(now + 30_000);
    expect(await two.reserveSendTime(now)).toBe(now + 30_000);
  });
});
