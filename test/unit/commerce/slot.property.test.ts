import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { makeCancelOffer } from "../../../shared/application/commerce/cancel-offer.ts";
import { makePurchaseOffer } from "../../../shared/application/commerce/purchase-offer.ts";
import { makeRenewOffer } from "../../../shared/application/commerce/renew-offer.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { OutcomeUnknown } from "../../../shared/application/errors.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { isUsable } from "../../../shared/domain/terms.ts";
import { aPurchaseChange, contractOn, noon, valueOf } from "../../support/builders.ts";
import { commerce } from "../../support/callers.ts";
import "../../support/seed.ts";
import { aWorld, offerId, rules } from "../commit/support.ts";

const partnerId = "contoso";
const origin = { caller: commerce, requestId: "request-1" };

/** Dependencies of which only these exist. */
const only = <Port>(some: Partial<Record<keyof Port, unknown>>): Port => some as Port;

type Fault = "late" | "lost" | undefined;

/** The partner's rows in memory. A write of the slot can arrive late, or without an answer. */
function memoryPartner(between: (step: string) => Promise<void>, faults: Fault[]) {
  const memberships = new Map<string, Membership>();
  const late: (() => void)[] = [];
  let slot = { value: offerId, etag: "1" };

  async function write(holder: string, expected: string | null, more = () => {}) {
    const fault = faults.shift();
    const apply = (): boolean => {
      if (slot.etag !== expected) return false;
      slot = { value: holder, etag: `${Number(slot.etag) + 1}` };
      more();
      return true;
    };
    await between("the write of the slot arrives");
    if (fault === "late") late.push(apply);
    const written = fault === "late" ? false : apply();
    if (fault) throw new OutcomeUnknown(fault);
    await between("the write of the slot is answered");
    return written;
  }

  const partners = only<Deps["partners"]>({
    read: async () => ({ value: { partnerId, tenantId: "t", contacts: [] }, etag: "1" }),
    readMembership: async (_id: string, each: string) => memberships.get(each) ?? null,
    listMemberships: async () => [...memberships.values()],
    readSlot: async () => {
      await between("the read of the slot arrives");
      const found = slot;
      await between("the read of the slot is answered");
      return found;
    },
    moveSlot: (_id: string, _slot: string, ...move: [string, string | null]) => write(...move),
    reserveSlot: (membership: Membership, _slot: string, expected: string | null) =>
      write(membership.offerId, expected, () => memberships.set(membership.offerId, membership)),
  });
  return {
    partners,
    memberships,
    land: () => {
      for (const apply of late.splice(0)) apply();
    },
  };
}

/** An offer that expired on 2026-10-01, which the partner can buy again or renew late. */
async function expiredOffer(between: () => Promise<void> = async () => {}, faults: Fault[] = []) {
  const { contract, entries } = aPurchaseChange({ offerId });
  const world = await aWorld(contract, entries);
  world.now = new Date(noon("2026-10-10"));
  world.store.between = between;
  const partner = memoryPartner(between, faults);
  const processes = [world.start(), world.start()].map(({ committer }) =>
    only<Deps>({
      ...{ clock: { now: () => world.now }, committer, contracts: world.store, rules },
      ...{ credentials: {}, vault: {}, telemetry: noopTelemetry, partners: partner.partners },
      schedule: { add: async () => undefined, addAll: async () => undefined },
    }),
  );
  const at = (index: number): Deps => processes[index] ?? expect.fail();
  const offer = { partnerId, offerId };
  return {
    ...partner,
    buy: (key: string, index = 0) =>
      makePurchaseOffer(at(index))(
        {
          ...{ partnerId, offerType: "SPD_SERVICES", purchasedOn: "2026-10-10" },
          idempotencyKey: key,
        },
        origin,
      ),
    renew: (key: string, index = 0) =>
      makeRenewOffer(at(index))(
        { ...offer, renewedOn: "2026-09-20", issueNewIds: false, idempotencyKey: key },
        origin,
      ),
    cancel: (id: string) => makeCancelOffer(at(0))({ partnerId, offerId: id }, origin),
    /** Makes the head one of before claims were counted. */
    forgetClaims: async () => {
      const head = (await world.store.readHead(offerId)) ?? expect.fail();
      const contract = { ...head.contract, slotClaims: 0 };
      const change = { commitId: "earlier", contract, rows: [], entries: [] };
      await world.store.commit({ offerId, expected: head.etag, ...change });
    },
    /** The offers that the partner can use. A purchase that is recorded makes its contract at the next read. */
    usable: async () => {
      const head = await world.store.readHead(offerId);
      const renewed = head && isUsable(contractOn(head.contract, "2026-10-10"), "2026-10-10");
      return [...(renewed ? [offerId] : []), ...memberships(partner)];
    },
  };
}

const memberships = (partner: ReturnType<typeof memoryPartner>) => [...partner.memberships.keys()];

const held = { ok: false, refusal: { code: "OFFER_ALREADY_HELD" } };

const request = fc.record({
  do: fc.constantFrom("buy" as const, "renew" as const),
  key: fc.constantFrom("a", "b", "c"),
  at: fc.nat({ max: 1 }),
});

describe("the partner's slot", () => {
  test("goes to one of the purchases and late renewals that cross, whatever is late or lost", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 2, maxLength: 5 }),
        fc.array(fc.constantFrom<Fault>(undefined, undefined, undefined, "late", "lost"), {
          maxLength: 6,
        }),
        fc.scheduler(),
        async (requests, faults, scheduler) => {
          const withFaults = faults.some(Boolean);
          const service = await expiredOffer(
            () => scheduler.schedule(Promise.resolve()),
            [...faults],
          );
          const run = Promise.allSettled(
            requests.map(({ at, do: call, key }) => service[call](key, at)),
          );
          const outcomes = await scheduler.waitFor(run);
          service.land();

          const usable = service.usable();
          await scheduler.waitIdle();
          expect((await usable).length).toBeLessThanOrEqual(1);
          const answers = outcomes.flatMap((each) =>
            each.status === "fulfilled" ? [each.value] : [],
          );
          const accepted = answers.flatMap((each) => (each.ok ? [each.value.value.offerId] : []));
          const { length } = withFaults ? answers : requests;
          expect([answers.length, accepted.length > 0 || withFaults]).toEqual([length, true]);
          expect(await usable).toEqual(expect.arrayContaining(accepted));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("stays with an offer whose late renewal comes after a purchase that was never carried out", async () => {
    const service = await expiredOffer(undefined, ["late"]);
    await expect(service.buy("a")).rejects.toThrow(OutcomeUnknown);
    expect(await service.renew("b")).toMatchObject({ ok: true });
    service.land();
    expect(await service.usable()).toEqual([offerId]);
    expect(await service.buy("a")).toMatchObject(held);
  });

  test("stays with the offer that was bought again before claims were counted", async () => {
    const service = await expiredOffer();
    expect(await service.buy("a")).toMatchObject({ ok: true });
    await service.forgetClaims();
    expect(await service.renew("b")).toMatchObject(held);
  });

  test("comes back to an offer that is renewed late, after the one bought in its place is cancelled", async () => {
    const service = await expiredOffer();
    const bought = await service.buy("a");
    expect(await service.renew("b")).toMatchObject(held);
    await service.cancel(valueOf(bought).value.offerId);
    expect(await service.renew("b")).toMatchObject({ ok: true });
    expect(await service.buy("c")).toMatchObject(held);
  });
});
