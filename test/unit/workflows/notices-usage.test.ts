import { describe, expect, it } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import type { DueItem } from "../../../shared/application/ports/operations.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { makeOpenIncident } from "../../../shared/application/portals/open-incident.ts";
import { products } from "../../../shared/catalogue/products.ts";
import type { IncidentRequest } from "../../../shared/domain/incident.ts";
import { defaultNotices } from "../../../shared/domain/notice.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aRequest, cloud, noon } from "../../support/builders.ts";
import { atAzurePortal } from "../../support/callers.ts";

const planWith = (granted: number | null, used: number) => ({
  planId: "offer-1",
  kind: cloud,
  granted,
  used,
});

type Scheduled = DueItem & { readonly day: string };

/** Opens an incident for which the committer or the frontline's store gives this answer. */
async function opening(
  answer: unknown,
  { channel = "Portal", notices = defaultNotices }: Partial<IncidentRequest & Deps> = {},
): Promise<{ readonly opened: unknown; readonly scheduled: readonly Scheduled[] }> {
  const scheduled: Scheduled[] = [];
  const openIncident = makeOpenIncident({
    accounts: {
      listContracts: async () => [],
      addFrontline: async (_key: string, request: unknown) => ({ request, added: true }),
    },
    catalogue: products,
    clock: { now: () => new Date(noon("2025-10-01")) },
    committer: { submit: async () => answer },
    contracts: { readHead: async () => null },
    notices,
    rules: defaultRules,
    schedule: { add: async (day: string, item: DueItem) => void scheduled.push({ day, ...item }) },
    telemetry: noopTelemetry,
  } as unknown as Deps);
  const opened = await openIncident(
    { ...aRequest({ channel }), idempotencyKey: "k" },
    atAzurePortal,
  );
  return { opened, scheduled };
}

/** What is scheduled after an incident was opened with this answer. */
async function scheduledAfter(
  answer: unknown,
  notices = defaultNotices,
): Promise<readonly Scheduled[]> {
  const { opened, scheduled } = await opening(answer, { notices });
  expect(opened).toBe(answer);
  return scheduled;
}

const accepted = (plan: unknown, replayed = false) => ({
  ok: true,
  value: { value: { plan, term: 3 }, replayed },
});

describe("opening an incident", () => {
  it("sends no storage request unless a threshold is crossed", async () => {
    for (const [granted, used] of [
      [50, 1],
      [50, 39],
      [50, 41],
      [50, 49],
      [2, 1],
      [null, 99],
    ] as const) {
      expect(await scheduledAfter(accepted(planWith(granted, used)))).toEqual([]);
    }
  });

  it.each([
    [50, 40, "UsageHigh"],
    [5, 4, "UsageHigh"],
    [50, 50, "Exhausted"],
    [2, 2, "Exhausted"],
    [1, 1, "Exhausted"],
  ])("of %i granted, the %ith schedules %s for today", async (granted, used, rule) => {
    expect(await scheduledAfter(accepted(planWith(granted, used)))).toEqual([
      {
        day: "2025-10-01",
        kind: "Notice",
        offerId: "offer-1",
        subject: `${rule}:${cloud}`,
        term: 3,
      },
    ]);
  });

  it("uses the percentage of the settings", async () => {
    const half = { ...defaultNotices, usageHighPercent: 50 };
    const crossed = await scheduledAfter(accepted(planWith(50, 25)), half);
    expect(crossed).toMatchObject([{ subject: `UsageHigh:${cloud}` }]);
    expect(await scheduledAfter(accepted(planWith(50, 40)), half)).toEqual([]);
  });

  // A crash after the commit loses the notice to be scheduled, and the caller gets no answer.
  it("schedules it again when the request is repeated", async () => {
    const again = await scheduledAfter(accepted(planWith(50, 45), true));
    expect(again).toMatchObject([{ subject: `UsageHigh:${cloud}` }]);
    expect(await scheduledAfter(accepted(planWith(50, 12), true))).toEqual([]);
  });

  it("schedules nothing after a refusal or for a frontline request", async () => {
    const refused = {
      ok: false,
      refusal: { code: "NO_INCIDENTS_REMAINING", plan: planWith(50, 50) },
    };
    const ofRefused = await opening(refused);
    const ofFrontline = await opening(undefined, { channel: "PartnerCenterFrontline" });
    expect([ofRefused.opened, ofRefused.scheduled]).toMatchObject([refused, []]);
    expect([ofFrontline.opened, ofFrontline.scheduled]).toMatchObject([
      { ok: true, value: { value: { deducted: false }, replayed: false } },
      [],
    ]);
  });
});
