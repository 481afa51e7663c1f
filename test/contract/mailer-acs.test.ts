import { randomBytes, randomUUID } from "node:crypto";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { PipelineRequest } from "@azure/core-rest-pipeline";
import { afterEach, describe, expect, it } from "vitest";

import { serve } from "../../infra/local/http-server.ts";
import type { Handler, Incoming, Reply, RunningServer } from "../../infra/local/http-server.ts";
import { makeAcsMailer } from "../../shared/adapters/email/acs-mailer.ts";
import type { Mailer } from "../../shared/application/ports/mailer.ts";

const accessKey = randomBytes(32).toString("base64");
const message = {
  to: { email: "person@fabrikam.com", name: "A\r\nPerson" },
  subject: "One\r\nBcc: other@fabrikam.com",
  text: "Text",
  html: "<p>Text</p>",
};
const denied: Reply = { status: 401, json: { error: { code: "Denied", message: "No." } } };
const refused: Reply = {
  status: 400,
  json: { error: { code: "BadRequest", message: "'person@fabrikam.com' is not valid." } },
};

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A scripted service that records its requests. */
async function scripted(
  answer: (incoming: Incoming) => Reply | "hang up" | Promise<never>,
  timeoutMs = 10_000,
): Promise<{ mailer: Mailer; asked: Incoming[] }> {
  const asked: Incoming[] = [];
  const listen: Handler = async (incoming) => {
    asked.push(incoming);
    return answer(incoming);
  };
  server = await serve(0, listen);
  const connectionString = `endpoint=${server.url}/;accesskey=${accessKey}`;
  const settings = {
    mode: "connection-string",
    connectionString,
    sender: "a@contoso.com",
  } as const;
  return { mailer: makeAcsMailer(settings, { timeoutMs }), asked };
}

const accepted = ({ url }: Incoming): Reply => ({
  status: 202,
  headers: { "operation-location": new URL("/emails/operations/x", url).href },
  json: { id: "x", status: "Running" },
});

