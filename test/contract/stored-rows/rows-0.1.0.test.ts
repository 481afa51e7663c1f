import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ClosedTerm, Contract } from "../../../shared/domain/contract.ts";
import { makeRenewOffer } from "../../../shared/application/commerce/renew-offer.ts";
import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { makeListRefundReviews } from "../../../shared/application/operations/list-refund-reviews.ts";
import { makeLinkPlan } from "../../../shared/application/portals/link-plan.ts";
import { makeOpenIncident } from "../../../shared/application/portals/open-incident.ts";
import { makeCloseIncident } from "../../../shared/application/portals/close-incident.ts";
import { makeDecideRefund } from "../../../shared/application/portals/decide-refund.ts";
import type { Incident } from "../../../shared/domain/incident.ts";
import { emptySendQueue } from "../../../shared/application/workflows/distribute/send-queue.ts";
import { makeQueueNotice } from "../../../shared/application/workflows/notices/queue-notice.ts";
import { makeReconciliationRun } from "../../../shared/application/workflows/reconcile/reconcile-run.ts";
import { makeHandleDue } from "../../../shared/application/workflows/sweep/sweep-items.ts";
import { makeSweepRun } from "../../../shared/application/workflows/sweep/sweep-run.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { atAzurePortal, commerce } from "../../support/callers.ts";
import { aRequest, valueOf, noon } from "../../support/builders.ts";
import { storesOn } from "../../support/table-stores.ts";
import type { SavedRow } from "./saved-rows.ts";
import { readers, rowsOf010, saved, serviceOnSavedRows } from "./saved-rows.ts";

let world: Awaited<ReturnType<typeof serviceOnSavedRows>>;
beforeAll(async () => {
  world = await serviceOnSavedRows();
});
afterAll(() => world.stop());

const { account, contoso: partnerId, offerId, renewedOfferId } = saved;
const request = { ...aRequest({ account, planId: offerId }), resourceTenantId: null };
const asCommerce = { caller: commerce, requestId: "request-2" };

/** What a row holds today: the values that it was written with, and those that came later. */
function upgraded({ data, rowKey }: SavedRow): unknown {
  const written = JSON.parse(data) as {
    readonly closed?: ClosedTerm;
    readonly link?: object;
    readonly incident?: Incident;
  };
  const { closed, incident, link } = written;
  if (rowKey === "pace") return { ...emptySendQueue, sends: written };
  if (rowKey === "head") return upgradedHead(written as unknown as Contract);
  if (rowKey === "partner") return { ...written, furtherTenantIds: [] };
  if (rowKey.startsWith("membership:")) {
    return { ...withoutFurther(written as unknown as Membership), credentials: null };
  }
  if (closed) return { ...written, closed: withoutCap(closed) };
  if (link) return { ...written, link: { ...link, earlierVersions: [], unlinkedAt: null } };
  if (!incident) return written;
  const closedAt = incident.closure && incident.createdAt;
  return { ...written, incident: { ...incident, closedAt, correction: null } };
}

const withoutCap = <Account extends Pick<ClosedTerm, "term">>(account: Account): Account => ({
  ...account,
  term: { ...account.term, capEffectiveDate: null },
});

const withoutFurther = <Held extends Pick<Membership, "partner">>(held: Held): Held => ({
  ...held,
  partner: { ...held.partner, furtherTenantIds: [] },
});

function upgradedHead(head: Contract): unknown {
  const { decidingDate, openedBy } = head.term;
  const renewed = { renewedOn: decidingDate, seq: head.lines.length, replaced: null };
  return {
    ...withoutCap(withoutFurther(head)),
    slotClaims: 0,
    latestCredentialVersion: head.credentialVersion,
    opening: openedBy === "Renewal" && head.credentialVersion === 0 ? renewed : null,
    takenBack: null,
    replacements: { inTerm: 0, latestId: null },
    unlinks: 0,
  };
}

