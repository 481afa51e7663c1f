import type * as z from "zod";
import { describe, expect, test } from "vitest";

import * as basics from "../../../shared/contract/basics.ts";
import { incidentRequestExample } from "../../../shared/contract/examples.ts";
import { incidentBody } from "../../../shared/contract/incidents.ts";
import { partnerBody, purchaseBody } from "../../../shared/contract/commerce.ts";
import { activationBody, distributionBody } from "../../../shared/contract/partner.ts";
import { linkPlanBody } from "../../../shared/contract/plans.ts";

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

const problems = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join("."));

test.each([
  ["PartnerCloudSupport", "PartnerCloudSupport"],
  ["Signature Cloud Support", "PartnerCloudSupport"],
  ["Partner Signature 5pack", "PartnerCloudSupport"],
  ["Microsoft Product Support", "PartnerOnPremisesSupport"],
  ["partner on-premises support", "PartnerOnPremisesSupport"],
])("the benefit kind %s is read as %s", (written, kind) => {
  expect(basics.kindInput.parse(written)).toBe(kind);
});

test("a benefit kind of no known name is refused", () => {
  expect(accepts(basics.kindInput, "Premier Support")).toBe(false);
});

const cases: readonly (readonly [string, z.ZodType, readonly unknown[], readonly unknown[]])[] = [
  [
    "a date",
    basics.date,
    ["2024-02-29", "1990-01-01", "2199-12-31"],
    ["2026-02-29", "2026-1-1", "2026-01-01T00:00:00Z", "1989-12-31", "9999-12-31", "", 20260101],
  ],
  [
    "an instant",
    basics.instant,
    ["2026-09-01T00:00:05Z", "2026-09-01T00:00:05.123+09:00"],
    ["2026-09-01", "2026-09-01T00:00:05", "2026-13-01T00:00:00Z", "9999-01-01T00:00:00Z"],
  ],
  [
    "an e-mail address",
    basics.email,
    ["technician1@contoso.example", "a.b+c@contoso.example"],
    [
      "technician1",
      "technician1@",
      "technician1@contoso.example\r\nBcc: x@y.example",
      `${"a".repeat(250)}@contoso.example`,
      "a b@contoso.example",
    ],
  ],
  [
    "a language",
    basics.locale,
    ["en", "ko-KR", "zh-Hant-TW", "es-419", "pt-br", "EN", "ko_KR", "korean", ""],
    ["ko\u0000", "\ud800", "a".repeat(101)],
  ],
  ["a country", basics.country, ["KR"], ["kr", "KOR", ""]],
  [
    "an identifier",
    basics.id,
    ["u1", "technician1@contoso.example", "6b1d3c57-4d1f-4f0a", "a".repeat(128)],
    ["", "a/b", "a\\b", "a?b", "a#b", "a b", "a\u0000b", "\ud800", "a".repeat(129)],
  ],
  [
    "a partner's id",
    basics.partnerId,
    ["contoso", "Contoso-1.a_b", "a".repeat(64)],
    ["", "con toso", "한국", "a".repeat(65), "a'b"],
  ],
  [
    "a title",
    basics.text(200),
    ["VM이 시작되지 않음", "<b>'; DROP TABLE--", "a".repeat(200)],
    ["", "   ", "a\nb", "a\u0007b", "a".repeat(201), "\udc00"],
  ],
];

describe.each(cases)("%s", (_, schema, good, bad) => {
  test.each(good)("can be %j", (value) => {
    expect(accepts(schema, value)).toBe(true);
  });
  test.each(bad)("cannot be %j", (value) => {
    expect(accepts(schema, value)).toBe(false);
  });
});

describe("a link", () => {
  const account = { id: "u1", type: "Entra" };

  test("takes the Contract ID under the name of finance and operations too", () => {
    const link = { account, accessId: "A", password: "C" };
    expect(linkPlanBody.parse(link)).toEqual({ account, accessId: "A", contractId: "C" });
  });

  test("takes one of the two names, and not both", () => {
    expect(problems(linkPlanBody, { account, accessId: "A" })).toEqual(["contractId"]);
    const both = { account, accessId: "A", contractId: "C", password: "C" };
    expect(problems(linkPlanBody, both)).toEqual(["contractId"]);
  });
});

describe("an incident", () => {
  const planless = { ...incidentRequestExample, kind: undefined, planId: undefined };

  test("needs neither version, nor channel, nor tenant, nor customer", () => {
    const { account, kind, planId, product, requestType, title } = incidentRequestExample;
    const least = { account, kind, planId, product, requestType, title };
    expect(incidentBody.parse(least)).toEqual(incidentRequestExample);
  });

  test("needs a plan and a kind, except on the frontline channel", () => {
    expect(problems(incidentBody, planless)).toEqual(["planId", "kind"]);
    expect(accepts(incidentBody, { ...planless, channel: "PartnerCenterFrontline" })).toBe(true);
  });

  test("treats null facts about a customer as absent", () => {
    const customer = { tenantId: "fabrikam" };
    expect(incidentBody.parse({ ...incidentRequestExample, customer }).customer).toEqual({
      tenantId: "fabrikam",
      gdapActive: false,
      suppliesSubscription: false,
      hasRbac: false,
      callerIsAdminAgent: false,
    });
  });
});

test("an activation needs no recipients, nor a body at all; a distribution needs 1 to 100", () => {
  expect(activationBody.parse(undefined)).toEqual({ recipients: [] });
  const recipients = (count: number) => ({
    recipients: Array.from({ length: count }, (_, index) => ({ email: `r${index}@c.example` })),
  });
  const counts = [0, 1, 100, 101].map((count) => accepts(distributionBody, recipients(count)));
  expect(counts).toEqual([false, true, true, false]);
});

test("a partner's optional fields are null or empty when they are not given", () => {
  const tenantId = "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d";
  const least = { name: "Contoso", tenantId, cspRole: "None", isvSuccessEnrolled: false };
  const none = { furtherTenantIds: [], country: null, locale: null, contacts: [] };
  expect(partnerBody.parse(least)).toEqual({ ...least, ...none });
});

test("an unknown offer type is refused", () => {
  expect(problems(purchaseBody, { offerType: "GOLD", purchasedOn: "2025-09-01" })).toEqual([
    "offerType",
  ]);
});

test.each([".", ".."])("%s is no identifier, because a URL cannot name it", (text) => {
  for (const schema of [basics.id, basics.accountId, basics.partnerId]) {
    expect(accepts(schema, text)).toBe(false);
    expect(accepts(schema, `${text}a`)).toBe(true);
  }
});

test("an Idempotency-Key has no comma, because a repeated header arrives joined by one", () => {
  expect(accepts(basics.idempotencyKey, "k-1;2:3")).toBe(true);
  expect(accepts(basics.idempotencyKey, "k1, k2")).toBe(false);
  expect(accepts(basics.idempotencyKey, "k1,k2")).toBe(false);
});
