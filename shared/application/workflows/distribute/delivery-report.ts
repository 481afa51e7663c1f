import { addressKeyOf } from "../../ids.ts";
import type { Deps } from "../../deps.ts";
import type { Mail } from "../../ports/distribution-store.ts";
import { isOpen } from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

/** How the delivery to one recipient ended, as Azure Communication Services names it. */
export const deliveryStatuses = [
  "Delivered",
  "Bounced",
  "Suppressed",
  "Quarantined",
  "FilteredSpam",
  "Failed",
  "Expanded",
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export interface DeliveryReport {
  readonly operationId: string;
  readonly recipient: string;
  readonly status: DeliveryStatus;
  /** Instant of the delivery attempt, ISO 8601 UTC. */
  readonly at: string;
  readonly message: string | null;
}

const failureLengthMax = 300;

/** What a mail server says, without the addresses that it likes to quote. */
const failureOf = ({ message, status }: DeliveryReport): string =>
  [status, message]
    .filter(Boolean)
    .join(": ")
    .replace(/[^\s"'<>:;,()[\]]+@[^\s"'<>:;,()[\]]+/g, "<address>")
    .replace(/\s+/g, " ")
    .slice(0, failureLengthMax);

/** The state that callers know; what it was exactly stands in the failure. */
function reported(mail: Mail, report: DeliveryReport): Mail {
  const settled = { ...mail, settledAt: null, wait: null, reportedAt: report.at };
  if (report.status === "Delivered") {
    return { ...settled, state: "Delivered", deliveredAt: report.at, failure: null };
  }
  const state = report.status === "Suppressed" ? "Suppressed" : "Bounced";
  return { ...settled, state, deliveredAt: null, failure: failureOf(report) };
}

/**
 * The mail after a report; the same object where it tells nothing new. Reports come at least once
 * and in no order, so the newest delivery attempt counts. One may come before the answer to the send
 * itself: then it is also the proof that the mail was taken.
 */
function afterReport(mail: Mail, report: DeliveryReport): Mail {
  if (report.status === "Expanded") {
    // To the members of a group, whose deliveries are theirs.
    return isOpen(mail) ? { ...mail, state: "Sent", settledAt: null, wait: null } : mail;
  }
  const known = mail.reportedAt !== null && mail.reportedAt >= report.at;
  return known ? mail : reported(mail, report);
}

export type Recorded = "Recorded" | "NothingNew" | "UnknownOperation" | "OtherRecipient";

const racesMax = 5;

/** Records what became of a mail. Repeating it is harmless; what it does not know it leaves alone. */
export const makeRecordDelivery =
  (deps: Pick<Deps, "distributions" | "telemetry">) =>
  async (report: DeliveryReport): Promise<Recorded> => {
    const { distributions } = deps;
    const ref = await distributions.findOperation(report.operationId);
    if (!ref) return "UnknownOperation";
    if (ref.addressKey !== addressKeyOf(report.recipient)) return "OtherRecipient";
    for (let race = 0; race < racesMax; race += 1) {
      const stored = await distributions.readMail(ref.offerId, ref.distributionId, ref.addressKey);
      if (stored?.value.operationId !== report.operationId) return "UnknownOperation";
      const after = afterReport(stored.value, report);
      if (after === stored.value) return "NothingNew";
      if (await writeMail(deps, after, stored.etag)) return "Recorded";
    }
    throw new Error(`${report.operationId}: others keep changing its mail`);
  };
