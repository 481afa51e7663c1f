import { describe, expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { payPerIncident } from "../../../shared/domain/pay-per-incident.ts";
import type { PayPerIncidentQuestion } from "../../../shared/domain/pay-per-incident.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";

const rules = { ...defaultRules, payPerIncidentExcludedCountries: ["CU", "IR"] };

const ask = (more: Partial<PayPerIncidentQuestion> = {}) =>
  payPerIncident(
    {
      accountType: "Msa",
      product: products.find("WindowsServer"),
      name: "WindowsServer",
      version: "2019",
      on: "2025-10-01",
      country: "US",
      ...more,
    },
    rules,
  );

describe("pay-per-incident support", () => {
  test.each<[string, Partial<PayPerIncidentQuestion>]>([
    ["an out-of-support version of a fixed-policy product", {}],
    ["a supported version", { version: "2025" }],
    ["an unnamed country", { country: null }],
  ])("is offered to an MSA for %s", (_what, question) => {
    expect(ask(question)).toEqual({ available: true, reason: null });
  });

  test.each<[string, Partial<PayPerIncidentQuestion>, string]>([
    ["an Entra account", { accountType: "Entra" }, "ENTRA_ACCOUNT"],
    ["a Partner Center account", { accountType: "PartnerCenter" }, "ENTRA_ACCOUNT"],
    ["no product", { product: undefined }, "PRODUCT_REQUIRED"],
    ["a cloud product", { product: products.find("AzureVirtualMachines") }, "NOT_FIXED_POLICY"],
    [
      "a Modern product",
      { product: products.find("ExchangeServer"), version: "SE" },
      "NOT_FIXED_POLICY",
    ],
    ["no version", { version: null }, "UNKNOWN_VERSION"],
    ["an unknown version", { version: "1999" }, "UNKNOWN_VERSION"],
    ["a country where it is not sold", { country: "CU" }, "COUNTRY_NOT_SUPPORTED"],
  ])("is not offered for %s", (_what, question, reason) => {
    expect(ask(question)).toEqual({ available: false, reason });
  });

  test.each([
    ["SharePointServer", "2019", "2026-07-14"],
    ["ExchangeServer", "2016", "2025-10-14"],
    ["WindowsEnterpriseLtsc", "10 LTSC 2021", "2027-01-12"],
    ["WindowsIotEnterpriseLtsc", "10 LTSC 2021", "2032-01-13"],
  ])("for %s %s ends with its extended support on %s", (name, version, lastDay) => {
    const of = { product: products.find(name), name, version };
    const nextDay = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
    expect(ask({ ...of, on: lastDay })).toEqual({ available: true, reason: null });
    expect(ask({ ...of, on: nextDay })).toEqual({ available: false, reason: "SUPPORT_ENDED" });
  });

  test("understands a version that is part of the product's name", () => {
    expect(ask({ name: "Windows Server 2019 Standard", version: null }).available).toBe(true);
  });

  test("depends on the identity first: every question of an Entra account gets that reason", () => {
    const question = { accountType: "Entra", product: undefined, version: null, country: "CU" };
    expect(ask(question as Partial<PayPerIncidentQuestion>).reason).toBe("ENTRA_ACCOUNT");
  });
});
