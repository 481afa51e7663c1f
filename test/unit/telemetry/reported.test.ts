import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { makePurchaseOffer } from "../../../shared/application/commerce/purchase-offer.ts";
import type { ScheduledItem } from "../../../shared/application/ports/operations.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { makeLinkPlan } from "../../../shared/application/portals/link-plan.ts";
import { makeOpenIncident } from "../../../shared/application/portals/open-incident.ts";
import { noFindings } from "../../../shared/application/workflows/reconcile/findings.ts";
import { makeReconciliationRun } from "../../../shared/application/workflows/reconcile/reconcile-run.ts";
import { noCounts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import { makeHandleDue } from "../../../shared/application/workflows/sweep/sweep-items.ts";
import type { SweepDeps } from "../../../shared/application/workflows/sweep/sweep-item.ts";
import { makeSweepRun } from "../../../shared/application/workflows/sweep/sweep-run.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { refuse } from "../../../shared/domain/result.ts";
import { aRequest, valueOf, noon } from "../../support/builders.ts";
import { atAzurePortal, commerce } from "../../support/callers.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { offerId } from "../commit/support.ts";
import { recorder } from "../../support/recorder.ts";

const kind = "PartnerCloudSupport";
const portal = "AzurePortal";

/** Dependencies of which only these exist. */
const only = <Some>(some: Partial<Record<keyof Some, unknown>>): Some => some as Some;

describe("use cases", () => {
  test("report a purchase once, not when it is repeated", async () => {
    const { reported, telemetry } = recorder();
    const partner = { partnerId: "contoso", tenantId: "t", cspRole: "None", contacts: [] };
    const memberships = new Map<string, Membership>();
    const purchaseOffer = makePurchaseOffer({
      credentials: only<Deps["credentials"]>({}),
      vault: only<Deps["vault"]>({}),
      clock: { now: () => new Date(noon("2025-10-01")) },
      committer: only<Deps["committer"]>({}),
      contracts: new MemoryContractStore(),
      partners: only<Deps["partners"]>({
        read: async () => ({ value: partner, etag: "1" }),
        readMembership: async (_id: string, each: string) => memberships.get(each) ?? null,
        readSlot: async () => null,
        reserveSlot: async (each: Membership) => !!memberships.set(each.offerId, each),
      }),
      rules: defaultRules,
      schedule: only<Deps["schedule"]>({ addAll: async () => undefined }),
      telemetry,
    });
    const purchase = {
      partnerId: "contoso",
      offerType: "CORE",
      purchasedOn: "2025-10-01",
    } as const;
    const buy = () =>
      purchaseOffer({ ...purchase, idempotencyKey: "k" }, { caller: commerce, requestId: "r" });

    const bought = valueOf(await buy());
    const repeated = valueOf(await buy());

    expect([bought.replayed, repeated.replayed]).toEqual([false, true]);
    expect(reported).toEqual([
      ["OfferPurchased", { offerId: bought.value.offerId, offerType: "CORE" }],
    ]);
  });

  test("report a refused consume by its code, without the plan id that was typed", async () => {
    const { reported, telemetry } = recorder();
    const openIncident = makeOpenIncident(
      only<Deps>({
        accounts: { listContracts: async () => [] },
        catalogue: products,
        clock: { now: () => new Date(noon("2025-10-01")) },
        committer: { submit: async () => refuse({ code: "PLAN_NOT_LINKED", detail: "no" }) },
        rules: defaultRules,
        telemetry,
      }),
    );

    await openIncident(
      { ...aRequest({ planId: "7K3Q-9M2X-4TB" }), idempotencyKey: "k" },
      atAzurePortal,
    );

    expect(reported).toEqual([["IncidentRefused", { code: "PLAN_NOT_LINKED", kind, portal }]]);
  });

  test("report a refused pair by its code alone", async () => {
    const { reported, telemetry } = recorder();
    const linkPlan = makeLinkPlan(
      only<Deps>({
        attempts: { read: async () => null, write: async () => true },
        clock: { now: () => new Date(noon("2025-10-01")) },
        contracts: { readHead: async () => null, readRow: async () => null },
        credentials: { find: async () => null },
        realNowMs: () => 0,
        rules: defaultRules,
        telemetry,
        vault: { accessIdHash: () => "hash", decoy: { offerId: "decoy" }, matches: () => false },
      }),
    );
    const account = { id: "technician1", type: "Entra" } as const;

    await linkPlan({ account, accessId: "A", contractId: "C" }, atAzurePortal);

    expect(reported).toEqual([["PlanLinkRefused", { code: "INVALID_CREDENTIALS", portal }]]);
  });
});

describe("workflows", () => {
  const clock = { now: () => new Date(noon("2026-09-04")) };
  const due = (day: string, itemKind: "TermEnd" | "Notice"): ScheduledItem => ({
    day,
    key: `${day}:${itemKind}`,
    item: { kind: itemKind, offerId, subject: `UsageHigh:${kind}`, term: 1 },
    etag: "1",
    addedAt: noon("2026-01-01"),
  });

  test("measure how late an item was handled, when it leaves the schedule", async () => {
    const { reported, telemetry } = recorder();
    const gone: unknown[] = [];
    const handleDue = makeHandleDue(
      only<SweepDeps>({
        clock,
        committer: { submit: async () => null },
        queueNotice: async () => false,
        realNowMs: () => clock.now().getTime(),
        rules: defaultRules,
        schedule: {
          remove: async (item: unknown) => void gone.push(item),
          removeAll: async (items: readonly unknown[]) => void gone.push(...items),
        },
        telemetry,
      }),
    );

    await handleDue({
      items: [
        due("2026-09-01", "TermEnd"),
        due("2026-09-04", "TermEnd"),
        due("2026-09-03", "Notice"),
      ],
    });

    expect(gone).toHaveLength(3);
    expect(reported).toEqual([
      ["benefits.sweep.lag", 3, { item: "TermEnd" }],
      ["benefits.sweep.lag", 0, { item: "TermEnd" }],
      ["benefits.sweep.lag", 1, { item: "Notice" }],
    ]);
  });

  test("report the failure of an item by the class of its error", async () => {
    const { reported, telemetry } = recorder();
    const handleDue = makeHandleDue(
      only<SweepDeps>({
        clock,
        committer: { submit: () => Promise.reject(new TypeError("technician1@fabrikam.com")) },
        rules: defaultRules,
        telemetry,
      }),
    );

    await handleDue({ items: [due("2026-09-01", "TermEnd")] });

    expect(reported).toEqual([
      ["SweepItemFailed", { offerId, item: "TermEnd", error: "TypeError" }],
    ]);
  });

  test("report a sweep when it is over, and not as finished when it failed", async () => {
    const { reported, telemetry } = recorder();
    const counts = { ...noCounts, due: 2, failed: 1 };
    const sweeps = { read: async () => null, put: async () => undefined };
    const run = makeSweepRun(
      only<Parameters<typeof makeSweepRun>[0]>({ clock, rules: defaultRules, sweeps, telemetry }),
    );
    for (const state of ["Running", "Completed", "Failed"] as const) {
      await run.recordSweep({ sweepId: "s", counts, state });
    }
    expect(reported).toEqual([
      ["SweepFinished", counts],
      ["SweepFailed", { due: 2, failed: 1 }],
    ]);
  });

  test("report a reconciliation when it is over, and not as finished when it failed", async () => {
    const { reported, telemetry } = recorder();
    const findings = { ...noFindings, offers: 3, entries: 7, mismatchCount: 1 };
    const reconciliations = { read: async () => null, put: async () => undefined };
    const audit = only<Parameters<typeof makeReconciliationRun>[0]["audit"]>({
      // No purchases.
      purchases: async function* () {},
    });
    const run = makeReconciliationRun(
      only<Parameters<typeof makeReconciliationRun>[0]>({
        ...{ audit, clock, reconciliations, telemetry },
      }),
    );
    for (const state of ["Running", "Completed", "Failed"] as const) {
      await run.recordReconciliation({ reconciliationId: "r", findings, state });
    }
    expect(reported.filter(([name]) => name !== "ReconciliationMismatch")).toEqual([
      ["ReconciliationFinished", { offers: 3, entries: 7, mismatches: 1 }],
      ["ReconciliationFailed", { offers: 3, mismatches: 1 }],
    ]);
    expect(reported).toContainEqual(["ReconciliationMismatch", { mismatches: 1 }]);
  });
});
