import { expect, it } from "vitest";

import type { SendRateLimiter } from "../../../shared/application/ports/send-rate-limiter.ts";
import { makeSendMail } from "../../../shared/application/workflows/distribute/send-mail.ts";
import { replacementDistributionId } from "../../../shared/application/ids.ts";
import { aContract, cloud, noon } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";

it("measures how long a distribution has waited for its next send, each time that it asks", async () => {
  const world = mailWorld({ limits: { perMinute: 1, perHour: 100 } });
  const measured: unknown[] = [];
  const telemetry = {
    ...world.deps.telemetry,
    measure: (name: string, value: number) => {
      if (name === "benefits.mail.wait") measured.push(value);
    },
  };
  const send = makeSendMail({ ...world.deps, telemetry });
  await world.queue();
  const { open } = await world.steps.listMails(world.ref);
  const addressKeys = open.map(({ addressKey }) => addressKey);
  const [first = "", second = ""] = addressKeys;
  await send({ ...world.ref, addressKey: first });
  await send({ ...world.ref, addressKey: second });
  world.time.nowMs += 40_000;
  await send({ ...world.ref, addressKey: second });
  expect(measured).toEqual([0, 0, 40]);
});

const activation = {
  state: "Active",
  ...{ activationId: "activation-1", attempt: 1 },
  ...{ requestedAt: noon("2025-09-02"), finishedAt: noon("2025-09-02") },
  distributionId: "distribution-1",
} as const;

it.each([
  ["an activation", "distribution-1", true],
  ["a replacement", replacementDistributionId("replacement-1"), true],
  ["an admin's distribution", "distribution-2", false],
])("asks for the turn of a letter of %s: urgent or not", async (_whose, distributionId, urgent) => {
  const contract = withPair(aContract({ active: [cloud] }));
  const lines = contract.lines.map((line) =>
    line.kind === cloud ? { ...line, activation } : line,
  );
  const replacements = { inTerm: 1, latestId: "replacement-1" };
  const world = mailWorld({ contract: { ...contract, lines, replacements } });
  const asked: boolean[] = [];
  const rateLimiter: SendRateLimiter = {
    ...world.rateLimiter,
    ask: async (request) => {
      asked.push(request.urgent);
      return { waitMs: 1_000, waitedMs: 0 };
    },
  };
  await world.queue({ distributionId });
  const { open } = await world.steps.listMails({ ...world.ref, distributionId });
  const send = makeSendMail({ ...world.deps, rateLimiter });
  await send({ ...world.ref, distributionId, addressKey: open[0]?.addressKey ?? "" });
  expect(asked).toEqual([urgent]);
});
