import { quotedReason } from "../../../domain/quote.ts";
import { addressKeyOf } from "../../ids.ts";
import type { Deps } from "../../deps.ts";
import type { Mail } from "../../ports/distribution-store.ts";
import { isOpen } from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

/** How the delivery to one recipient ended, in the terms of Azure Communication Services. */
export const deliveryStatuses = [
  "Delivered",
  "Bounced",
  "Suppressed",
  "Quarantined",
  "FilteredSpam",
  "Failed",
  "Expanded",
] as const;
/** `Unknown`: a status that the service did not have when this was written. The message names it. */
export type DeliveryStatus = (typeof deliveryStatuses)[number] | "Unknown";

export interface DeliveryReport {
  readonly operationId: string;
  readonly recipient: string;
  readonly status: DeliveryStatus;
  /** Instant of the delivery attempt, ISO 8601 UTC. */
  readonly at: string;
  readonly message: string | null;
}

const failureLengthMax = 300;

/** The mail server's message, without the addresses that it quotes. */
const failureOf = ({ message, status }: DeliveryReport): string =>
  quotedReason([status, message].filter(Boolean).join(": "), failureLengthMax);

/** The mail in the state of the HTTP contract. The failure holds the exact status. */
function withReport(mail: Mail, report: DeliveryReport): Mail {
  const settled = { ...mail, settledAt: null, wait: null, reportedAt: report.at };
  if (report.status === "Delivered") {
    return { ...settled, state: "Delivered", deliveredAt: report.at, failure: null };
  }
  const state = report.status === "Suppressed" ? "Suppressed" : "Bounced";
  return { ...settled, state, deliveredAt: null, failure: failureOf(report) };
}

/**
 * The mail after a report; the same object if the report changes nothing. Reports arrive at least
 * once and in any order, so the newest delivery attempt counts. A report can arrive before the answer
 * to the send. Then it also proves that the e-mail service accepted the mail.
 */
function afterReport(mail: Mail, report: DeliveryReport): Mail {
  if (report.status === "Expanded") {
    // The recipient is a group. Deliveries to its members are not tracked.
    return isOpen(mail) ? { ...mail, state: "Sent", settledAt: null, wait: null } : mail;
  }
  const isOutdated = mail.reportedAt !== null && mail.reportedAt >= report.at;
  if (isOutdated) return mail;
  return report.status === "Unknown" ? withUnknown(mail, report) : withReport(mail, report);
}

/** Nobody knows what the status means, so it is shown and changes no state that is known. */
function withUnknown(mail: Mail, report: DeliveryReport): Mail {
  if (!isOpen(mail) && mail.state !== "Sent") return mail;
  const sent = { ...mail, state: "Sent", settledAt: null, wait: null } as const;
  return { ...sent, reportedAt: report.at, failure: failureOf(report) };
}

export type RecordResult = "Recorded" | "NothingNew" | "UnknownOperation" | "OtherRecipient";

const attemptsMax = 5;

/** Records a delivery report. Repeating it is harmless. A report of an unknown mail changes nothing. */
export const makeRecordDelivery =
  (deps: Pick<Deps, "distributions" | "telemetry">) =>
  async (report: DeliveryReport): Promise<RecordResult> => {
    const { distributions, telemetry } = deps;
    telemetry.measure("benefits.delivery.reports", 1, { outcome: report.status });
    const ref = await distributions.findOperation(report.operationId);
    if (!ref) return "UnknownOperation";
    if (ref.addressKey !== addressKeyOf(report.recipient)) return "OtherRecipient";
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const stored = await distributions.readMail(ref.offerId, ref.distributionId, ref.addressKey);
      if (stored?.value.operationId !== report.operationId) return "UnknownOperation";
      const after = afterReport(stored.value, report);
      if (after === stored.value) return "NothingNew";
      if (await writeMail(deps, after, stored.etag)) return "Recorded";
    }
    throw new Error(`${report.operationId}: others keep changing its mail`);
  };
