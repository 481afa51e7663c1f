import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { withAdvice } from "../../../shared/application/portals/refusal-advice.ts";
import { products } from "../../../shared/catalogue/products.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { notIncluded } from "../../../shared/domain/activation.ts";
import { unknownPlan } from "../../../shared/domain/incident.ts";
import type { IncidentRequest } from "../../../shared/domain/incident.ts";
import { planExpired } from "../../../shared/domain/link.ts";
import { productIn } from "../../../shared/domain/portal-fit.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { Portal } from "../../../shared/domain/vocabulary.ts";
import { aContract, anOnPremisesRequest, cloud, noon, onPremises } from "../../support/builders.ts";

const partner = { country: "CN" };
const contracts: Readonly<Record<string, Contract>> = {
  "offer-1": aContract({ partner, offerType: "CORE" }),
  held: aContract({ partner, offerId: "held" }),
  home: aContract({ partner: { country: "KR" }, offerId: "home" }),
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

type Asked = Partial<Pick<IncidentRequest, "kind" | "product" | "version">> & {
  readonly portal?: Portal;
};

const advice = (
  planId: string,
  refusal: Refusal = unknownPlan(),
  offers: readonly string[] = [],
  { portal = "ServicesHub", ...asked }: Asked = {},
) => {
  const account = { id: "m1", type: "Msa" } as const;
  const request = anOnPremisesRequest({ account, planId, ...asked });
  const judging = { catalogue: products, rules: defaultRules };
  const product = productIn(portal, { ...request, on: "2025-10-01" }, judging);
  return withAdvice(depsOf(offers), refusal, request, portal, product);
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
  const asked = { portal: "AzurePortal", product: "Azure" } as const;
  expect(await advice("offer-1", refusal, [], asked)).toMatchObject({
    offerSuggestions: expect.arrayContaining(["CORE"]) as string[],
  });
});

const lacksOnPremises = notIncluded(aContract({ offerType: "CORE" }), onPremises);
const nobodyHas = ["SPD_SERVICES", "CORE", "EXPANDED"];

test.each<[string, Refusal, Asked, readonly string[]]>([
  [
    "on-premises support for an on-premises product in Services Hub",
    planExpired(aContract()),
    { kind: cloud },
    ["SPD_SERVICES"],
  ],
  [
    "on-premises support, if the version is not understood",
    planExpired(aContract()),
    { version: "the newest" },
    ["SPD_SERVICES"],
  ],
  [
    "nothing for a version that is not supported",
    planExpired(aContract()),
    { version: "2019" },
    [],
  ],
  [
    "cloud support in the Azure portal",
    lacksOnPremises,
    { portal: "AzurePortal", product: "Azure" },
    nobodyHas,
  ],
  ["nothing for an on-premises product in Azure", lacksOnPremises, { portal: "AzurePortal" }, []],
  [
    "nothing for a product of another portal",
    planExpired(aContract()),
    { portal: "AzurePortal", product: "PowerApps", kind: cloud },
    [],
  ],
  [
    "nothing for a product that no plan serves",
    planExpired(aContract()),
    { portal: "AzurePortal", product: "Microsoft Teams", kind: cloud },
    [],
  ],
])("what is suggested to buy is %s", async (_what, refusal, asked, suggested) => {
  expect(await advice("offer-1", refusal, [], asked)).toMatchObject({
    offerSuggestions: suggested,
  });
});

test("a plan that is used up, with nothing to buy, is followed by paid support where it is sold", async () => {
  const none: Refusal = { code: "NO_INCIDENTS_REMAINING", detail: "", remedy: "WAIT" };
  expect(await advice("held", none, ["held"])).toMatchObject({
    ...{ offerSuggestions: [], remedy: "WAIT", payPerIncident: { available: false } },
  });
  expect(await advice("home", none, ["held"])).toMatchObject({
    ...{ offerSuggestions: [], remedy: "USE_PAID_SUPPORT", payPerIncident: { available: true } },
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
