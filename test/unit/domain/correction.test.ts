import { describe, expect, test } from "vitest";

import { unchanged } from "../../../shared/domain/change.ts";
import { correctClosure, resolutionOf } from "../../../shared/domain/correction.ts";
import type { Incident } from "../../../shared/domain/incident.ts";
import { incidentAtCreation } from "../../../shared/domain/incident.ts";
import { canonical } from "../../../shared/domain/ledger.ts";
import type { RefundContext } from "../../../shared/domain/refund.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { Resolution } from "../../../shared/domain/vocabulary.ts";
import {
  aCause,
  aContract,
  anIncident,
  cloud,
  noon,
  refusalOf,
  theLine,
  valueOf,
} from "../../support/builders.ts";

const contextOn = (today: string): RefundContext => ({
  today,
  cause: aCause({ at: noon(today) }),
  rules: defaultRules,
  closedTerm: null,
});
const before = unchanged(aContract({ used: { [cloud]: 5 } }));

const closedAs = (resolution: Resolution, more: Partial<Incident> = {}): Incident =>
  anIncident(
    {},
    {
      state: "Closed",
      closure: { resolution, refundDecision: null },
      closedAt: noon("2025-10-05"),
      ...more,
    },
  );
const correct = (incident: Incident, to: Resolution, today = "2025-10-06") =>
  correctClosure(before, incident, to, contextOn(today));

describe("a correction", () => {
  type State = Incident["state"];
  test.each<[Resolution, State, Incident["refund"], Resolution, State, number]>([
    ["Resolved", "Closed", "NotEligible", "Duplicate", "Refunded", 1],
    ["Resolved", "Closed", "NotEligible", "Bug", "Refunded", 1],
    ["Withdrawn", "Closed", "NotEligible", "Bug", "Refunded", 1],
    ["Resolved", "Closed", "NotEligible", "Withdrawn", "Closed", 0],
    ["Withdrawn", "Closed", "NotEligible", "Resolved", "Closed", 0],
    ["Resolved", "RefundReview", "PendingReview", "Duplicate", "Refunded", 1],
    ["Resolved", "RefundReview", "PendingReview", "Withdrawn", "RefundReview", 0],
    ["Withdrawn", "RefundDenied", "Denied", "Bug", "Refunded", 1],
    ["Withdrawn", "RefundDenied", "Denied", "Resolved", "RefundDenied", 0],
  ])("of %s in state %s (%s) to %s ends %s, giving back %i", (...row) => {
    const [resolution, state, refund, to, after, back] = row;
    const { change, incident } = valueOf(correct(closedAs(resolution, { state, refund }), to));
    expect(incident).toMatchObject({ state: after, correction: to });
    expect(resolutionOf(incident)).toBe(to);
    expect(theLine(change.contract, cloud)).toMatchObject({ used: 5 - back, refunded: back });
    expect(change.entries).toHaveLength(back);
  });

  test("that refunds says why in its entry, and the hash covers it", () => {
    const { change } = valueOf(correct(closedAs("Resolved"), "Bug"));
    const [entry] = change.entries;
    const reason = "The closure was corrected from Resolved to Bug.";
    expect(entry).toMatchObject({ type: "Refund", actor: aCause().actor, reason });
    expect(entry && canonical(entry)).toContain(`"reason":"${reason}"`);
  });

  test.each([
    ["on the 30th day is in time", "2025-11-04", undefined],
    ["on the 31st day is too late", "2025-11-05", "TOO_LATE"],
  ])("%s", (_what, today, reason) => {
    const corrected = correct(closedAs("Resolved"), "Duplicate", today);
    expect(corrected.ok ? undefined : corrected.refusal.reason).toBe(reason);
  });

  test("to the resolution that the incident has changes nothing, however late", () => {
    const incident = closedAs("Resolved", { correction: "Withdrawn" });
    const repeated = valueOf(correct(incident, "Withdrawn", "2027-01-01"));
    expect(repeated).toMatchObject({ change: before, incident });
  });

  test.each<[string, Incident, Resolution, object]>([
    ["open", anIncident(), "Bug", { remedy: "CLOSE_INCIDENT" }],
    [
      "refunded",
      closedAs("Duplicate", { state: "Refunded", refund: "Applied" }),
      "Resolved",
      { reason: "ALREADY_REFUNDED" },
    ],
    [
      "refunded by decision",
      closedAs("Resolved", { state: "Refunded", refund: "Applied" }),
      "Duplicate",
      { reason: "ALREADY_REFUNDED" },
    ],
    [
      "corrected before",
      closedAs("Resolved", { correction: "Withdrawn" }),
      "Bug",
      { reason: "ALREADY_CORRECTED" },
    ],
    [
      "corrected back",
      closedAs("Resolved", { correction: "Withdrawn" }),
      "Resolved",
      { reason: "ALREADY_CORRECTED" },
    ],
  ])("of an incident that is %s is refused", (_what, incident, to, more) => {
    expect(refusalOf(correct(incident, to))).toMatchObject({
      code: "CORRECTION_NOT_ALLOWED",
      ...more,
    });
  });

  test("leaves the answer to a repeated creation as it was", () => {
    const { incident } = valueOf(correct(closedAs("Resolved"), "Bug"));
    expect(incidentAtCreation(incident)).toEqual(anIncident());
  });
});
