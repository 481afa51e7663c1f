import { fileURLToPath } from "node:url";

import { EmailClient } from "@azure/communication-email";
import { afterAll, describe, expect, it, vi } from "vitest";

import { aMail } from "../mailbox/support.ts";
import { Environments } from "./support.ts";

const appDir = fileURLToPath(new URL("app", import.meta.url));
const environments = new Environments();
afterAll(() => environments.remove());

describe("an environment with the embedded host", { timeout: 60_000 }, () => {
  it("runs the app and sends it delivery reports", async () => {
    const environment = await environments.start({
      ...{ appDir, host: "embedded", deliveryReportsTo: "deliveryReport" },
    });
    const connection = environment.settings["EMAIL_CONNECTION_STRING"] ?? "";
    const client = new EmailClient(connection, { allowInsecureConnection: true });
    await client.beginSend(aMail("bounce@contoso.com"));
    await vi.waitFor(
      async () => {
        const reports = await (await fetch(`${environment.baseUrl}/api/reports`)).json();
        expect(reports).toMatchObject([
          {
            eventType: "Microsoft.Communication.EmailDeliveryReportReceived",
            data: { recipient: "bounce@contoso.com", status: "Bounced" },
          },
        ]);
      },
      { timeout: 10_000, interval: 50 },
    );
  });
});
