import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  anAccount,
  aReadyPlan,
  consume,
  consumed,
  incident,
  itIs,
  lineNow,
  onPremises,
  refused,
  servicesHub,
  textWith,
} from "../../support/people.ts";

const notSupported = (reason: string): object =>
  refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", { reason });

const about = (product: string, version: string | null) => ({ product, version });

describe("on-premises products", () => {
  test("S46 Windows Server 2019 in July 2025 is refused without a deduction, and an MSA is offered pay-per-incident", async () => {
    const { account, offer } = await aReadyPlan({
      purchasedOn: "2025-07-01",
      kinds: [onPremises],
      account: anAccount("Msa"),
      linkedIn: servicesHub,
    });
    await itIs("2025-07-15");

    expect(
      await consume(servicesHub, incident(offer, account, { version: "2019" }, onPremises)),
    ).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", {
        detail: textWith("The support plan can't be used for the specified product"),
        payPerIncident: { available: true, reason: null },
        plan: { remaining: 20 },
      }),
    );
    expect(await lineNow(offer, onPremises)).toMatchObject({ remaining: 20 });
  });

  test("S47 an N-1 version is accepted on its last day of mainstream support and refused the day after", async () => {
    const { account, offer } = await aReadyPlan({
      kinds: [onPremises],
      purchasedOn: "2026-01-10",
      linkedIn: servicesHub,
    });
    const body = (version: string): object => incident(offer, account, { version }, onPremises);

    await itIs("2026-10-13T23:59:50Z");
    expect(await consumed(servicesHub, body("2022"))).toMatchObject({ plan: { remaining: 19 } });
    await itIs("2026-10-14T00:00:00Z");
    expect(await consume(servicesHub, body("2022"))).toMatchObject(
      notSupported("OUT_OF_MAINSTREAM_SUPPORT"),
    );
    expect(await consumed(servicesHub, body("2025"))).toMatchObject({ plan: { remaining: 18 } });
  });

  test("an older version is accepted before 2025-07-01 and refused from that day", async () => {
    const { account, offer } = await aReadyPlan({
      kinds: [onPremises],
      purchasedOn: "2025-06-01",
      linkedIn: servicesHub,
    });
    const body = incident(offer, account, { version: "2019" }, onPremises);
    await itIs("2025-06-30");
    await consumed(servicesHub, body);
    await itIs("2025-07-01");
    expect(await consume(servicesHub, body)).toMatchObject(notSupported("NOT_N_OR_N_MINUS_1"));
  });

  test("each family has its own ranks; unreleased, unknown, older, retired and undated versions are refused", async () => {
    const { account, offer } = await aReadyPlan({
      kinds: [onPremises],
      purchasedOn: "2025-09-01",
      linkedIn: servicesHub,
    });
    const ask = (what: object) => consume(servicesHub, incident(offer, account, what, onPremises));
    await itIs("2025-10-01");
    for (const [what, reason] of [
      [about("SQL Server", "2025"), "NOT_RELEASED"],
      [about("WindowsServer", "2099"), "UNKNOWN_VERSION"],
      [about("WindowsServer", null), "UNKNOWN_VERSION"],
      [about("Contoso Database", "1"), "UNKNOWN_PRODUCT"],
      [about("SqlServer", "2016"), "NOT_N_OR_N_MINUS_1"],
      [about("ExchangeServer", "2019"), "OUT_OF_MAINSTREAM_SUPPORT"],
      [about("SystemCenter", "2025"), "UNKNOWN_DATES"],
    ] as const) {
      expect(await ask(what)).toMatchObject(notSupported(reason));
    }
    expect(await lineNow(offer, onPremises)).toMatchObject({ used: 0 });
    for (const what of [
      about("SqlServer", "2022"),
      about("SQL Server", "2022"),
      about("ExchangeServer", "SE"),
      about("WindowsEnterpriseLtsc", "10 LTSC 2021"),
      about("WindowsIotEnterpriseLtsc", "11 LTSC 2024"),
      about("OfficeLtsc", "LTSC 2021"),
    ]) {
      expect((await ask(what)).status).toBe(201);
    }
  });

  test("a release changes the ranks on its day, but a version out of mainstream support stays refused", async () => {
    const ask = async (query: string) =>
      (await api("GET", `/api/catalog/eligibility?kind=${onPremises}&${query}`)).body;

    expect(await ask("product=SqlServer&version=2022&on=2025-11-17")).toEqual({
      eligible: true,
      rank: "N",
      mainstreamEnd: "2028-01-11",
    });
    expect(await ask("product=SqlServer&version=2022&on=2025-11-18")).toMatchObject({
      eligible: true,
      rank: "N-1",
    });
    expect(await ask("product=SqlServer&version=2025&on=2025-11-17")).toMatchObject({
      eligible: false,
      code: "PRODUCT_VERSION_NOT_SUPPORTED",
      rank: "not-released",
    });
    expect(await ask("product=WindowsServer&version=2022&on=2026-10-13")).toMatchObject({
      eligible: true,
      rank: "N-1",
    });
    expect(await ask("product=WindowsServer&version=2022&on=2026-10-14")).toMatchObject({
      eligible: false,
      rank: "N-1",
      mainstreamEnd: "2026-10-13",
    });
    expect(await ask("product=WindowsServer&version=2019&on=2026-11-22")).toMatchObject({
      eligible: false,
      rank: "older",
    });
    expect(await ask("product=BizTalkServer&version=2020&on=2026-11-22")).toMatchObject({
      eligible: true,
      rank: "N",
      mainstreamEnd: "2028-04-11",
    });
    expect(await ask("product=AzureVirtualMachines")).toMatchObject({
      eligible: false,
      code: "PLAN_NOT_VALID_FOR_PRODUCT",
    });
  });

  test("Microsoft 365 products are never eligible, also under the benefit's old name", async () => {
    const { body } = await api(
      "GET",
      "/api/catalog/eligibility?kind=Signature%20Cloud%20Support&product=ExchangeOnline",
    );
    expect(body).toEqual({ eligible: false, code: "PORTAL_DOES_NOT_ACCEPT_IDS" });
  });
});
