import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import path from "node:path";

import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { accessKey, aMail, Mailbox } from "./support.ts";

const mailbox = new Mailbox();
beforeEach(() => mailbox.start());
afterEach(() => mailbox.remove());

describe("the mailbox, through the real e-mail client", () => {
  it("accepts a mail and reports it as sent", async () => {
    const poller = await mailbox.client().beginSend(aMail("a@contoso.com"));
    const result = await poller.pollUntilDone();
    expect(result.status).toBe("Succeeded");
    expect(await mailbox.messages()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        operationId: result.id,
        from: "DoNotReply@contoso.com",
        to: "a@contoso.com",
        cc: [],
        bcc: [],
        subject: "Hello",
        text: "Hello in text",
        html: "<p>Hello in <b>HTML</b></p>",
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
    ]);
  });

  it("keeps one mail when a send is repeated with the same operation ID", async () => {
    const operationId = randomUUID();
    const send = () => mailbox.client().beginSend(aMail(), { operationId });
    const pollers = await Promise.all([send(), send(), send()]);
    const results = await Promise.all(pollers.map((poller) => poller.pollUntilDone()));
    expect(results.map(({ id }) => id)).toEqual([operationId, operationId, operationId]);
    expect(await mailbox.messages()).toHaveLength(1);
  });

  it("keeps one mail per send without an operation ID", async () => {
    await mailbox.client().beginSend(aMail());
    await mailbox.client().beginSend(aMail());
    expect(await mailbox.messages()).toHaveLength(2);
  });

  it("keeps one mail for a send to several recipients", async () => {
    await mailbox.client().beginSend(aMail("a@contoso.com", "b@fabrikam.com"));
    expect((await mailbox.messages()).map(({ to }) => to)).toEqual([
      "a@contoso.com, b@fabrikam.com",
    ]);
  });

  it("finds the mails of a recipient regardless of letter case", async () => {
    await mailbox.client().beginSend(aMail("a@contoso.com"));
    await mailbox.client().beginSend(aMail("B@Fabrikam.com"));
    const found = await mailbox.messages("?to=b@fabrikam.com");
    expect(found.map(({ to }) => to)).toEqual(["B@Fabrikam.com"]);
  });

  it("refuses a client that has another key", async () => {
    const stranger = mailbox.client(Buffer.from("another key").toString("base64"));
    await expect(stranger.beginSend(aMail())).rejects.toMatchObject({ statusCode: 401 });
    expect(await mailbox.messages()).toEqual([]);
  });

  it("refuses a request that is not signed", async () => {
    const url = `${mailbox.url}/emails:send?api-version=2025-09-01`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(aMail()) });
    expect(response.status).toBe(401);
  });

  it("refuses a request whose body was changed after it was signed", async () => {
    const direct = createDefaultHttpClient();
    const client = mailbox.client(accessKey, {
      httpClient: {
        sendRequest: (request) => {
          request.body = JSON.stringify(aMail("stranger@fabrikam.com"));
          return direct.sendRequest(request);
        },
      },
    });
    await expect(client.beginSend(aMail())).rejects.toMatchObject({ statusCode: 401 });
    expect(await mailbox.messages()).toEqual([]);
  });

  it.each([
    ["no recipient", { ...aMail(), recipients: { to: [] } }],
    ["an address that is none", aMail("nobody")],
    ["a sender that is none", { ...aMail(), senderAddress: "nobody" }],
    ["neither text nor HTML", { ...aMail(), content: { subject: "Hello" } }],
  ])("refuses a mail with %s", async (_, message) => {
    const send = mailbox.client().beginSend(message as ReturnType<typeof aMail>);
    await expect(send).rejects.toMatchObject({ statusCode: 400, code: "BadRequest" });
    expect(await mailbox.messages()).toEqual([]);
  });

  it("keeps accepted mails and their operations across restarts", async () => {
    const operationId = randomUUID();
    await mailbox.client().beginSend(aMail(), { operationId });
    const before = await mailbox.messages();
    await mailbox.stop();
    // A crash during a write leaves this.
    appendFileSync(path.join(mailbox.dataDir, "mailbox", "mails.jsonl"), '{"mail":{"id":"to');
    await mailbox.start();
    await mailbox.client().beginSend(aMail(), { operationId });
    expect(await mailbox.messages()).toEqual(before);
    await mailbox.client().beginSend(aMail());
    await mailbox.stop();
    await mailbox.start();
    expect(await mailbox.messages()).toHaveLength(2);
  });

  it("removes its mails on request, but keeps their operations", async () => {
    const operationId = randomUUID();
    await mailbox.client().beginSend(aMail(), { operationId });
    expect((await fetch(`${mailbox.url}/messages`, { method: "DELETE" })).status).toBe(204);
    await mailbox.client().beginSend(aMail(), { operationId });
    expect(await mailbox.messages()).toEqual([]);
  });
});
