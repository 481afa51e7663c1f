import { describe, expect, it } from "vitest";

import type { Mail } from "../../../shared/application/ports/distribution-store.ts";
import * as mailState from "../../../shared/application/workflows/distribute/mail-state.ts";
import { defaultMailRetry } from "../../../shared/application/workflows/distribute/mail-state.ts";
import type { MailRetry } from "../../../shared/application/workflows/distribute/mail-state.ts";

const startedMs = Date.parse("2025-10-01T12:00:00Z");

const queued: Mail = {
  distributionId: "distribution-1",
  offerId: "offer-1",
  addressKey: "address-1",
  contact: { email: "technician1@fabrikam.com" },
  state: "Queued",
  attempts: 0,
  operationId: null,
  settledAt: null,
  wait: null,
  reportedAt: null,
  deliveredAt: null,
  failure: null,
};

const away = { state: "Unavailable", reason: "503 Away", answered: true } as const;

/** A mail to a service that stays unavailable: the seconds between its attempts, and its end. */
function triedWith(retry: MailRetry): { readonly waits: readonly number[]; readonly mail: Mail } {
  const waits: number[] = [];
  let mail = queued;
  for (let nowMs = startedMs; ;) {
    mail = mailState.afterSend(mailState.sending(mail, "operation-1", nowMs), away, nowMs, retry);
    const waitMs = mailState.waitMsOf(mail, nowMs);
    const previous = mailState.afterFind(mail, "Unknown", nowMs + waitMs, retry);
    if (previous !== "NotAccepted" && "state" in previous) return { waits, mail: previous };
    waits.push(waitMs / 1000);
    nowMs += waitMs;
  }
}

describe("a mail while the e-mail service is unavailable", () => {
  it("is sent six times over about half an hour, and then given up with the reason (A28)", () => {
    const { mail, waits } = triedWith(defaultMailRetry);
    expect(waits).toEqual([2, 10, 50, 250, 1250]);
    expect(mail).toMatchObject({ state: "DeadLettered", attempts: 6, failure: "503 Away" });
  });

  it("is retried as often and as far apart as the retry policy says", () => {
    const rule = { attemptsMax: 3, delaySecondsFirst: 30, delayFactor: 2 };
    const { mail, waits } = triedWith(rule);
    expect(waits).toEqual([30, 60]);
    expect(mail).toMatchObject({ state: "DeadLettered", attempts: 3 });
  });

  it("does not count a throttled send as an attempt, and waits as long as the service asks", () => {
    const first = mailState.sending(queued, "operation-1", startedMs);
    const limit = { state: "Throttled", retryAfterSeconds: 600 } as const;
    const mail = mailState.afterSend(first, limit, startedMs, defaultMailRetry);
    expect(mail).toMatchObject({ state: "RetryWait", attempts: 0 });
    expect(mailState.waitMsOf(mail, startedMs)).toBe(600_000);
  });

  it("is not sent again after a final rejection", () => {
    const first = mailState.sending(queued, "operation-1", startedMs);
    const no = { state: "Rejected", reason: "400 InvalidSender" } as const;
    const mail = mailState.afterSend(first, no, startedMs, defaultMailRetry);
    expect(mail).toMatchObject({ state: "DeadLettered", failure: "400 InvalidSender" });
    expect(mailState.isOpen(mail)).toBe(false);
  });
});
