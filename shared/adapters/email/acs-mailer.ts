import { EmailClient } from "@azure/communication-email";
import type { EmailClientOptions, EmailMessage } from "@azure/communication-email";
import type { TokenCredential } from "@azure/identity";

import type {
  FindOutcome,
  Mailer,
  MailMessage,
  SendOutcome,
} from "../../application/ports/mailer.ts";
import { makeMailRequests } from "./acs-requests.ts";
import { personName } from "./outside-names.ts";
import { findOutcomeOf, reasonOf, sendOutcomeOf } from "./service-answer.ts";

export type AcsMailerSettings = { readonly sender: string } & (
  | { readonly mode: "connection-string"; readonly connectionString: string }
  | { readonly mode: "identity"; readonly endpoint: string }
);

export interface AcsMailerOptions {
  /** Needed for `identity`. */
  readonly credential?: TokenCredential;
  /** Replaces the network in tests. The rest of the client is the real one. */
  readonly httpClient?: NonNullable<EmailClientOptions["httpClient"]>;
  readonly timeoutMs?: number;
}

/** Sends mails with Azure Communication Services. Opens no connection before the first mail. */
export function makeAcsMailer(settings: AcsMailerSettings, options: AcsMailerOptions = {}): Mailer {
  const requests = makeMailRequests(makeClient(settings, options), options.timeoutMs ?? 15_000);

  async function find(operationId: string): Promise<FindOutcome> {
    const answer = await requests.status(operationId);
    if ("failure" in answer) throw new Error(`No answer about the mail: ${answer.failure}`);
    const outcome = findOutcomeOf(answer);
    if (!outcome) throw new Error(`No answer about the mail: ${reasonOf(answer)}`);
    return outcome;
  }

  /**
   * The service can reject a repeat of a mail that it has accepted, so the operation is looked up.
   */
  async function confirmRejected(operationId: string, rejected: SendOutcome): Promise<SendOutcome> {
    try {
      const found = await find(operationId);
      if (found === "Unknown") return rejected;
      return typeof found === "string"
        ? { state: "Accepted" }
        : { state: "Rejected", reason: found.failed };
    } catch (error) {
      return { state: "Unavailable", reason: error instanceof Error ? error.message : "unknown" };
    }
  }

  return {
    find,
    async send(operationId, message) {
      const mail = emailMessage(settings.sender, message);
      const answer = await requests.send(operationId, mail);
      if ("failure" in answer) return { state: "Unavailable", reason: answer.failure };
      const outcome = sendOutcomeOf(answer, Date.now());
      return outcome.state === "Rejected" ? confirmRejected(operationId, outcome) : outcome;
    },
  };
}

function makeClient(settings: AcsMailerSettings, options: AcsMailerOptions): EmailClient {
  // The caller does the retries and the rate limiting. Its send log would not show a retry made
  // here.
  const clientOptions: EmailClientOptions = {
    retryOptions: { maxRetries: 0 },
    ...(options.httpClient && { httpClient: options.httpClient }),
  };
  if (settings.mode === "identity") {
    if (!options.credential) throw new Error("Identity needs a credential");
    return new EmailClient(settings.endpoint, options.credential, clientOptions);
  }
  const { connectionString } = settings;
  // Letters contain secrets, so only the local mailbox may be reached without TLS.
  const isLocal = /endpoint=http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/;]/i.test(
    connectionString,
  );
  return new EmailClient(connectionString, { ...clientOptions, allowInsecureConnection: isLocal });
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

function emailMessage(sender: string, { to, subject, text, html }: MailMessage): EmailMessage {
  const displayName = personName(to.name);
  return {
    senderAddress: sender,
    recipients: { to: [{ address: to.email, ...(displayName && { displayName }) }] },
    content: { subject: oneLine(subject), plainText: text, html },
    disableUserEngagementTracking: true,
  };
}
