import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { serve, type Incoming, type RunningServer } from "../../../infra/local/http-server.ts";
import { aMail, Mailbox } from "./support.ts";

const mailbox = new Mailbox();
let service: RunningServer;
let received: Incoming[] = [];
let answers: number[] = [];

beforeEach(async () => {
  received = [];
  answers = [];
  service = await serve(0, (incoming) => {
    received.push(incoming);
    return Promise.resolve({ status: answers.shift() ?? 200 });
  });
  await mailbox.start({ eventsUrl: `${service.url}/runtime/webhooks/EventGrid?functionName=f` });
});
afterEach(async () => {
  await mailbox.remove();
  await service.close();
});

const reports = () =>
  received.flatMap(
    ({ body }) =>
      JSON.parse(body) as { eventType: string; data: Record<string, unknown>; subject: string }[],
  );
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 20 });

describe("a mailbox with a receiver of delivery reports", () => {
  it("reports the delivery to each recipient as Event Grid does, with the outcome that the address asks for", async () => {
    const addresses = ["delivered@contoso.com", "bounce@contoso.com", "suppressed.1@contoso.com"];
    const poller = await mailbox.client().beginSend(aMail("admin@contoso.com", ...addresses));
    const { id } = await poller.pollUntilDone();
    await eventually(() => {
      expect(received).toHaveLength(3);
    });
    const told = new Map(reports().map(({ data }) => [data["recipient"], data["status"]]));
    expect([...told]).toHaveLength(3);
    expect(addresses.map((address) => told.get(address))).toEqual([
      "Delivered",
      "Bounced",
      "Suppressed",
    ]);
    for (const { eventType, data } of reports()) {
      expect(eventType).toBe("Microsoft.Communication.EmailDeliveryReportReceived");
      expect(data).toMatchObject({ messageId: id, sender: "DoNotReply@contoso.com" });
    }
    expect(received[0]?.url.search).toBe("?functionName=f");
    expect(received[0]?.headers["aeg-event-type"]).toBe("Notification");
  });

  it("repeats a report until it is accepted", async () => {
    answers = [503, 500];
    await mailbox.client().beginSend(aMail("delivered@contoso.com"));
    await eventually(() => {
      expect(received.map(({ headers }) => headers["aeg-delivery-count"])).toEqual(["0", "1", "2"]);
    });
    expect(new Set(reports().map(({ data }) => data["messageId"]))).toHaveProperty("size", 1);
  });

  it("sends unsent reports after a restart, and does not repeat accepted ones", async () => {
    await mailbox.client().beginSend(aMail("delivered.heard@contoso.com"));
    await eventually(() => {
      expect(received).toHaveLength(1);
    });
    answers = [500];
    await mailbox.client().beginSend(aMail("delivered.unheard@contoso.com"));
    await eventually(() => {
      expect(received).toHaveLength(2);
    });
    await mailbox.stop();
    await mailbox.start({ eventsUrl: service.url });
    await eventually(() => {
      expect(received).toHaveLength(3);
    });
    expect(reports().at(-1)?.data["recipient"]).toBe("delivered.unheard@contoso.com");
  });
});
