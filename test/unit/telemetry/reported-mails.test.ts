import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import type { Mail } from "../../../shared/application/ports/distribution-store.ts";
import type { SpanName } from "../../../shared/application/ports/telemetry-catalogue.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import type { SpanOptions, Telemetry } from "../../../shared/application/ports/telemetry.ts";
import { makeSendMail } from "../../../shared/application/workflows/distribute/send-mail.ts";
import { writeMail } from "../../../shared/application/workflows/distribute/write-mail.ts";
import { mailWorld } from "../../support/mail-world.ts";
import { recorder } from "../../support/recorder.ts";
import { offerId } from "../commit/support.ts";

describe("mails", () => {
  const distributions = (isWritten: boolean) =>
    ({ writeMail: async () => isWritten }) as unknown as Deps["distributions"];
  const mail = { offerId, attempts: 2, contact: { email: "technician1@fabrikam.com" } };

  test.each([
    ["Sent", "MailSent"],
    ["Delivered", "MailDelivered"],
    ["Bounced", "MailReturned"],
    ["Suppressed", "MailReturned"],
    ["DeadLettered", "MailDeadLettered"],
    ["Cancelled", "MailDropped"],
    ["Skipped", "MailDropped"],
  ] as const)("that become %s are reported as %s, without the address", async (state, name) => {
    const { reported, telemetry } = recorder();
    const isWritten = await writeMail(
      { distributions: distributions(true), telemetry },
      { ...mail, state } as Mail,
      "etag",
    );
    expect(isWritten).toBe(true);
    expect(reported).toEqual([
      [name, { offerId, attempts: 2 }],
      ["benefits.mails", 1, { outcome: state }],
    ]);
  });

  test.each([
    ["are still in progress", "RetryWait", true],
    ["another writer has changed", "Sent", false],
  ] as const)("that %s are not reported", async (_what, state, written) => {
    const { reported, telemetry } = recorder();
    const isWritten = await writeMail(
      { distributions: distributions(written), telemetry },
      { ...mail, state } as Mail,
      "e",
    );
    expect(isWritten).toBe(written);
    expect(reported).toEqual([]);
  });

  test("are sent and looked up in spans that have the outcome", async () => {
    const spans: unknown[][] = [];
    const telemetry: Telemetry = {
      ...noopTelemetry,
      span: async <Name extends SpanName, Value>(
        name: Name,
        body: () => Promise<Value>,
        { outcome }: SpanOptions<Name, Value> = {},
      ): Promise<Value> => {
        const value = await body();
        spans.push([name, outcome?.(value)]);
        return value;
      },
    };
    const { deps, mailer, queue, ref, steps, time } = mailWorld({
      contacts: [{ email: "technician1@fabrikam.com" }],
    });
    await queue();
    const send = makeSendMail({ ...deps, telemetry });
    const [mailLeft] = (await steps.listMails(ref)).open;
    const mailRef = { ...ref, addressKey: mailLeft?.addressKey ?? "" };

    mailer.meet("answer lost");
    await send(mailRef);
    time.nowMs += 60_000;
    await send(mailRef);

    expect(spans).toEqual([
      ["mail.send", { outcome: "Unavailable" }],
      ["mail.find", { outcome: "Succeeded" }],
    ]);
  });
});
