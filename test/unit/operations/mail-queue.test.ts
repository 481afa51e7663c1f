import { expect, it } from "vitest";

import { makeReadMailQueue } from "../../../shared/application/operations/read-mail-queue.ts";
import { mailWorld } from "../../support/mail-world.ts";

it("shows the length, the oldest and each partner's part of the mail queue", async () => {
  const world = mailWorld({ limits: { perMinute: 1, perHour: 100 } });
  const read = makeReadMailQueue(world.deps);
  expect(await read()).toEqual({ ok: true, value: { length: 0, oldest: null, partners: [] } });
  await world.queue();
  await world.queue({ distributionId: "distribution-2" });
  await world.sendNext();
  await world.sendNext();
  const oldest = new Date(world.time.nowMs).toISOString();
  world.time.nowMs += 1_000;
  await world.sendNext("distribution-2");
  const part = { length: 3, oldest };
  expect(await read()).toEqual({
    ok: true,
    value: { ...part, partners: [{ partnerId: "contoso", ...part }] },
  });
});
