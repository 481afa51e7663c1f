import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { restartWork } from "../../../shared/application/workflows/sweep/restart-work.ts";
import { activationIdOf, requestActivation } from "../../../shared/domain/activation.ts";
import { aContract, cloud, valueOf, noon } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";

test("a restart of an activation's mails uses a run of its own, because the activation may be about to start its run", async () => {
  const request = {
    kind: cloud,
    requestedAt: noon("2025-10-01"),
    distributionId: "mails",
  } as const;
  const contract = withPair(valueOf(requestActivation(aContract(), request, "2025-10-01")));
  const { deps, queue } = mailWorld({ contract });
  await queue({ distributionId: "mails" });
  const started: unknown[] = [];
  const workflows = {
    distribute: async (...start: unknown[]) => void started.push(start),
  } as unknown as Deps["workflows"];

  const work = {
    kind: "Work",
    offerId: "offer-1",
    subject: activationIdOf(contract, cloud),
  } as const;
  expect(await restartWork({ ...deps, workflows }, work)).toBe(true);

  expect(started).toEqual([[{ offerId: "offer-1", distributionId: "mails" }, "resumed"]]);
});
