import { describe, expect, test } from "vitest";

import type { Origin } from "../../../shared/application/caller.ts";
import type {
  DistributionStore,
  Mail,
} from "../../../shared/application/ports/distribution-store.ts";
import type { ScheduleStore, ScheduledItem } from "../../../shared/application/ports/operations.ts";
import { observedDistributions } from "../../../shared/application/telemetry/observed-mail.ts";
import {
  observedSchedule,
  reconciliationRecorded,
  reportFailure,
  sweepRecorded,
} from "../../../shared/application/telemetry/observed-operations.ts";
import { observedUseCases } from "../../../shared/application/telemetry/observed-use-cases.ts";
import type { UseCases } from "../../../shared/application/use-cases.ts";
import { noFindings } from "../../../shared/application/workflows/reconcile/findings.ts";
import { noCounts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { refuse } from "../../../shared/domain/result.ts";
import { aRequest, noon } from "../../support/builders.ts";
import { offerId } from "../commit/support.ts";
import { recorder } from "./recorder.ts";

const kind = "PartnerCloudSupport";
const portal = "AzurePortal";

describe("mails", () => {
  const store = (isWritten: boolean) =>
    ({ writeMail: async () => isWritten }) as unknown as DistributionStore;
  const mail = { offerId, attempts: 2, contact: { email: "technician1@fabrikam.com" } };

  test.each([
    ["Sent", "MailSent"],
    ["Delivered", "MailDelivered"],
    ["Bounced", "MailReturned"],
    ["Suppressed", "MailReturned"],
    ["DeadLettered", "MailDeadLettered"],
    ["Cancelled", "MailDropped"],
    ["Skipped", "MailDropped"],
  ] as const)("that have come to be %s are told of as %s, by no address", async (state, name) => {
    const { telemetry, told } = recorder();
    await observedDistributions(store(true), telemetry).writeMail(
      { ...mail, state } as Mail,
      "etag",
    );
    expect(told).toEqual([
      [name, { offerId, attempts: 2 }],
      ["benefits.mails", 1, { outcome: state }],
    ]);
  });

  test.each([
    ["are still under way", "RetryWait", true],
    ["somebody else has changed", "Sent", false],
  ] as const)("that %s are not told of", async (_what, state, isWritten) => {
    const { telemetry, told } = recorder();
    await observedDistributions(store(isWritten), telemetry).writeMail(
      { ...mail, state } as Mail,
      "e",
    );
    expect(told).toEqual([]);
  });
});

describe("use cases", () => {
  const origin = { caller: { portal }, requestId: "r" } as unknown as Origin;

  test("tell a refused consume by its code, and not by the plan that was typed", async () => {
    const { telemetry, told } = recorder();
    const openIncident: UseCases["openIncident"] = async () =>
      refuse({ code: "PLAN_NOT_LINKED", detail: "no" });
    const observed = observedUseCases({ openIncident } as UseCases, telemetry);

    await observed.openIncident(
      { ...aRequest({ planId: "7K3Q-9M2X-4TB" }), idempotencyKey: "k" },
      origin,
    );

    expect(told).toEqual([["IncidentRefused", { code: "PLAN_NOT_LINKED", kind, portal }]]);
  });

  test("tell a refused pair by its code alone", async () => {
    const { telemetry, told } = recorder();
    const linkPlan: UseCases["linkPlan"] = async () =>
      refuse({ code: "INVALID_CREDENTIALS", detail: "no" });
    const observed = observedUseCases({ linkPlan } as UseCases, telemetry);
    const account = { id: "technician1", type: "Entra" } as const;

    await observed.linkPlan({ account, accessId: "A", contractId: "C" }, origin);

    expect(told).toEqual([["PlanLinkRefused", { code: "INVALID_CREDENTIALS", portal }]]);
  });
});

describe("workflows", () => {
  test("measure how late something due was dealt with, when it leaves the schedule", async () => {
    const { telemetry, told } = recorder();
    const gone: unknown[] = [];
    const schedule = {
      remove: async (item: unknown) => void gone.push(item),
      removeAll: async (items: readonly unknown[]) => void gone.push(...items),
    } as unknown as ScheduleStore;
    const clock = { now: () => new Date(noon("2026-09-04")) };
    const observed = observedSchedule(schedule, { clock, rules: defaultRules }, telemetry);
    const due = (day: string, itemKind: "Anniversary" | "Notice") =>
      ({ day, item: { kind: itemKind, offerId } }) as ScheduledItem;

    await observed.removeAll([due("2026-09-01", "Anniversary"), due("2026-09-04", "Anniversary")]);
    await observed.remove(due("2026-09-03", "Notice"));

    expect(gone).toHaveLength(3);
    expect(told).toEqual([
      ["benefits.sweep.lag", 3, { item: "Anniversary" }],
      ["benefits.sweep.lag", 0, { item: "Anniversary" }],
      ["benefits.sweep.lag", 1, { item: "Notice" }],
    ]);
  });

  test("tell of a sweep when it is over, and not as finished when it broke off", () => {
    const { telemetry, told } = recorder();
    const counts = { ...noCounts, due: 2, failed: 1 };
    for (const state of ["Running", "Completed", "Failed"] as const) {
      sweepRecorded(telemetry, { sweepId: "s", counts, state });
    }
    expect(told).toEqual([
      ["SweepFinished", counts],
      ["SweepFailed", { due: 2, failed: 1 }],
    ]);
  });

  test("tell an item's failure by the class of its error", () => {
    const { telemetry, told } = recorder();
    const item = { kind: "TermEnd", offerId } as const;
    reportFailure(telemetry)(item, new TypeError("technician1@fabrikam.com"));
    expect(told).toEqual([["SweepItemFailed", { offerId, item: "TermEnd", error: "TypeError" }]]);
  });

  test("tell of a reconciliation when it is over, and not as finished when it broke off", () => {
    const { telemetry, told } = recorder();
    const findings = { ...noFindings, offers: 3, entries: 7, mismatchCount: 1 };
    for (const state of ["Running", "Completed", "Failed"] as const) {
      reconciliationRecorded(telemetry, { reconciliationId: "r", findings, state });
    }
    expect(told).toEqual([
      ["ReconciliationFinished", { offers: 3, entries: 7, mismatches: 1 }],
      ["ReconciliationFailed", { offers: 3, mismatches: 1 }],
    ]);
  });
});
