import { randomUUID } from "node:crypto";

import type { Incoming, Reply } from "../http-server.ts";
import type { Fault, Faults } from "./faults.ts";
import { parseMessage, recipientsOf, type EmailMessage } from "./message.ts";
import { signatureProblem } from "./signature.ts";
import type { Mail, MailStore } from "./store.ts";

export interface SendDependencies {
  readonly store: MailStore;
  readonly faults: Faults;
  readonly accessKey: string;
  readonly onAccepted: (mail: Mail) => void;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** POST /emails:send. Answers after the mail is on disk. */
export async function send(
  incoming: Incoming,
  { store, faults, accessKey, onAccepted }: SendDependencies,
): Promise<Reply | "hang up"> {
  const refusal = refuseUnsigned(incoming, accessKey);
  if (refusal) return refusal;
  const operationId = String(incoming.headers["operation-id"] ?? randomUUID());
  if (!uuid.test(operationId)) return acsError(400, "BadRequest", "Operation-Id is not a UUID.");
  const parsed = parseMessage(incoming.body);
  if ("problem" in parsed) return acsError(400, "BadRequest", parsed.problem);

  const fault = faults.take(recipientsOf(parsed.message));
  if (fault && !fault.after) return failed(fault);
  const { mail, isNew } = await store.accept(mailOf(parsed.message, operationId.toLowerCase()));
  if (isNew) onAccepted(mail);
  return fault ? "hang up" : accepted(incoming, mail.operationId);
}

/** GET /emails/operations/{id}. A stored mail counts as sent. */
export function operation(incoming: Incoming, id: string, deps: SendDependencies): Reply {
  const refusal = refuseUnsigned(incoming, deps.accessKey);
  if (refusal) return refusal;
  if (!deps.store.hasOperation(id.toLowerCase())) {
    return acsError(404, "NotFound", "There is no such operation.");
  }
  return { status: 200, json: { id, status: "Succeeded", error: null } };
}

function refuseUnsigned(incoming: Incoming, accessKey: string): Reply | undefined {
  const problem = signatureProblem(incoming, accessKey);
  if (problem) return acsError(401, "Denied", `Denied by the resource provider. ${problem}`);
  if (/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(incoming.url.searchParams.get("api-version") ?? "")) {
    return undefined;
  }
  return acsError(400, "UnsupportedApiVersion", "api-version is missing or is not a version.");
}

function accepted({ url }: Incoming, operationId: string): Reply {
  const location = new URL(`/emails/operations/${operationId}${url.search}`, url);
  return {
    status: 202,
    headers: { "operation-location": location.href },
    json: { id: operationId, status: "Running", error: null },
  };
}

function failed({ status = 500, retryAfter }: Fault): Reply {
  const code = status === 429 ? "TooManyRequests" : status >= 500 ? "InternalServerError" : "Fault";
  const reply = acsError(status, code, "PUT /faults requested this failure.");
  if (retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, "retry-after": String(retryAfter) } };
}

const acsError = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { "x-ms-error-code": code },
  json: { error: { code, message } },
});

function mailOf({ senderAddress, recipients, content }: EmailMessage, operationId: string): Mail {
  const addresses = (list: readonly { address: string }[]): string[] =>
    list.map(({ address }) => address);
  return {
    id: randomUUID(),
    operationId,
    from: senderAddress,
    to: addresses(recipients.to),
    cc: addresses(recipients.cc),
    bcc: addresses(recipients.bcc),
    subject: content.subject,
    text: content.plainText ?? null,
    html: content.html ?? null,
    receivedAt: new Date().toISOString(),
  };
}
