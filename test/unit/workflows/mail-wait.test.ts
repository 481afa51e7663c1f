import { expect, it } from "vitest";

import { makeSendMail } from "../../../shared/application/workflows/distribute/send-mail.ts";
import { mailWorld } from "../../support/mail-world.ts";

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
