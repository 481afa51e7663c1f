import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { withAdvice } from "../../../shared/application/portals/refusal-advice.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { unknownPlan } from "../../../shared/domain/incident.ts";
import { planExpired } from "../../../shared/domain/link.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, anOnPremisesRequest, noon } from "../../support/builders.ts";

/** A plan of a partner in a country without pay-per-incident support; the account has none. */
const deps = {
  accounts: { listContracts: async () => [] },
  clock: { now: () => new Date(noon("2025-10-01")) },
  contracts: {
    readHead: async (offerId: string) =>
      offerId === "offer-1"
        ? { contract: aContract({ partner: { country: "CN" } }), etag: "1", commitId: "c" }
        : null,
  },
  partners: { listMemberships: async () => [] },
  rules: { ...defaultRules, payPerIncidentExcludedCountries: ["CN"] },
} as unknown as Deps;

const advice = (planId: string, refusal = unknownPlan()) => {
  const account = { id: "m1", type: "Msa" } as const;
  const request = anOnPremisesRequest({ account, planId });
  return withAdvice(deps, refusal, request, "ServicesHub", products.find(request.product));
};

test("a plan that is not linked is refused alike, whether there is one or not", async () => {
  expect(await advice("offer-1")).toEqual(await advice("no-such-offer"));
});

test("pay-per-incident support is not offered where the partner's country has none", async () => {
  expect(await advice("offer-1", planExpired(aContract()))).toMatchObject({
    payPerIncident: { available: false, reason: "COUNTRY_NOT_SUPPORTED" },
  });
});
