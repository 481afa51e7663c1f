import { beforeAll, describe, expect, test } from "vitest";

import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { slotKind, partnerKind } from "../../shared/adapters/tables/rows/partner-rows.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { defaultWriterLimits } from "../../shared/application/commit/writer-deps.ts";
import { unlink } from "../../shared/application/contracts/unlink.ts";
import { accountKeysOf } from "../../shared/application/ids.ts";
import { linkKey } from "../../shared/application/ports/contract-rows.ts";
import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import { contractsOf } from "../../shared/application/portals/account-plans.ts";
import { readLink } from "../../shared/application/portals/read-link.ts";
import type { PartnerView } from "../../shared/contract/commerce.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { useAzurite } from "../support/azurite.ts";
import { aCause, aContract, aLink, aPartner, contosoTenant, noon } from "../support/builders.ts";
import { admin } from "../support/callers.ts";
import { storesOn } from "../support/table-stores.ts";
import type { TableStores } from "../support/table-stores.ts";

/** Version 0.1.0 made keys of IDs as they were written; since A35 keys are made without letter case. */
const storage = useAzurite();
let tables: Tables;
let stores: TableStores;
beforeAll(async () => {
  tables = await storage.freshTables();
  stores = storesOn(tables);
});

describe("a link that version 0.1.0 stored for an account with capitals", () => {
  const account = { id: "User1", type: "Entra" } as const;
  const [ownKey = "", olderKey = ""] = accountKeysOf(account);

  test("is found for the ID as it was written, and not for another spelling", async () => {
    const link = aLink({ account });
    await stores.accounts.addContract(olderKey, "offer-1");
    await stores.contracts.writeLink("offer-1", linkKey(olderKey), { type: "link", link }, null);

    expect(await contractsOf(stores, account)).toEqual(["offer-1"]);
    expect(await readLink(stores, "offer-1", account)).toEqual(link);
    expect(await readLink(stores, "offer-1", { id: "user1", type: "Entra" })).toBeNull();
  });

  test("gives way to the link under the account's own key, which every spelling finds", async () => {
    const link = aLink({ account, linkedAt: noon("2025-10-02") });
    await stores.contracts.writeLink("offer-1", linkKey(ownKey), { type: "link", link }, null);

    for (const id of ["User1", "user1", " USER1 "]) {
      expect(await readLink(stores, "offer-1", { id, type: "Entra" })).toEqual(link);
    }
  });
});

describe("an unlink", () => {
  test("under any spelling ends every link of the account, also one of version 0.1.0", async () => {
    const { contracts } = stores;
    const committer = makeCommitter({
      ...{ store: contracts, rules: defaultRules, limits: defaultWriterLimits },
      ...{ clock: { now: () => new Date(noon("2025-10-03")) }, telemetry: noopTelemetry },
      ...processRuntime,
    });
    const [account, small] = [
      { id: "User7", type: "Entra" },
      { id: "user7", type: "Entra" },
    ] as const;
    const contract = aContract({ offerId: "offer-7" });
    await contracts.commit({
      ...{ offerId: "offer-7", commitId: "c", contract, expected: null, rows: [], entries: [] },
    });
    for (const key of accountKeysOf(account).map(linkKey)) {
      await contracts.writeLink("offer-7", key, { type: "link", link: aLink({ account }) }, null);
    }
    const origin = { caller: admin, requestId: "r" };

    for (const id of [small, account, small]) {
      expect(await unlink({ committer, contracts }, "offer-7", id, origin)).toMatchObject({
        ok: true,
      });
      expect(await readLink(stores, "offer-7", account)).toBeNull();
      expect(await readLink(stores, "offer-7", small)).toBeNull();
    }
  });
});

const view = (partnerId: string): PartnerView => ({
  ...{ partnerId, name: "Contoso", tenantId: contosoTenant, cspRole: "None" },
  ...{ furtherTenantIds: [], isvSuccessEnrolled: false, country: "US", locale: null, contacts: [] },
});
const membership = (partnerId: string, offerId: string) => ({
  offerId,
  partner: { ...aPartner(), partnerId },
  purchase: { offerType: "CORE", purchasedOn: "2025-09-01" } as const,
  pack: null,
  credentials: null,
  cause: aCause({ at: noon("2025-09-01") }),
});

describe("a partner", () => {
  test("is one under every spelling of its ID, with its offers", async () => {
    const { partners } = stores;
    expect(await partners.put(view("mA"))).toBe(true);
    expect(await partners.put(view("MA"))).toBe(false);
    expect(await partners.reserveSlot(membership("mA", "offer-2"), "CORE", null)).toBe(true);
    expect(await partners.reserveSlot(membership("Ma", "offer-3"), "CORE", null)).toBe(false);
    for (const id of ["ma", "MA", "mA"]) {
      expect(await partners.read(id)).not.toBeNull();
      expect(await partners.listMemberships(id)).toMatchObject([{ offerId: "offer-2" }]);
    }
  });

  test("that version 0.1.0 stored stays where it is and is found for the ID as it was written", async () => {
    const { partners } = stores;
    const rows = new JsonTable(tables.partners);
    await rows.write("Fabrikam", {
      ...{ kind: partnerKind, key: "partner", value: view("Fabrikam"), expected: null },
    });
    expect(await partners.put(view("Fabrikam"))).toBe(false);
    expect(await partners.reserveSlot(membership("Fabrikam", "offer-4"), "CORE", null)).toBe(true);

    expect(await partners.readSlot("Fabrikam", "CORE")).toMatchObject({ value: "offer-4" });
    expect(await rows.read(slotKind, "Fabrikam", "held:CORE")).not.toBeNull();
    expect(await rows.read(partnerKind, "fabrikam", "partner")).toBeNull();
    expect(await partners.read("FABRIKAM")).toBeNull();
  });
});
