import { beforeEach, describe, expect, test } from "vitest";

import { makePutPartner } from "../../../shared/application/commerce/put-partner.ts";
import {
  canFinish,
  readOffer,
  readOffers,
  readSlotsHeld,
} from "../../../shared/application/contracts/read-contract.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { ContractMissing } from "../../../shared/application/errors.ts";
import { offerIdFor } from "../../../shared/application/ids.ts";
import type { RecordedPurchase } from "../../../shared/application/ports/operations.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { findMissingContracts } from "../../../shared/application/workflows/reconcile/missing-contracts.ts";
import type { PartnerView } from "../../../shared/contract/commerce.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aCause, aPartner, contosoTenant } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";

const offerId = offerIdFor("commerce", "contoso", "key");
const boughtAt = Date.parse("2025-09-01T12:00:00Z");
const membership: Membership = {
  offerId,
  partner: aPartner({}),
  purchase: { offerType: "CORE", purchasedOn: "2025-09-01" },
  pack: null,
  credentials: null,
  cause: aCause({ at: new Date(boughtAt).toISOString() }),
};
const partner: PartnerView = {
  ...{ partnerId: "contoso", name: "Contoso", tenantId: contosoTenant, cspRole: "None" },
  ...{ furtherTenantIds: [], isvSuccessEnrolled: false, country: "US", locale: null, contacts: [] },
};

let contracts: MemoryContractStore;
beforeEach(() => {
  contracts = new MemoryContractStore();
});

/** The service `minutes` after the purchase. */
const after = (minutes: number): Deps =>
  ({
    contracts,
    committer: { submit: async () => "missing" },
    rules: defaultRules,
    clock: { now: () => new Date(boughtAt + minutes * 60_000) },
    schedule: { addAll: async () => undefined },
    partners: {
      put: async () => false,
      read: async () => ({ value: partner, etag: "1" }),
      readMembership: async () => membership,
      listMemberships: async () => [membership],
    },
  }) as unknown as Deps;

async function* purchases(): AsyncGenerator<RecordedPurchase> {
  yield { offerId, membership };
  yield { offerId: "offer-2", membership: null };
}
const problems = async (minutes: number) => {
  const { mismatches } = await findMissingContracts({ ...after(minutes), audit: { purchases } });
  return mismatches.map(({ offerId, problem }) => `${offerId}: ${problem}`).sort();
};
const unreadable = "offer-2: the row of the purchase cannot be read";

describe("a recorded purchase without its contract", () => {
  test("gets its contract from a request within 10 minutes", async () => {
    expect(await problems(10)).toEqual([unreadable]);
    expect(await readOffer(after(10), "contoso", offerId)).toMatchObject({ offerId });
    expect(await contracts.readHead(offerId)).not.toBeNull();
    expect(await problems(11)).toEqual([unreadable]);
  });

  test("never gets one after that: it is refused, and the reconciliation finds it", async () => {
    const later = after(10.1);
    await expect(readOffer(later, "contoso", offerId)).rejects.toThrow(ContractMissing);
    await expect(readOffers(later, "contoso")).rejects.toThrow(ContractMissing);
    expect(await readSlotsHeld(later, "contoso")).toEqual(new Set());
    expect(await makePutPartner(later)(partner)).toMatchObject({ ok: true });
    expect(contracts.commits).toBe(0);
    expect(await problems(10.1)).toEqual([
      unreadable,
      `${offerId}: the purchase is recorded, but the contract is missing`,
    ]);
  });

  test("never gets one if it is from before MACs, because its time could have been changed", async () => {
    const old = { ...membership, offerId: offerId.slice(1) };
    expect(canFinish(after(1), membership)).toBe(true);
    expect(canFinish(after(1), old)).toBe(false);
  });
});