describe("the mailer of Azure Communication Services", () => {
  it("makes one request per send: no repeat, no status query", async () => {
    const { mailer, asked } = await scripted(accepted);
    expect(await mailer.send(randomUUID(), message)).toEqual({ state: "Accepted" });
    expect(asked.map(({ method }) => method)).toEqual(["POST"]);
  });

  it("sends the caller's operation ID, single lines and no tracking", async () => {
    const { mailer, asked } = await scripted(accepted);
    const id = randomUUID();
    await mailer.send(id, message);
    expect(asked[0]?.headers["operation-id"]).toBe(id);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      senderAddress: "a@contoso.com",
      recipients: { to: [{ address: "person@fabrikam.com", displayName: "A Person" }] },
      content: { subject: "One Bcc: other@fabrikam.com", plainText: "Text", html: "<p>Text</p>" },
      userEngagementTrackingDisabled: true,
    });
  });

  it("queries an operation without sending anything", async () => {
    const { mailer, asked } = await scripted(() => ({ status: 200, json: { status: "Running" } }));
    const id = randomUUID();
    expect(await mailer.find(id)).toBe("Running");
    expect(asked.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
      ["GET", `/emails/operations/${id}`, ""],
    ]);
  });

  it("reports why an operation failed, without the address", async () => {
    const error = {
      code: "EmailDroppedAllRecipientsSuppressed",
      message: "Dropped: person@fabrikam.com",
    };
    const { mailer } = await scripted(() => ({ status: 200, json: { status: "Failed", error } }));
    const found = await mailer.find(randomUUID());
    expect(found).toEqual({
      failed: "200 EmailDroppedAllRecipientsSuppressed: Dropped: <address>",
    });
  });

  it.each([401, 403, 404, 408, 409, 500, 502, 503])(
    "leaves the outcome open on %i, so that no mail is lost by a fault of the deployment",
    async (status) => {
      const { mailer, asked } = await scripted(() => ({ ...denied, status }));
      expect(await mailer.send(randomUUID(), message)).toEqual({
        state: "Unavailable",
        reason: `${status} Denied: No.`,
        // A gateway's time-out does not show what the service did.
        ...(![408, 502].includes(status) && { answered: true }),
      });
      expect(asked).toHaveLength(1);
    },
  );

  it("rejects only after the service has reported the operation as unknown", async () => {
    const { mailer, asked } = await scripted(({ method }) =>
      method === "POST" ? refused : { status: 404 },
    );
    expect(await mailer.send(randomUUID(), message)).toEqual({
      state: "Rejected",
      reason: "400 BadRequest: '<address>' is not valid.",
    });
    expect(asked.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it("treats the refused repeat of an accepted e-mail as accepted", async () => {
    const { mailer } = await scripted(({ method }) =>
      method === "POST" ? refused : { status: 200, json: { status: "Succeeded" } },
    );
    expect(await mailer.send(randomUUID(), message)).toEqual({ state: "Accepted" });
  });

  it("rejects nothing while the service cannot report the e-mail's status", async () => {
    const { mailer } = await scripted(({ method }) =>
      method === "POST" ? refused : { status: 500 },
    );
    expect(await mailer.send(randomUUID(), message)).toMatchObject({ state: "Unavailable" });
  });

  it("stops waiting for an answer after its time-out", async () => {
    const { mailer } = await scripted(() => new Promise<never>(() => undefined), 300);
    expect(await mailer.send(randomUUID(), message)).toEqual({
      state: "Unavailable",
      reason: "TIMEOUT",
    });
  });

  it("reports an unknown outcome if nobody listens", async () => {
    const { mailer } = await scripted(accepted);
    await server?.close();
    server = undefined;
    expect(await mailer.send(randomUUID(), message)).toEqual({
      state: "Unavailable",
      reason: "ECONNREFUSED",
    });
  });

  it.each(["hang up", { status: 500 }, { status: 429 }, denied] as const)(
    "throws instead of guessing when it cannot learn about an operation (%j)",
    async (reply) => {
      const { mailer } = await scripted(() => reply);
      await expect(mailer.find(randomUUID())).rejects.toThrow("No answer about the mail");
    },
  );

  it("reads Retry-After as a date, and waits a minute without it", async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    const dated = await scripted(() => ({ status: 429, headers: { "retry-after": date } }));
    const outcome = await dated.mailer.send(randomUUID(), message);
    if (outcome.state !== "Throttled") throw new Error(outcome.state);
    expect(outcome.retryAfterSeconds).toBeGreaterThan(60);
    expect(outcome.retryAfterSeconds).toBeLessThanOrEqual(90);
    await server?.close();
    const undated = await scripted(() => ({ status: 429 }));
    expect(await undated.mailer.send(randomUUID(), message)).toEqual({
      state: "Throttled",
      retryAfterSeconds: 60,
    });
  });

  it("sends nothing to another machine without TLS", async () => {
    const mailer = makeAcsMailer({
      mode: "connection-string",
      connectionString: `endpoint=http://mail.contoso.com/;accesskey=${accessKey}`,
      sender: "a@contoso.com",
    });
    await expect(mailer.send(randomUUID(), message)).rejects.toThrow(/insecure|https/i);
  });

  it("authenticates by identity if it has no key", async () => {
    const requests: PipelineRequest[] = [];
    const mailer = makeAcsMailer(
      { mode: "identity", endpoint: "https://contoso.communication.azure.com", sender: "a@b.co" },
      {
        credential: { getToken: async () => ({ token: "t0ken", expiresOnTimestamp: 1e14 }) },
        httpClient: {
          sendRequest: async (request) => {
            requests.push(request);
            return { request, status: 202, headers: createHttpHeaders(), bodyAsText: "{}" };
          },
        },
      },
    );
    expect(await mailer.send(randomUUID(), message)).toEqual({ state: "Accepted" });
    expect(requests.map((request) => request.headers.get("authorization"))).toEqual([
      "Bearer t0ken",
    ]);
  });
});
