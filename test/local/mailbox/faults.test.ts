import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { aMail, Mailbox } from "./support.ts";

const mailbox = new Mailbox();
beforeEach(() => mailbox.start());
afterEach(() => mailbox.remove());

const send = (to = "a@contoso.com") => mailbox.client().beginSend(aMail(to));

describe("a mailbox with injected faults", () => {
  it("fails the given number of sends, and then accepts mail again", async () => {
    await mailbox.fault({ status: 500, times: 2 });
    await expect(send()).rejects.toMatchObject({ statusCode: 500 });
    await expect(send()).rejects.toMatchObject({ statusCode: 500 });
    await send();
    expect(await mailbox.messages()).toHaveLength(1);
  });

  it("answers with Retry-After", async () => {
    await mailbox.fault({ status: 429, times: 1, retryAfter: 7 });
    const response = await send().catch((error: unknown) => error);
    expect(response).toMatchObject({ statusCode: 429, code: "TooManyRequests" });
    expect(response).toHaveProperty("response.headers");
    const { headers } = (response as { response: { headers: { get(name: string): string } } })
      .response;
    expect(headers.get("retry-after")).toBe("7");
  });

  it("fails only those sends whose recipient matches", async () => {
    await mailbox.fault({ status: 503, times: 1, match: "FABRIKAM" });
    await send("a@contoso.com");
    await expect(send("b@fabrikam.com")).rejects.toMatchObject({ statusCode: 503 });
    await send("b@fabrikam.com");
    expect((await mailbox.messages()).flatMap(({ to }) => to)).toEqual([
      "a@contoso.com",
      "b@fabrikam.com",
    ]);
  });

  it("can accept a mail and lose the answer, so that a repeat finds it accepted", async () => {
    await mailbox.fault({ times: 1, after: true });
    const operationId = randomUUID();
    const again = () => mailbox.client().beginSend(aMail(), { operationId });
    await expect(again()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await mailbox.messages()).toHaveLength(1);
    expect((await (await again()).pollUntilDone()).status).toBe("Succeeded");
    expect(await mailbox.messages()).toHaveLength(1);
  });

  it("shows the remaining faults, and removes them on request", async () => {
    const current = async (): Promise<unknown> => (await fetch(`${mailbox.url}/faults`)).json();
    await mailbox.fault({ status: 500, times: 3 });
    await expect(send()).rejects.toMatchObject({ statusCode: 500 });
    expect(await current()).toMatchObject({ status: 500, times: 2 });
    await fetch(`${mailbox.url}/faults`, { method: "DELETE" });
    expect(await current()).toBeNull();
    await send();
    expect(await mailbox.messages()).toHaveLength(1);
  });

  it.each([
    [{ times: 1 }],
    [{ status: 200, times: 1 }],
    [{ status: 500 }],
    [{ status: 500, times: 1, matches: "x" }],
  ])("refuses the fault %j", async (fault) => {
    expect(await mailbox.fault(fault)).toBe(400);
  });
});
