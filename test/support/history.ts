import fc from "fast-check";

import { addDays } from "../../shared/domain/plain-date.ts";
import { benefitKinds, refundDecisions, resolutions } from "../../shared/domain/vocabulary.ts";
import type { OfferType } from "../../shared/domain/vocabulary.ts";

const kind = fc.constantFrom(...benefitKinds);
const decision = fc.constantFrom(...refundDecisions);
/** One of the latest incidents, so that repeats and second closures occur. */
const which = fc.nat({ max: 3 });
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.nat({ max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.nat({ max: 250 }) }),
  },
  {
    // The day before a boundary, the boundary itself, or the day after.
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("waitFor" as const),
      boundary: fc.constantFrom(
        "anniversary" as const,
        "anniversary" as const,
        "anniversary" as const,
        "end" as const,
      ),
      offset: fc.integer({ min: -1, max: 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("renew" as const),
      daysFromToday: fc.oneof(fc.constant(0), fc.integer({ min: -40, max: 400 })),
      newIds: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    // Dated in the window, and recorded in it or up to a few days too late.
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("waitFor" as const),
      boundary: fc.constant("end" as const),
      offset: fc.integer({ min: 1, max: 32 }),
    }),
  },
  {
    // Mostly the renewal that is recorded or has just taken effect.
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("takeBack" as const),
      termsAhead: fc.constantFrom(0, 0, 0, 1, 1, -1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("activate" as const), kind }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("link" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unlink" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("replace" as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("consume" as const), kind, technical: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      which,
      resolution: fc.constantFrom(...resolutions),
      decision: fc.option(decision),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("decide" as const), which, decision }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      which,
      resolution: fc.constantFrom(...resolutions),
    }),
  },
  {
    // Mostly of the current term, and mostly small, so that plans are used up and filled again.
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("adjust" as const),
      kind,
      delta: fc.constantFrom(-50, -3, -2, -1, 1, 2, 3),
      termsBack: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, -1),
    }),
  },
);

/** Actions of partners, portals and the calendar in sequence, most of them repeated. */
export type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
export type Act = Exclude<Command, { readonly do: "wait" | "waitFor" }>;

export const isAct = (command: Command): command is Act =>
  command.do !== "wait" && command.do !== "waitFor";

/** Actions on one day. */
export const act = command.filter(isAct);

/** Usually once, sometimes in a burst, so that plans are used up and requests are repeated. */
const times = fc.constantFrom(1, 1, 1, 2, 4);

/** A renewal that takes effect, and then mostly is taken back. */
const reversal = fc
  .record({
    offset: fc.integer({ min: 0, max: 45 }),
    newIds: fc.boolean(),
    inNewTerm: fc.constantFrom<Command[]>(
      [],
      [{ do: "activate", kind: "PartnerCloudSupport" }, { do: "link" }],
      [{ do: "consume", kind: "PartnerCloudSupport", technical: true }],
      [{ do: "activate", kind: "PartnerCloudSupport" }, { do: "replace" }],
    ),
    days: fc.constantFrom(0, 0, 10, 30, 31),
  })
  .map(({ days, inNewTerm, newIds, offset }): Command[] => [
    { do: "waitFor", boundary: "anniversary", offset },
    { do: "renew", daysFromToday: offset > 30 ? 25 - offset : 0, newIds },
    ...inNewTerm,
    { do: "wait", days },
    { do: "takeBack", termsAhead: 0 },
  ]);
/** A closure that is corrected around the last day on which that is possible. */
const lateCorrection = fc
  .record({
    resolution: fc.constantFrom("Resolved" as const, "Withdrawn" as const),
    days: fc.constantFrom(29, 30, 30, 31),
    corrected: fc.constantFrom(...resolutions),
  })
  .map(({ corrected, days, resolution }): Command[] => [
    { do: "consume", kind: "PartnerCloudSupport", technical: true },
    { do: "close", which: 0, resolution, decision: null },
    { do: "wait", days },
    { do: "correct", which: 0, resolution: corrected },
  ]);

const step = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(command, times).map(([each, n]) => repeated(each, n)) },
  { weight: 1, arbitrary: reversal },
  { weight: 1, arbitrary: lateCorrection },
);
const repeated = (each: Command, n: number): Command[] =>
  Array.from({ length: isAct(each) ? n : 1 }, () => each);

const types: readonly OfferType[] = [
  "SPD_SERVICES",
  "SPD_SERVICES",
  "SPD_TRAINING",
  "CORE",
  "CORE",
  "EXPANDED",
  "LAUNCH",
  "LEGACY_GOLD",
  "ACTION_PACK",
];
// Many dates near the boundaries: the retirement of legacy offers, the cap, and a leap day.
const anchor = fc.oneof(
  fc.integer({ min: 0, max: 1_000 }).map((days) => addDays("2023-06-01", days)),
  fc.integer({ min: -3, max: 3 }).map((days) => addDays("2024-06-23", days)),
  fc.integer({ min: -3, max: 3 }).map((days) => addDays("2024-01-22", days)),
  fc.constant("2024-02-29"),
);

export const history = fc.record({
  type: fc.constantFrom(...types),
  anchor,
  /** What is imported with the purchase: by how many days after their anniversary renewals come. */
  imported: fc.option(
    fc.record({
      daysAfter: fc.array(fc.nat({ max: 30 }), { maxLength: 2 }),
      used: fc.nat({ max: 50 }),
      active: fc.subarray([...benefitKinds]),
    }),
  ),
  // Histories start with an activation and a link. Otherwise guards 4 to 6 would refuse most consumes.
  commands: fc
    .array(step, { size: "max", maxLength: 50 })
    .map((rest): Command[] => [
      { do: "activate", kind: "PartnerCloudSupport" },
      { do: "activate", kind: "PartnerOnPremisesSupport" },
      { do: "link" },
      ...rest.flat(),
    ]),
});
