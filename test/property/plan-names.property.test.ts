import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parsePlanName, planName } from "../../shared/domain/names.ts";
import { benefitKinds } from "../../shared/domain/vocabulary.ts";
import "../support/seed.ts";

const kind = fc.constantFrom(...benefitKinds);
const quantity = fc.option(fc.integer({ min: 1, max: 999_999 }));
const blank = fc.constantFrom(" ", "  ", "-", " - ", "\t");
const disguise = fc.record({
  blank,
  around: fc.constantFrom("", " ", "\n"),
  upper: fc.boolean(),
  pack: fc.constantFrom("", "pack", " pack", "-Pack", "PACK"),
});

describe("plan names", () => {
  test("every shown plan name parses back to its plan", () => {
    fc.assert(
      fc.property(kind, quantity, (of, granted) => {
        expect(parsePlanName(planName(of, granted))).toEqual({ kind: of, quantity: granted });
      }),
    );
  });

  test("letter case, spacing and the word pack do not matter", () => {
    fc.assert(
      fc.property(kind, fc.integer({ min: 1, max: 999_999 }), disguise, (of, granted, how) => {
        const name = planName(of, granted).replaceAll(" ", how.blank) + how.pack;
        const text =
          how.around + (how.upper ? name.toUpperCase() : name.toLowerCase()) + how.around;
        expect(parsePlanName(text)).toEqual({ kind: of, quantity: granted });
      }),
    );
  });

  test("any text parses without an error, and a parsed plan can be shown", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pack = parsePlanName(text);
        const shown = pack && planName(pack.kind, pack.quantity);
        expect(shown === undefined ? undefined : parsePlanName(shown)).toEqual(pack);
      }),
    );
  });
});
