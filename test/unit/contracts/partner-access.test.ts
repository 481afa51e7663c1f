import { describe, expect, test } from "vitest";

import type { Caller, Role } from "../../../shared/application/caller.ts";
import {
  accessOffer,
  accessOfferAsAdmin,
  accessOfferOrCommerce,
  accessPartner,
  accessPartnerOrCommerce,
} from "../../../shared/application/contracts/partner-access.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, contosoTenant, fabrikamTenant, noon } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";

const contract = aContract();
const furtherTenant = "33333333-3333-4333-8333-33333333333a";
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";
const { offerId } = contract;
const partner = {
  partnerId: "contoso",
  name: "Contoso",
  tenantId: contosoTenant,
  // A row of version 0.1.0 can have the tenant of all personal accounts.
  furtherTenantIds: [furtherTenant, personalAccounts],
  cspRole: "None",
  isvSuccessEnrolled: false,
  country: null,
  locale: null,
  contacts: [],
} as const;

async function aWorld() {
  const contracts = new MemoryContractStore();
  const { entries } = unchanged(contract);
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows: [], entries });
  const partnersRead: string[] = [];
  const partners: Partial<Deps["partners"]> = {
    read: async (id) => {
      partnersRead.push(id);
      return id === "contoso" ? { value: partner, etag: "1" } : null;
    },
    readMembership: async () => null,
  };
  return {
    partnersRead,
    contracts,
    partners: partners as Deps["partners"],
    rules: defaultRules,
    clock: { now: () => new Date(noon("2025-09-02")) },
    schedule: {} as Deps["schedule"],
  };
}

const callerOf = (tenantId: string, ...roles: readonly Role[]): Caller => ({
  tenantId,
  actor: "technician1",
  client: "portal-spa",
  roles: new Set(roles),
  personRefusal: null,
  portal: null,
});

const outcome = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  result.ok ? "yes" : result.refusal?.code;

const stranger = "NOT_PROGRAM_ASSOCIATED";

describe("access to a partner's data", () => {
  // The edge strips roles that an operation gives no meaning to; this lock does not rely on it.
  test.each([
    ["its own user", callerOf(contosoTenant), "yes", "yes", "ROLE_NOT_ALLOWED"],
    ["its own admin", callerOf(contosoTenant, "Partner.Admin"), "yes", "yes", "yes"],
    ["a further tenant's user", callerOf(furtherTenant), "yes", "yes", "ROLE_NOT_ALLOWED"],
    [
      "a further tenant's admin",
      callerOf(furtherTenant.toUpperCase(), "Partner.Admin"),
      ...["yes", "yes", "yes"],
    ],
    [
      "a personal account",
      callerOf(personalAccounts, "Partner.Admin"),
      ...[stranger, stranger, stranger],
    ],
    [
      "another tenant's admin",
      callerOf(fabrikamTenant, "Partner.Admin"),
      stranger,
      stranger,
      stranger,
    ],
    ["Commerce", callerOf(fabrikamTenant, "Commerce"), stranger, "yes", stranger],
    ["an operator", callerOf(fabrikamTenant, "Operator"), stranger, stranger, stranger],
    ["a portal", callerOf(fabrikamTenant, "Portal"), stranger, stranger, stranger],
  ])("%s: its people's, what Commerce reads too, its admins'", async (_, caller, ...expected) => {
    const deps = await aWorld();
    const origin = { caller, requestId: "r" };
    const input = { partnerId: "contoso", offerId };
    const ways = [accessOffer, accessOfferOrCommerce, accessOfferAsAdmin];
    const answers = await Promise.all(ways.map((way) => way(deps, input, origin)));
    expect(answers.map(outcome)).toEqual(expected);
    const partners = [accessPartner, accessPartnerOrCommerce].map((way) =>
      way(deps, "contoso", caller),
    );
    expect((await Promise.all(partners)).map(outcome)).toEqual(expected.slice(0, 2));
  });

  test.each(["APP_ONLY_TOKEN", "SCOPE_MISSING", "GUEST_NOT_ALLOWED"] as const)(
    "a caller of the partner's tenant with %s reads nothing, and a stranger is told nothing else",
    async (personRefusal) => {
      const deps = await aWorld();
      const input = { partnerId: "contoso", offerId };
      for (const access of [accessOffer, accessOfferOrCommerce, accessOfferAsAdmin]) {
        const ask = (tenantId: string) => {
          const caller = { ...callerOf(tenantId, "Partner.Admin"), personRefusal };
          return access(deps, input, { caller, requestId: "r" });
        };
        expect(await ask(contosoTenant)).toMatchObject({
          refusal: { code: "ROLE_NOT_ALLOWED", reason: personRefusal },
        });
        expect(outcome(await ask(fabrikamTenant))).toBe(stranger);
      }
    },
  );

  test("an admin's tenant is asked first, then the role, then the offer, and the partner is read once", async () => {
    const none = { partnerId: "contoso", offerId: "none" };
    for (const [caller, expected] of [
      [callerOf(fabrikamTenant), stranger],
      [callerOf(contosoTenant), "ROLE_NOT_ALLOWED"],
      [callerOf(contosoTenant, "Partner.Admin"), "NOT_FOUND"],
    ] as const) {
      const { partnersRead, ...deps } = await aWorld();
      const answer = await accessOfferAsAdmin(deps, none, { caller, requestId: "r" });
      expect(outcome(answer)).toBe(expected);
      expect(partnersRead).toEqual(["contoso"]);
    }
  });

  test("only Commerce learns that a partner or an offer does not exist", async () => {
    const deps = await aWorld();
    const commerce = callerOf(fabrikamTenant, "Commerce");
    expect(outcome(await accessPartnerOrCommerce(deps, "nobody", commerce))).toBe("NOT_FOUND");
    expect(await accessPartner(deps, "nobody", commerce)).toEqual(
      await accessPartner(deps, "contoso", commerce),
    );
    const none = { partnerId: "contoso", offerId: "none" };
    const origin = { caller: commerce, requestId: "r" };
    expect(outcome(await accessOfferOrCommerce(deps, none, origin))).toBe("NOT_FOUND");
    expect(outcome(await accessOffer(deps, none, origin))).toBe(stranger);
  });
});
