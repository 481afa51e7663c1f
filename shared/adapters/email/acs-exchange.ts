import type { EmailClient, EmailMessage } from "@azure/communication-email";
import { isRestError } from "@azure/core-rest-pipeline";

import type { ServiceAnswer } from "./service-answer.ts";

export type Answered = ServiceAnswer | { readonly failure: string };

/** Requests to the e-mail service through its own client, each answered as it came over the wire. */
export interface Exchange {
  readonly send: (operationId: string, message: EmailMessage) => Promise<Answered>;
  readonly status: (operationId: string) => Promise<Answered>;
}

type Options = { readonly operationId: string } | { readonly resumeFrom: string };

/**
 * The client can only send and poll in one: after the service has accepted a mail `beginSend` at
 * once asks for its status, and fails if that fails. So the answer is taken where it arrives, and
 * what would follow is cut off, sparing the quota of status requests.
 */
export function makeExchange(client: EmailClient, timeoutMs: number): Exchange {
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

/** Why there was no answer; anything that is not of the network is a fault and thrown on. */
function failureOf(error: unknown): string {
  if (isRestError(error)) return error.code ?? error.name;
  if (error instanceof Error && error.name === "AbortError") return "TIMEOUT";
  throw error;
}

/** The documented form of a poller that has been saved while its operation was under way. */
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

/** A resumed operation is not sent again, but the client asks for a message all the same. */
const noMessage: EmailMessage = {
  senderAddress: "",
  content: { subject: "", plainText: "" },
  recipients: {},
};
