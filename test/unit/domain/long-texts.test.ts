import { describe, expect, test } from "vitest";

import { parsePlanName } from "../../../shared/domain/names.ts";
import { quotedReason } from "../../../shared/domain/quote.ts";

const length = 60_000;
const hostile = ["a", "@", "a@", " ", "- ", "1", ".", "a.", "a ", "pack", "1pack"].map((part) =>
  part.repeat(length / part.length),
);

describe("a text of 60,000 characters from outside", () => {
  test.each([
    ["a reason of another service", (text: string) => quotedReason(`Bounced: ${text}!`, 300)],
    ["a plan name", parsePlanName],
  ])("as %s is read in linear time", (_, read: (text: string) => unknown) => {
    for (const text of hostile) {
      const started = performance.now();
      read(text);
      // A quadratic expression takes more than 10 s. The limit leaves room for a busy machine.
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  test("is read only up to 4,000 characters as a reason of another service", () => {
    expect(quotedReason("word ".repeat(length / 5), length).length).toBeLessThanOrEqual(4_000);
  });

  test("loses the address at which it is cut", () => {
    const text = `${"word ".repeat(798)}technician@contoso.com`;
    expect(quotedReason(text, 5_000)).not.toContain("technician");
  });
});

test("a reason of another service loses its addresses and line ends", () => {
  expect(quotedReason("550 <a@contoso.com>:\n no mailbox b@contoso.com, @home", 300)).toBe(
    "550 <<address>>: no mailbox <address>, @home",
  );
});

test.each([
  ["Partner Cloud Support 1,000", undefined],
  ["PCS 5 0", undefined],
  ["PCS 0050", undefined],
  ["Partner support Gold 20 - pack", { kind: "PartnerOnPremisesSupport", quantity: 20 }],
  ["PCS", { kind: "PartnerCloudSupport", quantity: null }],
  ["PCS pack", undefined],
  ["1234567", undefined],
])("the plan name %s", (text, expected) => {
  expect(parsePlanName(text)).toEqual(expected);
});
