import type { EventGridEvent, InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";

import { deliveryReports } from "../../../functions/events/delivery-report.ts";
import { deliveryEvent } from "../../../infra/local/mailbox/delivery-reports.ts";
import type {
  DeliveryReport,
  RecordResult,
} from "../../../shared/application/workflows/distribute/delivery-report.ts";

/** As Azure's documentation shows it; names and ids replaced. */
const fromAzure = {
  id: "00000000-0000-0000-0000-000000000000",
  topic:
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/c",
  subject: "sender/DoNotReply@contoso.com/message/11111111-1111-4111-8111-111111111111",
  data: {
    sender: "DoNotReply@contoso.com",
    recipient: "technician1@fabrikam.com",
    messageId: "11111111-1111-4111-8111-111111111111",
    status: "Delivered",
    deliveryStatusDetails: { statusMessage: "No error.", recipientMailServerHostName: "mx" },
    deliveryAttemptTimeStamp: "2026-01-05T12:22:20.2855749+00:00",
  },
  eventType: "Microsoft.Communication.EmailDeliveryReportReceived",
  dataVersion: "1.0",
  metadataVersion: "1",
  eventTime: "2026-01-05T12:22:20.8220000Z",
};

async function handle(event: object, answer: RecordResult | Error = "Recorded") {
  const recorded: DeliveryReport[] = [];
  const log: string[] = [];
  const say = (line: unknown) => log.push(String(line));
  const context = { log: say, warn: say, debug: say } as unknown as InvocationContext;
  const handler = deliveryReports(async (report) => {
    recorded.push(report);
    if (answer instanceof Error) throw answer;
    return answer;
  });
  await handler(event as EventGridEvent, context);
  return { recorded, log: log.join("\n") };
}

const withData = (more: object) => ({ ...fromAzure, data: { ...fromAzure.data, ...more } });

describe("the delivery report trigger", () => {
  it("reads the event as Azure sends it", async () => {
    expect(await handle(fromAzure)).toEqual({
      recorded: [
        {
          operationId: "11111111-1111-4111-8111-111111111111",
          recipient: "technician1@fabrikam.com",
          status: "Delivered",
          at: "2026-01-05T12:22:20.285Z",
          message: "No error.",
        },
      ],
      log: "",
    });
  });

  it("reads the event as Event Grid stores it after it was not delivered", async () => {
    const stored = {
      ...{ ...fromAzure, deadLetterReason: "MaxDeliveryAttemptsExceeded", deliveryAttempts: 30 },
      ...{ lastDeliveryOutcome: "NotFound", publishTime: fromAzure.eventTime },
    };
    expect(await handle(stored)).toEqual(await handle(fromAzure));
  });

  it("reads the event as the local mailbox sends it", async () => {
    const mail = { operationId: "22222222-2222-4222-8222-222222222222", from: "a@contoso.com" };
    const event = deliveryEvent(mail as never, "bounce@fabrikam.com", "Bounced") as object;
    const { recorded } = await handle(event);
    expect(recorded).toMatchObject([{ operationId: mail.operationId, status: "Bounced" }]);
  });

  it.each([
    ["DELIVERED", { status: "Delivered", message: "No error." }],
    ["filteredspam", { status: "FilteredSpam", message: "No error." }],
    ["Teleported", { status: "Unknown", message: "Teleported: No error." }],
  ])("drops no report for how its status is written (%s)", async (status, read) => {
    expect((await handle(withData({ status }))).recorded).toMatchObject([read]);
  });

  it("reads a time without a zone as UTC", async () => {
    const event = withData({ deliveryAttemptTimeStamp: "2026-01-05T12:22:20.2855749" });
    expect((await handle(event)).recorded).toMatchObject([{ at: "2026-01-05T12:22:20.285Z" }]);
  });

  it("reads one without details", async () => {
    const { recorded } = await handle(withData({ deliveryStatusDetails: undefined }));
    expect(recorded).toMatchObject([{ message: null }]);
  });

  it.each(["UnknownOperation", "OtherRecipient"] as const)(
    "ignores a report of another service (%s) and logs no address",
    async (answer) => {
      const { log } = await handle(fromAzure, answer);
      expect(log).toContain(answer);
      expect(log).not.toContain("technician1");
    },
  );

  it.each([
    ["no recipient", withData({ recipient: undefined })],
    ["a time that is none", withData({ deliveryAttemptTimeStamp: "soon" })],
    ["an id that is no key", withData({ messageId: "a/b?c technician1@fabrikam.com" })],
    ["another event", { ...fromAzure, eventType: "Microsoft.Communication.Other" }],
  ])("lets an event go that it cannot read (%s): it would be the same again", async (_, event) => {
    const { log, recorded } = await handle(event);
    expect(recorded).toEqual([]);
    expect(log).not.toBe("");
    expect(log).not.toContain("technician1@");
  });

  it("fails on a fault, so that the report comes again", async () => {
    await expect(handle(fromAzure, new Error("storage is away"))).rejects.toThrow("storage");
  });
});
