import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startMailbox } from "../../infra/local/mailbox/server.ts";
import { makeAcsMailer } from "../../shared/adapters/email/acs-mailer.ts";
import type { Mailer, MailMessage } from "../../shared/application/ports/mailer.ts";
import { makeMemoryMailer } from "../support/memory-mailer.ts";

type Trouble = "throttled" | "broken" | "refused" | "answer lost";

interface Harness {
  readonly mailer: Mailer;
  /** The fault for the next send. */
  readonly meet: (trouble: Trouble) => Promise<void>;
  readonly mailsOf: (operationId: string) => Promise<readonly Pick<MailMessage, "subject">[]>;
  readonly close: () => Promise<void>;
}

async function memory(): Promise<Harness> {
  const mailer = makeMemoryMailer();
  return {
    mailer,
    async meet(trouble) {
      if (trouble === "answer lost") mailer.meet(trouble);
      if (trouble === "throttled") mailer.meet({ state: "Throttled", retryAfterSeconds: 7 });
      if (trouble === "broken") mailer.meet({ state: "Unavailable", reason: "500" });
      if (trouble === "refused") mailer.meet({ state: "Rejected", reason: "400" });
    },
    mailsOf: async (operationId) => mailer.mails.filter((mail) => mail.operationId === operationId),
    close: async () => undefined,
  };
}

const faults: Readonly<Record<Trouble, object>> = {
  throttled: { status: 429, times: 1, retryAfter: 7 },
  broken: { status: 500, times: 1 },
  refused: { status: 400, times: 1 },
  "answer lost": { after: true, times: 1 },
};

async function acs(): Promise<Harness> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "mailer-"));
  const accessKey = randomBytes(32).toString("base64");
  const mailbox = await startMailbox({ port: 0, dataDir, accessKey });
  const mailer = makeAcsMailer({
    mode: "connection-string",
    connectionString: `endpoint=${mailbox.url}/;accesskey=${accessKey}`,
    sender: "no-reply@contoso.com",
  });
  return {
    mailer,
    async meet(trouble) {
      const body = JSON.stringify(faults[trouble]);
      const reply = await fetch(`${mailbox.url}/faults`, { method: "PUT", body });
      expect(reply.status).toBe(200);
    },
    async mailsOf(operationId) {
      const reply = await fetch(`${mailbox.url}/messages`);
      const mails = (await reply.json()) as { operationId: string; subject: string }[];
      return mails.filter((mail) => mail.operationId === operationId);
    },
    async close() {
      await mailbox.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

const aMail = (overrides: Partial<MailMessage> = {}): MailMessage => ({
  to: { email: "person@fabrikam.com", name: "A Person" },
  subject: "Subject",
  text: "Text",
  html: "<p>Text</p>",
  ...overrides,
});

describe.each([
  ["the memory mailer", memory],
  ["Azure Communication Services, as the local mailbox speaks it", acs],
])("%s", (_name, start) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await start();
  });
  afterAll(() => harness.close());

  it("accepts an e-mail once and then reports success", async () => {
    const { mailer, mailsOf } = harness;
    const id = randomUUID();
    expect(await mailer.find(id)).toBe("Unknown");
    expect(await mailer.send(id, aMail())).toEqual({ state: "Accepted" });
    expect(await mailer.find(id)).toBe("Succeeded");
    expect(await mailsOf(id)).toMatchObject([{ subject: "Subject" }]);
  });

  it("sends one e-mail for two sends under the same operation ID", async () => {
    const { mailer, mailsOf } = harness;
    const id = randomUUID();
    const outcomes = [await mailer.send(id, aMail()), await mailer.send(id, aMail())];
    expect(outcomes).toEqual([{ state: "Accepted" }, { state: "Accepted" }]);
    expect(await mailsOf(id)).toHaveLength(1);
  });

  it("says how long a throttled sender must wait, and accepts nothing", async () => {
    const { mailer, meet, mailsOf } = harness;
    const id = randomUUID();
    await meet("throttled");
    expect(await mailer.send(id, aMail())).toEqual({ state: "Throttled", retryAfterSeconds: 7 });
    expect(await mailsOf(id)).toEqual([]);
    expect(await mailer.send(id, aMail())).toEqual({ state: "Accepted" });
  });

  // The fault lasts for one request, so a mailer that retries by itself would be Accepted.
  it("does not repeat a send by itself after an error of the service", async () => {
    const { mailer, meet, mailsOf } = harness;
    const id = randomUUID();
    await meet("broken");
    expect(await mailer.send(id, aMail())).toMatchObject({ state: "Unavailable" });
    expect(await mailer.find(id)).toBe("Unknown");
    expect(await mailsOf(id)).toEqual([]);
  });

  it("reports an unknown outcome if the answer is lost, and then finds that the e-mail was accepted", async () => {
    const { mailer, meet, mailsOf } = harness;
    const id = randomUUID();
    await meet("answer lost");
    expect(await mailer.send(id, aMail())).toMatchObject({ state: "Unavailable" });
    expect(await mailer.find(id)).toBe("Succeeded");
    expect(await mailsOf(id)).toHaveLength(1);
  });

  it("rejects permanently what the service refuses", async () => {
    const { mailer, meet } = harness;
    const id = randomUUID();
    await meet("refused");
    expect(await mailer.send(id, aMail())).toMatchObject({ state: "Rejected" });
    expect(await mailer.find(id)).toBe("Unknown");
  });

  it("rejects an invalid address without quoting it", async () => {
    const { mailer, mailsOf } = harness;
    const id = randomUUID();
    const outcome = await mailer.send(id, aMail({ to: { email: "nobody at fabrikam" } }));
    expect(outcome).toMatchObject({ state: "Rejected" });
    expect(JSON.stringify(outcome)).not.toContain("nobody");
    expect(await mailsOf(id)).toEqual([]);
  });
});

describe("a mailer with a wrong key", () => {
  // A wrong key is not an error of the e-mail. Rejecting would dead-letter every queued recipient.
  it("leaves the outcome open", async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "mailer-"));
    const key = (): string => randomBytes(32).toString("base64");
    const mailbox = await startMailbox({ port: 0, dataDir, accessKey: key() });
    const connectionString = `endpoint=${mailbox.url}/;accesskey=${key()}`;
    const settings = { mode: "connection-string", connectionString, sender: "a@b.co" } as const;
    const outcome = await makeAcsMailer(settings).send(randomUUID(), aMail());
    await mailbox.close();
    await rm(dataDir, { recursive: true });
    expect(outcome.state === "Unavailable" && outcome.reason).toMatch(/^401 Denied/);
  });
});
