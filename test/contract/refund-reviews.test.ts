import { expect, test } from "vitest";

import { testRows } from "../support/row-codecs.ts";
import { TableAccountStore } from "../../shared/adapters/tables/table-account-store.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import { TableRefundReviewIndex } from "../../shared/adapters/tables/table-refund-review-index.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { defaultWriterLimits } from "../../shared/application/commit/writer-deps.ts";
import { makeListRefundReviews } from "../../shared/application/operations/list-refund-reviews.ts";
import { makeCloseIncident } from "../../shared/application/portals/close-incident.ts";
import { makeCorrectClosure } from "../../shared/application/portals/correct-closure.ts";
import { makeDecideRefund } from "../../shared/application/portals/decide-refund.ts";
import { reportOverdueReviews } from "../../shared/application/workflows/sweep/report-overdue.ts";
import { incidentKey } from "../../shared/application/ports/contract-rows.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { book } from "../../shared/domain/change.ts";
import type { Incident } from "../../shared/domain/incident.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { useAzurite } from "../support/azurite.ts";
import {
  aCause,
  anIncident,
  aPurchaseChange,
  cloud,
  noon,
  refusalOf,
  valueOf,
} from "../support/builders.ts";
import { atAzurePortal } from "../support/callers.ts";
import { recorder } from "../support/recorder.ts";

const storage = useAzurite();
const closing = { resolution: "Resolved", refundDecision: null } as const;

/** A contract with billing requests, and the use cases that close them and decide their refunds. */
async function world(incidentIds: readonly string[], more: Partial<Incident> = {}) {
  const tables = await storage.freshTables();
  const store = new TableContractStore(tables.contracts, testRows);
  const refundReviews = new TableRefundReviewIndex(tables.operations);
  const { reported, telemetry } = recorder();
  const time = { now: new Date(noon("2025-10-05")), isDown: false };
  const contracts = new Proxy(store, {
    get: (target, name) =>
      name === "commit" && time.isDown
        ? () => Promise.reject(new Error("killed before the write"))
        : (Reflect.get(target, name) as () => unknown).bind(target),
  });
  const offerId = "offer1";
  const change = incidentIds.reduce(
    (before, incidentId) =>
      book(before, cloud, { type: "Deduct", delta: -1, incidentId }, aCause()),
    aPurchaseChange({ offerId }),
  );
  const rows = incidentIds.map((incidentId) => {
    const incident = anIncident({ requestType: "Billing" }, { incidentId, offerId, ...more });
    const row = { type: "incident", accountKey: "a", incident } as const;
    return { key: incidentKey(incidentId), row, expected: null };
  });
  const { contract, entries } = change;
  await store.commit({ offerId, commitId: "c", contract, expected: null, rows, entries });
  const clock = { now: () => time.now };
  const schedule = new TableScheduleStore(tables.schedule);
  const rules = defaultRules;
  const deps = {
    ...{ clock, contracts, refundReviews, rules, schedule, telemetry },
    accounts: new TableAccountStore(new JsonTable(tables.accounts)),
    committer: makeCommitter({
      ...{ store: contracts, clock, rules, telemetry },
      limits: defaultWriterLimits,
      ...processRuntime,
    }),
  };
  const close = makeCloseIncident(deps);
  const list = makeListRefundReviews(deps);
  return {
    time,
    refundReviews,
    closeAt: (incidentId: string, at: string) => {
      time.now = new Date(at);
      return close({ incidentId, closure: closing }, atAzurePortal);
    },
    decide: (incidentId: string, decision: "Approved" | "Denied") =>
      makeDecideRefund(deps)({ incidentId, decision }, atAzurePortal),
    correct: (incidentId: string) =>
      makeCorrectClosure(deps)({ incidentId, resolution: "Bug" }, atAzurePortal),
    list: async (limit = 50, cursor?: string) => valueOf(await list({ cursor, limit })),
    refused: async (cursor: string) => refusalOf(await list({ cursor, limit: 1 })),
    noticesUntil: (day: string) => schedule.due(day, 10, null),
    overdue: async () => {
      reported.length = 0;
      await reportOverdueReviews(deps);
      return reported;
    },
  };
}

const idsOf = ({ items }: { readonly items: readonly { readonly incidentId: string }[] }) =>
  items.map(({ incidentId }) => incidentId);

