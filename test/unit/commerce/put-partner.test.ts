import { beforeEach, describe, expect, test } from "vitest";

import { makePutPartner } from "../../../shared/application/commerce/put-partner.ts";
import { finishPurchase } from "../../../shared/application/contracts/read-contract.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import type { DueOn } from "../../../shared/application/ports/operations.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { CspRole } from "../../../shared/domain/vocabulary.ts";
import { aCause, aPartner, contosoTenant, fabrikamTenant, noon } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { aWorld, offerId } from "../commit/support.ts";
import type { World } from "../commit/support.ts";
import type { PartnerView } from "../../../shared/contract/commerce.ts";

const contoso = (cspRole: CspRole, furtherTenantIds: readonly string[] = []): PartnerView => ({
  ...{ partnerId: "contoso", name: "Contoso", tenantId: contosoTenant, cspRole },
  ...{ furtherTenantIds, isvSuccessEnrolled: false, country: "US", locale: null, contacts: [] },
});
const membership: Membership = {
  offerId,
  partner: aPartner({ cspRole: "None" }),
  purchase: { offerType: "SPD_SERVICES", purchasedOn: "2025-09-01" },
  pack: null,
  credentials: null,
  cause: aCause({ at: noon("2025-09-01") }),
};

let world: World;
let contracts: MemoryContractStore;
let row: { value: PartnerView; etag: string };
/** What happens just before a caller learns which offers there are. */
let scheduled: DueOn[];
let meanwhile: (() => Promise<unknown>)[];
beforeEach(async () => {
  world = await aWorld();
  contracts = world.store;
  row = { value: contoso("None"), etag: "0" };
  meanwhile = [];
  scheduled = [];
});

const deps = (): Deps =>
  ({
    committer: world.start({}, { store: contracts }).committer,
    contracts,
    rules: defaultRules,
    clock: { now: () => world.now },
    schedule: { addAll: async (items: readonly DueOn[]) => void scheduled.push(...items) },
    partners: {
      read: async () => row,
      put: async (value: PartnerView) => {
        row = { value, etag: `${Number(row.etag) + 1}` };
        return false;
      },
      listMemberships: async () => {
        await meanwhile.shift()?.();
        return [membership];
      },
    },
  }) as unknown as Deps;

const put = (cspRole: CspRole) => makePutPartner(deps())(contoso(cspRole));
const roleInContract = async () => (await contracts.readHead(offerId))?.contract.partner.cspRole;

describe("a partner that is changed", () => {
  test("has its new facts in its contracts when the call answers", async () => {
    await put("DirectBill");
    expect(await roleInContract()).toBe("DirectBill");
  });

  test("has its further tenants in its contracts, and no longer when they are taken away (A44)", async () => {
    const tenantsInContract = async () =>
      (await contracts.readHead(offerId))?.contract.partner.furtherTenantIds;
    await makePutPartner(deps())(contoso("None", [fabrikamTenant]));
    expect(await tenantsInContract()).toEqual([fabrikamTenant]);
    await makePutPartner(deps())(contoso("None"));
    expect(await tenantsInContract()).toEqual([]);
  });

  test("keeps each further tenant once, as first written, and not its own one among them", async () => {
    const typed = [fabrikamTenant.toUpperCase(), contosoTenant.toUpperCase(), fabrikamTenant];
    const answer = await makePutPartner(deps())(contoso("None", typed));
    const once = { furtherTenantIds: [fabrikamTenant.toUpperCase()] };
    expect(answer).toMatchObject({ value: { partner: once } });
    expect(row.value).toMatchObject(once);
  });

  test("has its passed notices that are still useful repeated for contacts who are new", async () => {
    const contacts = [{ email: "technician1@contoso.example" }];
    const notices = async (today: string) => {
      scheduled = [];
      world.now = new Date(noon(today));
      await makePutPartner(deps())({ ...contoso("None"), contacts });
      return scheduled.map(({ item }) => item.subject);
    };
    expect(await notices("2025-10-01")).toEqual([]);
    expect(await notices("2026-08-20")).toEqual(["Late:RenewalDue"]);
    expect(await notices("2026-09-25")).toEqual(["Late:WindowClosing"]);
    expect(await notices("2026-10-02")).toEqual([]);
    scheduled = [];
    world.now = new Date(noon("2026-08-20"));
    await makePutPartner(deps())(contoso("None"));
    expect(scheduled).toEqual([]);
  });

  test("by two callers at once ends with the same facts in its row and its contracts", async () => {
    meanwhile.push(() => put("IndirectReseller"));
    await put("DirectBill");
    expect([row.value.cspRole, await roleInContract()]).toEqual([
      "IndirectReseller",
      "IndirectReseller",
    ]);
  });

  test("during a purchase also reaches the new contract", async () => {
    contracts = new MemoryContractStore();
    await put("DirectBill");
    await finishPurchase(deps(), membership);
    expect(await roleInContract()).toBe("DirectBill");
  });

  test("before an interrupted purchase is completed reaches its contract", async () => {
    contracts = new MemoryContractStore();
    row = { value: contoso("IndirectProvider"), etag: "1" };
    await finishPurchase(deps(), membership);
    expect(await roleInContract()).toBe("IndirectProvider");
  });
});
