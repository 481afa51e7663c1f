import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  EmailClient,
  type EmailClientOptions,
  type EmailMessage,
} from "@azure/communication-email";

import { startMailbox, type MailboxOptions } from "../../../infra/local/mailbox/server.ts";
import type { ShownMail } from "../../../infra/local/mailbox/server.ts";
import type { RunningServer } from "../../../infra/local/http-server.ts";

export const accessKey = Buffer.from("a key of thirty-two bytes length").toString("base64");

/** A mailbox on a free port with its own data, and the real client that sends to it. */
export class Mailbox {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), "mailbox-"));
  #server: RunningServer | undefined;

  async start(options: Partial<MailboxOptions> = {}): Promise<void> {
    this.#server = await startMailbox({ port: 0, dataDir: this.dataDir, accessKey, ...options });
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  get url(): string {
    return this.#server?.url ?? "";
  }

  /** Created as in the service. A client with retries would hide the mailbox's answers. */
  client(key = accessKey, options: EmailClientOptions = {}): EmailClient {
    return new EmailClient(`endpoint=${this.url}/;accesskey=${key}`, {
      allowInsecureConnection: true,
      retryOptions: { maxRetries: 0 },
      ...options,
    });
  }

  async messages(query = ""): Promise<ShownMail[]> {
    return (await (await fetch(`${this.url}/messages${query}`)).json()) as ShownMail[];
  }

  async fault(fault: object): Promise<number> {
    const body = JSON.stringify(fault);
    return (await fetch(`${this.url}/faults`, { method: "PUT", body })).status;
  }
}

export const aMail = (...to: readonly string[]): EmailMessage => ({
  senderAddress: "DoNotReply@contoso.com",
  content: { subject: "Hello", plainText: "Hello in text", html: "<p>Hello in <b>HTML</b></p>" },
  recipients: { to: (to.length === 0 ? ["a@contoso.com"] : to).map((address) => ({ address })) },
});