test("refunds that wait are listed oldest first, page by page, until they are decided or corrected", async () => {
  const { closeAt, correct, decide, list, refused } = await world([
    "offer1-a",
    "offer1-b",
    "offer1-c",
  ]);
  await closeAt("offer1-c", noon("2025-10-05"));
  await closeAt("offer1-a", noon("2025-10-06"));
  await closeAt("offer1-b", noon("2025-10-08"));

  const first = await list(2);
  expect(first.items).toEqual([
    {
      ...{ incidentId: "offer1-c", planId: "offer-1", requestType: "Billing" },
      ...{ closedAt: noon("2025-10-05"), ageDays: 3 },
    },
    expect.objectContaining({ incidentId: "offer1-a", ageDays: 2 }),
  ]);
  const rest = await list(2, first.cursor ?? "");
  expect([idsOf(rest), rest.cursor]).toEqual([["offer1-b"], null]);
  expect((await refused("nonsense")).field?.path).toBe("cursor");

  valueOf(await decide("offer1-c", "Denied"));
  valueOf(await correct("offer1-a"));
  expect(idsOf(await list())).toEqual(["offer1-b"]);
});

test("a closing that was killed before its write hides nothing, and the next one is listed once", async () => {
  const { closeAt, list, refundReviews, time } = await world(["offer1-a"]);
  time.isDown = true;
  await expect(closeAt("offer1-a", noon("2025-10-05"))).rejects.toThrow("killed");
  time.isDown = false;
  expect(idsOf(await list())).toEqual([]);

  valueOf(await closeAt("offer1-a", noon("2025-10-07")));
  expect((await list()).items).toMatchObject([{ closedAt: noon("2025-10-07") }]);
  expect(await refundReviews.list(null, 10)).toHaveLength(1);
});

test("of ten concurrent closings the one that was written is listed, once", async () => {
  const { closeAt, list } = await world(["offer1-a"]);
  const times = Array.from({ length: 10 }, (_, n) => `2025-10-05T12:00:0${n}.000Z`);
  await Promise.all(times.map((at) => closeAt("offer1-a", at)));
  expect(idsOf(await list())).toEqual(["offer1-a"]);
});

test("a page is full although many items before it are left over, and those are removed", async () => {
  const { closeAt, list, refundReviews } = await world(["offer1-a"]);
  const old = Array.from({ length: 120 }, (_, n) => `offer1-gone${n}`);
  await Promise.all(
    old.map((incidentId) => refundReviews.add({ incidentId, closedAt: noon("2025-10-01") })),
  );
  valueOf(await closeAt("offer1-a", noon("2025-10-05")));
  expect(idsOf(await list(1))).toEqual(["offer1-a"]);
  expect(await refundReviews.list(null, 200)).toHaveLength(1);
});

test("a repeated closing lists a refund that waits and is not in the index", async () => {
  const closedAt = noon("2025-09-01");
  const waits = { state: "RefundReview", refund: "PendingReview", closure: closing } as const;
  const { closeAt, list } = await world(["offer1-a"], { ...waits, closedAt });
  expect(idsOf(await list())).toEqual([]);
  valueOf(await closeAt("offer1-a", noon("2025-10-05")));
  expect((await list()).items).toMatchObject([{ closedAt, ageDays: 34 }]);
});

test("a refund that waits longer than seven days is reported with its age, and only then", async () => {
  const { closeAt, overdue, time } = await world(["offer1-a"]);
  await closeAt("offer1-a", noon("2025-10-05"));
  time.now = new Date("2025-10-12T23:59:59Z");
  expect(await overdue()).toEqual([]);
  time.now = new Date("2025-10-13T00:00:00Z");
  expect(await overdue()).toEqual([["RefundReviewOverdue", { offerId: "offer1", days: 8 }]]);
});

test("a notice is scheduled once for the day on which a refund will have waited longer than seven days", async () => {
  const { closeAt, noticesUntil } = await world(["offer1-a"]);
  await closeAt("offer1-a", noon("2025-10-05"));
  await closeAt("offer1-a", noon("2025-10-06"));
  expect(await noticesUntil("2025-10-12")).toEqual([]);
  const item = { kind: "Notice", offerId: "offer1", subject: "RefundWaiting:offer1-a", term: 1 };
  expect(await noticesUntil("2025-10-31")).toMatchObject([{ day: "2025-10-13", item }]);
});
