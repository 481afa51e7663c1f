import { describe, expect, test } from "vitest";

import { parsePlanName, planName } from "../../../shared/domain/names.ts";
import { cloud, onPremises } from "../../support/builders.ts";

describe("a plan name", () => {
  test.each([
    ["Partner Cloud Support 50", cloud, 50],
    ["Partner Cloud Support", cloud, null],
    ["Partner Signature 5pack", cloud, 5],
    ["Signature 10pack", cloud, 10],
    ["Signature Cloud Support", cloud, null],
    ["Partner Signature Cloud Support 10pack", cloud, 10],
    ["Partner On-premises Support 20", onPremises, 20],
    ["Partner On-Premises Support", onPremises, null],
    ["Partner support Gold 20pack", onPremises, 20],
    ["Partner support Silver 15pack", onPremises, 15],
    ["Microsoft Product Support", onPremises, null],
    ["Microsoft Product Support 10pack", onPremises, 10],
    ["  partner   SIGNATURE 5 Pack ", cloud, 5],
    ["Partner-Signature-5-pack", cloud, 5],
    ["partner onpremises support 20", onPremises, 20],
    ["Partner Cloud Support ５", cloud, 5],
    ["Ｐａｒｔｎｅｒ　Ｓｉｇｎａｔｕｒｅ　１０ｐａｃｋ", cloud, 10],
    ["Partner‑Signature 5–pack", cloud, 5],
  ])("%j is read as %s, %s", (text, kind, quantity) => {
    expect(parsePlanName(text)).toEqual({ kind, quantity });
  });

  test.each([
    "",
    "   ",
    "50",
    "5pack",
    "Premier Support for Partners",
    "Partner Cloud Support fifty",
    "Partner Cloud Support 2.5",
    "Partner Cloud Support 0",
    "Partner Cloud Support 50 per year",
    "Partner Cloud Support 12345678",
    "Partner Cloud Support ٥",
    "Partner Cloud Support 五",
    "Partner Cloud Support …",
    "Partner Cloud Support ½",
    "Partner Cloud Support (5)",
    "Partner Cloud Support 5 лет",
  ])("%j is none", (text) => {
    expect(parsePlanName(text)).toBeUndefined();
  });

  test.each([
    [cloud, 50, "Partner Cloud Support 50"],
    [cloud, 5, "Partner Cloud Support 5"],
    [cloud, null, "Partner Cloud Support"],
    [onPremises, 20, "Partner On-premises Support 20"],
  ] as const)("%s with %s is shown as %j, the new name", (kind, granted, name) => {
    expect(planName(kind, granted)).toBe(name);
  });

  test.each([
    ["Partner Signature 5pack", "Partner Cloud Support 5"],
    ["Partner support Gold 20pack", "Partner On-premises Support 20"],
    ["Signature Cloud Support", "Partner Cloud Support"],
    ["Microsoft Product Support 20pack", "Partner On-premises Support 20"],
  ])("%j comes out as %j", (before, after) => {
    const pack = parsePlanName(before);
    expect(pack && planName(pack.kind, pack.quantity)).toBe(after);
  });
});
