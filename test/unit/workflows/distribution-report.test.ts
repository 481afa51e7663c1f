import { beforeEach, describe, expect, it } from "vitest";

import type { Mailer } from "../../../shared/application/ports/mailer.ts";
import type { DeliveryReport } from "../../../shared/application/workflows/distribute/delivery-report.ts";
import { makeRecordDelivery } from "../../../shared/application/workflows/distribute/delivery-report.ts";
import { makeSendMail } from "../../../shared/application/workflows/distribute/send-mail.ts";
import { mailWorld } from "../../support/mail-world.ts";

const technician1 = "technician1@fabrikam.com";
const at = (minute: number): string => `2026-01-05T12:${String(minute).padStart(2, "0")}:00.000Z`;

let world: ReturnType<typeof mailWorld>;
let report: (more?: Partial<DeliveryReport>) => Promise<string>;

/** The mail to Technician One, sent and not yet reported on. */
beforeEach(async () => {
  world = mailWorld({ contacts: [{ email: technician1 }] });
  await world.queue();
  await world.run();
  const record = makeRecordDelivery(world.deps);
  report = (more = {}) =>
    record({
      operationId: world.offered[0] ?? "",
      recipient: technician1,
      status: "Delivered",
      at: at(1),
      message: null,
      ...more,
    });
});

const theMail = async () => (await world.mails())[technician1];

describe("a delivery report", () => {
  it.each([
    ["Delivered", { state: "Delivered", deliveredAt: at(1), failure: null }],
    ["Bounced", { state: "Bounced", deliveredAt: null, failure: "Bounced: No such user" }],
    ["Suppressed", { state: "Suppressed", failure: "Suppressed: No such user" }],
    ["Quarantined", { state: "Bounced", failure: "Quarantined: No such user" }],
    ["FilteredSpam", { state: "Bounced", failure: "FilteredSpam: No such user" }],
    ["Failed", { state: "Bounced", failure: "Failed: No such user" }],
    ["Unknown", { state: "Sent", deliveredAt: null, failure: "Unknown: No such user" }],
    ["Expanded", { state: "Sent", deliveredAt: null, failure: null }],
  ] as const)("%s is seen by the admin as such", async (status, expected) => {
    await report({ status, message: "No such user" });
    expect(await theMail()).toMatchObject(expected);
  });

  it("of an unknown status is counted, and changes nothing that is known", async () => {
    const measured: unknown[] = [];
    const telemetry = {
      ...world.deps.telemetry,
      measure: (...call: unknown[]) => void measured.push(call),
    };
    await report();
    const before = await theMail();
    const record = makeRecordDelivery({ ...world.deps, telemetry });
    const operationId = world.offered[0] ?? "";
    const unknown = { operationId, recipient: technician1, status: "Unknown" } as const;
    expect(await record({ ...unknown, at: at(9), message: "New" })).toBe("NothingNew");
    expect(await theMail()).toEqual(before);
    expect(measured).toEqual([["benefits.delivery.reports", 1, { outcome: "Unknown" }]]);
  });

  it("that arrives twice changes nothing the second time", async () => {
    expect(await report()).toBe("Recorded");
    const before = await theMail();
    expect(await report()).toBe("NothingNew");
    expect(await theMail()).toEqual(before);
  });

  it("counts only if it is of the newest attempt, in whatever order reports arrive", async () => {
    await report({ status: "Bounced", at: at(5) });
    expect(await report({ status: "Delivered", at: at(2) })).toBe("NothingNew");
    expect(await theMail()).toMatchObject({ state: "Bounced" });
    await report({ status: "Delivered", at: at(7) });
    expect(await theMail()).toMatchObject({
      state: "Delivered",
      deliveredAt: at(7),
      failure: null,
    });
  });

  it("changes nothing for an unknown mail or another recipient", async () => {
    const before = await theMail();
    expect(await report({ operationId: "another" })).toBe("UnknownOperation");
    expect(await report({ recipient: "technician2@fabrikam.com" })).toBe("OtherRecipient");
    expect(await theMail()).toEqual(before);
  });

  it("matches its recipient whatever the case", async () => {
    expect(await report({ recipient: "TECHNICIAN1@Fabrikam.com" })).toBe("Recorded");
  });

  it("keeps no address that the recipient's server quotes", async () => {
    await report({ status: "Bounced", message: `550 5.1.1 <${technician1}>: unknown` });
    expect((await theMail())?.failure).toBe("Bounced: 550 5.1.1 <<address>>: unknown");
  });

  it("is kept when the answer to the send arrives later", async () => {
    const early = mailWorld({ contacts: [{ email: technician1 }] });
    await early.queue();
    const record = makeRecordDelivery(early.deps);
    const send: Mailer["send"] = async (operationId) => {
      const delivered = {
        operationId,
        recipient: technician1,
        status: "Delivered",
        at: at(1),
      } as const;
      expect(await record({ ...delivered, message: null })).toBe("Recorded");
      return { state: "Accepted" };
    };
    const mailer = { find: early.mailer.find, send };
    const [mail] = (await early.steps.listMails(early.ref)).open;
    const ref = { ...early.ref, addressKey: mail?.addressKey ?? "" };
    expect(await makeSendMail({ ...early.deps, mailer })(ref)).toEqual({
      next: "Done",
      sent: true,
    });
    expect((await early.mails())[technician1]).toMatchObject({
      state: "Delivered",
      deliveredAt: at(1),
    });
  });
});