describe("rows that version 0.1.0 wrote", () => {
  test("are all of some kind", () => {
    const kindless = Object.entries(rowsOf010).flatMap(([table, rows]) =>
      rows.filter(({ rowKey }) => !readers.some(([of, keys]) => of === table && keys.test(rowKey))),
    );
    expect(kindless).toEqual([]);
  });

  test.each(readers)("are read as they were written: %s %s", async (table, keys, read) => {
    const rows = rowsOf010[table].filter(({ rowKey }) => keys.test(rowKey));
    expect(rows).not.toEqual([]);
    for (const row of rows) {
      const value = await read(storesOn(world.tables), row, world.tables);
      expect(value).toEqual(upgraded(row));
    }
  });

  test("of a refund that waits put it into the list of refund reviews with a reconciliation", async () => {
    const { deps, ready } = world;
    await ready();
    await makeReconciliationRun(deps).reconcileOffers({ offerIds: [renewedOfferId] });
    const { items } = valueOf(await makeListRefundReviews(deps)({ limit: 50 }));
    expect(items.map(({ incidentId }) => incidentId)).toEqual([saved.incidentInReview]);
  });

  test("of a contract serve to consume, refund, link and roll over, and its chain still verifies", async () => {
    const { deps, ready } = world;
    const { moveClock } = makeClockCases(deps);
    await ready();
    valueOf(await moveClock({ now: noon("2026-03-06") }));

    const opened = await makeOpenIncident(deps)(
      { ...request, idempotencyKey: "k1" },
      atAzurePortal,
    );
    const { value: incident } = valueOf(opened);
    expect(incident).toMatchObject({ deducted: true, term: 1, plan: { used: 4, remaining: 46 } });

    const closure = { resolution: "Duplicate", refundDecision: null } as const;
    const { incidentId } = incident;
    expect(
      valueOf(await makeCloseIncident(deps)({ incidentId, closure }, atAzurePortal)),
    ).toMatchObject({ refund: { state: "Applied" }, plan: { used: 3, remaining: 47 } });
    const review = { incidentId: saved.incidentInReview, decision: "Approved" } as const;
    expect(valueOf(await makeDecideRefund(deps)(review, atAzurePortal))).toMatchObject({
      refund: { state: "AppliedToEndedTerm" },
    });
    const { accessId, contractId } = saved;
    const linked = { account: { id: "contoso-3", type: "Entra" }, accessId, contractId } as const;
    expect(valueOf(await makeLinkPlan(deps)(linked, atAzurePortal))).toMatchObject({
      remaining: 47,
    });

    const renewal = { partnerId, offerId, renewedOn: "2026-03-06", issueNewIds: false };
    valueOf(await makeRenewOffer(deps)({ ...renewal, idempotencyKey: "k2" }, asCommerce));
    valueOf(await moveClock({ now: noon("2026-10-01") }));
    const { listDue } = makeSweepRun(deps);
    const handleDue = makeHandleDue({ ...deps, queueNotice: makeQueueNotice(deps) });
    const { items } = await listDue({ today: "2026-10-01", after: null, limit: 1000 });
    expect(await handleDue({ items })).toMatchObject({ failed: 0, renewed: 2 });

    const { contract } = (await storesOn(world.tables).contracts.readHead(offerId)) ?? {};
    expect(contract).toMatchObject({ term: { number: 2 }, lines: [{ granted: 50, used: 0 }, {}] });
    const { listOffersToReconcile, reconcileOffers } = makeReconciliationRun(deps);
    const { offerIds: offers } = await listOffersToReconcile({ after: null, limit: 100 });
    expect(offers).toEqual(expect.arrayContaining([offerId, renewedOfferId]));
    expect(await reconcileOffers({ offerIds: offers })).toMatchObject({
      offers: 6,
      mismatches: [],
    });
  });

  test("get their schema version when they are next written", async () => {
    const versions = new Map<string, unknown>();
    for await (const row of world.tables.contracts.listEntities()) {
      versions.set(`${row.partitionKey} ${row.rowKey}`, row["schemaVersion"]);
    }
    expect(versions.get(`${offerId} head`)).toBe(6);
    expect(versions.get(`${offerId} term:0001`)).toBe(3);
    expect(versions.get(`${offerId} entry:0002:00000001`)).toBe(3);
    expect(versions.get(`${offerId} entry:0001:00000001`)).toBeUndefined();
    const known = new Set(
      rowsOf010.contracts.map(({ partitionKey, rowKey }) => `${partitionKey} ${rowKey}`),
    );
    const written = [...versions].filter(([row]) => !known.has(row));
    const newest: Readonly<Record<string, number>> = {
      ...{ incident: 3, entry: 3, link: 4, term: 3, event: 2, distribution: 3 },
    };
    const versionOf = (row: string) => newest[/ (\w+):/.exec(row)?.[1] ?? ""] ?? 1;
    expect(written.filter(([row, version]) => version !== versionOf(row))).toEqual([]);
  });
});
