import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { withAdvice } from "../../../shared/application/portals/refusal-advice.ts";
import { products } from "../../../shared/catalogue/products.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { unknownPlan } from "../../../shared/domain/incident.ts";
import { planExpired } from "../../../shared/domain/link.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, anOnPremisesRequest, noon } from "../../support/builders.ts";

const partner = { country: "CN" };
const contracts: Readonly<Record<string, Contract>> = {
  "offer-1": aContract({ partner, offerType: "CORE" }),
  held: aContract({ partner, offerId: "held" }),
  ended: aContract({ partner, offerId: "ended", purchasedOn: "2023-01-01" }),
};

/** A plan of a partner in a country without pay-per-incident support, with these offers; the account has none. */
const depsOf = (offerIds: readonly string[]) =>
  ({
    accounts: { listContracts: async () => [] },
    clock: { now: () => new Date(noon("2025-10-01")) },
    contracts: {
      readHead: async (offerId: string) =>
        contracts[offerId] ? { contract: contracts[offerId], etag: "1", commitId: "c" } : null,
    },
    partners: { listMemberships: async () => offerIds.map((offerId) => ({ offerId })) },
    rules: { ...defaultRules, payPerIncidentExcludedCountries: ["CN"] },
  }) as unknown as Deps;

const advice = (
  planId: string,
  refusal: Refusal = unknownPlan(),
  offers: readonly string[] = [],
) => {
  const account = { id: "m1", type: "Msa" } as const;
  const request = anOnPremisesRequest({ account, planId });
  const product = products.find(request.product);
  return withAdvice(depsOf(offers), refusal, request, "ServicesHub", product);
};

test("a plan that is not linked is refused alike, whether there is one or not", async () => {
  expect(await advice("offer-1")).toEqual(await advice("no-such-offer"));
});

test("what to buy for cloud products is named to who has an offer without cloud support", async () => {
  const refusal: Refusal = {
    code: "PLAN_NOT_VALID_FOR_PRODUCT",
    reason: "NOT_VALID_FOR_PORTAL",
    detail: "",
    remedy: "BUY_CLOUD_PLAN",
  };
  expect(await advice("offer-1", refusal)).toMatchObject({
    offerSuggestions: expect.arrayContaining(["CORE"]) as string[],
  });
});

test("an offer that has ended is suggested anew, and one that is held is not", async () => {
  const expired = planExpired(aContract());
  const after = await advice("offer-1", expired, ["ended"]);
  expect(after.offerSuggestions).toContain("SPD_SERVICES");
  const beside = await advice("offer-1", expired, ["held"]);
  expect(beside.offerSuggestions).not.toContain("SPD_SERVICES");
});

test("pay-per-incident support is not offered where the partner's country has none", async () => {
  expect(await advice("offer-1", planExpired(aContract()))).toMatchObject({
    payPerIncident: { available: false, reason: "COUNTRY_NOT_SUPPORTED" },
  });
});
