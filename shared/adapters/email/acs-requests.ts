import type { EmailClient, EmailMessage } from "@azure/communication-email";
import { isRestError } from "@azure/core-rest-pipeline";

import type { ServiceAnswer } from "./service-answer.ts";

export type Answered = ServiceAnswer | { readonly failure: string };

/** Requests to the e-mail service through its client library. Each returns the raw HTTP answer. */
export interface MailRequests {
  readonly send: (operationId: string, message: EmailMessage) => Promise<Answered>;
  readonly status: (operationId: string) => Promise<Answered>;
}

type Options = { readonly operationId: string } | { readonly resumeFrom: string };

/**
 * The client always polls after it sends: when the service has accepted a mail, `beginSend` asks
 * for its status at once, and fails if that request fails. So this code takes the first answer and
 * aborts the rest. This also saves the quota of status requests.
 */
export function makeMailRequests(client: EmailClient, timeoutMs: number): MailRequests {
  async function request(message: EmailMessage, options: Options): Promise<Answered> {
    let answer: ServiceAnswer | undefined;
    const answered = new AbortController();
    try {
      await client.beginSend(message, {
        ...options,
        abortSignal: AbortSignal.any([answered.signal, AbortSignal.timeout(timeoutMs)]),
        onResponse({ status, headers, bodyAsText }) {
          answer ??= { status, retryAfter: headers.get("retry-after"), body: bodyAsText ?? "" };
          answered.abort();
        },
      });
    } catch (error) {
      return answer ?? { failure: failureOf(error) };
    }
    return answer ?? { failure: "no answer" };
  }

  return {
    send: (operationId, message) => request(message, { operationId }),
    status: (operationId) => request(noMessage, { resumeFrom: runningOperation(operationId) }),
  };
}

/** Why there was no answer. Rethrows an error that is not a network error. */
function failureOf(error: unknown): string {
  if (isRestError(error)) return error.code ?? error.name;
  if (error instanceof Error && error.name === "AbortError") return "TIMEOUT";
  throw error;
}

/** The documented format of a saved poller whose operation is running. */
const runningOperation = (operationId: string): string =>
  JSON.stringify({
    state: {
      status: "running",
      config: {
        operationLocation: `/emails/operations/${encodeURIComponent(operationId)}`,
        metadata: { mode: "OperationLocation" },
      },
    },
  });

/** The client requires a message, although a resumed operation does not send it. */
const noMessage: EmailMessage = {
  senderAddress: "",
  content: { subject: "", plainText: "" },
  recipients: {},
};
